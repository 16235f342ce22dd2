"""The nursery: what it forks lives, ends and is buried; what a seat leaves out stays out."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import threading

import pytest

from images.build import LEARNER, ROOT

sys.path.insert(0, str(LEARNER))

from seat import nursery  # noqa: E402
from seat.forked import ForkedKernel, Line  # noqa: E402

ENVIRONMENT = {"PYTHONPATH": f"{LEARNER}:{ROOT}", "PATH": os.environ["PATH"], "HOME": "/tmp"}
LEFT_OUT = ("sqlalchemy", "alembic", "jupyterhub.orm", "jupyter_server.serverapp", "jupyter_events")


def said(code, **environment):
    """What a fresh interpreter prints for `code`."""
    command = [sys.executable, "-W", "ignore", "-c", code]
    done = subprocess.run(command, env=ENVIRONMENT | environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_a_seat_imports_no_database_and_no_other_server():
    found = said(
        "import sys; from seat import server; "
        "print(*[name for name, module in sys.modules.items() if getattr(module, '__file__', None)])"
    ).split()
    assert "voila.app" in found and "jupyterhub.services.auth" in found
    assert not [name for name in LEFT_OUT if name in found]


def test_what_is_left_out_can_be_inherited_caught_and_called():
    code = """
from seat.lean import leave_out
leave_out(); leave_out()
from sqlalchemy.exc import SQLAlchemyError
from jupyter_events import EventLogger
class Mine(EventLogger): pass
assert issubclass(SQLAlchemyError, Exception)
print(Mine(schemas=[]).emit(schema_id="x", data={}))
"""
    assert said(code) == "None"


def test_the_hubs_token_check_is_whole_without_a_database():
    code = """
from seat import server
from jupyterhub.services.auth import HubOAuth
auth = HubOAuth(access_scopes=["access:servers!user=a"])
print(sorted(auth.check_scopes(["access:servers!user=a"], {"scopes": ["access:servers!user=a"]})),
      sorted(auth.check_scopes(["access:servers!user=a"], {"scopes": ["access:servers!user=b"]})))
"""
    assert said(code, JUPYTERHUB_API_TOKEN="x") == "['access:servers!user=a'] []"


@pytest.fixture
def kernel(monkeypatch):
    """A provisioner whose nursery is a thread of this test; what it forks only waits."""
    monkeypatch.setattr(nursery, "become_kernel", lambda asked: signal.pause())
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    tending = nursery.Nursery(ours)
    tending.later = []
    thread = threading.Thread(target=tending.tend)
    thread.start()
    ForkedKernel.line = Line(theirs)
    yield ForkedKernel()
    theirs.close()
    thread.join(10)
    assert not thread.is_alive()
    ours.close()


# A fork of a process with threads is what the nursery never does; this test's own fork only waits.
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_a_kernel_is_born_watched_and_killed(kernel):
    async def life():
        await kernel.launch_kernel(["-f", "x"], env={}, cwd="/")
        assert kernel.has_process and await kernel.poll() is None
        await kernel.kill()
        assert await asyncio.wait_for(kernel.wait(), 10) == 0
        assert not kernel.has_process and await kernel.poll() == 0
        await kernel.send_signal(signal.SIGTERM)  # to nobody

    asyncio.run(life())


def test_every_tool_is_loaded_before_a_kernel_is_asked_for():
    assert "talat.apps.storefront" in nursery.tools()
