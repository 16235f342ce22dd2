"""The grader process: says how it is, survives faults of others, and will not start half."""

import socket
import subprocess
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

from graders import service, trouble
from graders.health import Health

REPO = Path(__file__).resolve().parents[2]


def _inbox(root, tick=lambda stop: 0):
    return SimpleNamespace(root=root, graded=3, slowest_s=0.123, tick=tick)


def _ask(path):
    with socket.socket(socket.AF_UNIX) as door:
        door.connect(str(path))
        door.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        return b"".join(iter(lambda: door.recv(4096), b"")).decode()


def test_health_answers_on_the_socket(short_home):
    health = Health(short_home.services / "grader.sock", lambda: 1.0)
    health.start()
    health.tell(_inbox(short_home.root))
    answer = _ask(health.socket)
    assert answer.startswith("HTTP/1.1 200") and '"graded": 3' in answer
    assert health.socket.stat().st_mode & 0o777 == 0o600


def test_a_grader_without_rounds_is_not_well(tmp_path):
    now = [0.0]
    health = Health(tmp_path / "s", lambda: now[0])
    health.tell(_inbox(tmp_path))
    assert health.answer()[0] == 200
    now[0] = 91.0
    assert health.answer()[0] == 503 and health.answer()[1]["ok"] is False


def test_health_names_work_in_trouble(tmp_path):
    health = Health(tmp_path / "s", lambda: 0.0)
    assert trouble.note(tmp_path, "abc", "บันทึกเสีย / broken") is True
    assert trouble.note(tmp_path, "abc", "บันทึกเสีย / broken") is False
    health.tell(_inbox(tmp_path))
    assert health.answer()[1]["trouble"] == {"abc": "บันทึกเสีย / broken"}
    trouble.mended(tmp_path, "abc")
    assert trouble.reasons(tmp_path) == {}


def test_a_failing_round_is_followed_by_the_next(tmp_path, monkeypatch):
    stop, rounds = threading.Event(), []

    def tick(_):
        rounds.append(1)
        if len(rounds) == 2:
            stop.set()
            return 0
        raise OSError("the records are locked")

    monkeypatch.setattr(service, "PAUSE_S", 0.001)
    service.serve(_inbox(tmp_path, tick), Health(tmp_path / "s", lambda: 0.0), stop)
    assert len(rounds) == 2


def test_it_does_not_start_without_a_key(short_home):
    told = {"TALAT_HOME": str(short_home.root), "TALAT_RECORDS_URL": short_home.records_url}
    told |= {"TALAT_GRADING_KEY_FILE": str(short_home.secrets / "none"), "PYTHONPATH": str(REPO)}
    command = [sys.executable, "-m", "graders.service"]
    ran = subprocess.run(command, env=told, cwd="/", capture_output=True, text=True, timeout=60)
    assert ran.returncode == 1 and "the grader cannot start" in ran.stderr and "Traceback" not in ran.stderr
