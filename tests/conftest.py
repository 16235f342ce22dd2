"""Fixtures every part of the tests may use."""

import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

from hub_config.paths import Home
from tests import machine
from tests import postgresql as servers

# How long an example takes is no property of ours: a busy machine would fail what is right.
settings.register_profile("talat", deadline=None)
settings.load_profile("talat")


def pytest_collection_modifyitems(items):
    """A part this machine cannot run is skipped with its reason."""
    for item in items:
        if "docker" in item.keywords and (why := machine.no_containers()):
            item.add_marker(pytest.mark.skip(reason=why))
        if "browser" in item.keywords and not machine.chromium():
            item.add_marker(pytest.mark.skip(reason="Chromium is not installed and could not be installed"))
        if "postgresql" in item.keywords and servers.programs() is None:
            item.add_marker(pytest.mark.skip(reason=servers.MISSING))


@pytest.fixture
def short_home():
    """A made home with a short path: pytest's own directories are too long for unix sockets."""
    root = Path(tempfile.mkdtemp(prefix="tl-", dir="/tmp"))
    home = Home(root)
    home.make()
    yield home
    shutil.rmtree(root)


@pytest.fixture(scope="module")
def browser():
    """One Chromium a module: while it is open its loop runs in the main thread, where others may want one."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=machine.chromium(), args=machine.CHROMIUM_OPTIONS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def postgresql():
    """One PostgreSQL server for the whole run."""
    with servers.running() as cluster:
        yield cluster
