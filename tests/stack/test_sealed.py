"""The walls of a real learner container, and for each kind of wall a container without it."""

import subprocess

import pytest
import requests

from tests.stack import sealed_report, surface
from tests.stack.small_hub import COURSE

pytestmark = [pytest.mark.docker, pytest.mark.timeout(240)]
LEARNER = sealed_report.LEARNER


@pytest.fixture(scope="module")
def seat():
    """One real seat for the tests that leave it as it is."""
    with sealed_report.seat() as found:
        yield found


def failed(rows):
    """The names of the walls that are missing, with what was seen."""
    return {row.wall: f"{row.inside} | {row.outside}" for row in rows if not row.passed}


def test_every_wall_stands(seat):
    rows = sealed_report.rows(seat)
    assert not failed(rows)
    assert len(rows) >= 60


@pytest.mark.parametrize(
    ("without", "part", "wall"),
    [
        ("Network", "no network", "no network interface but loopback"),
        ("ReadOnly", "read-only", "read-only root"),
        ("Pids", "processes", "number of processes"),
        ("Memory", "equals", "memory equals memory and swap"),
        ("Capabilities", "capabilities", "no capabilities"),
        ("Privileges", "privileges", "no new privileges"),
        ("Noexec", "run from", "nothing can run from the writable spaces"),
        ("Inodes", "in files", "writable spaces are bounded in files"),
        ("Filter", "two system-call", "two system-call filters on server and kernels"),
        ("Room", "own socket", "the seat's own socket cannot be replaced"),
    ],
)
def test_a_missing_wall_is_noticed(without, part, wall):
    with sealed_report.seat(f"tests.stack.fewer_walls.{without}") as open_seat:
        assert wall in failed(open_seat.verify(part))


def test_flock_works_where_the_filter_is_missing(seat):
    tried = "import fcntl, os; fcntl.flock(os.open('/srv/content', 0), fcntl.LOCK_SH); print('locked')"
    command = ["docker", "exec", seat.container, "python3", "-I"]
    plain = subprocess.run([*command, "-c", tried], capture_output=True, text=True)
    assert plain.stdout.strip() == "locked"  # docker exec alone has Docker's filter only
    assert {row.wall: row.passed for row in seat.verify("flock")} == {"flock on shared content": True}


def test_code_would_run_through_a_websocket_that_passes_everything():
    with sealed_report.seat("tests.stack.fewer_walls.Messages") as open_seat:
        through = surface.run_code(
            open_seat.hub.url, LEARNER, open_seat.kernel, open_seat.token, open_seat.container
        )
    assert f"{surface.CANARY} was created" in through


def test_records_are_asked_with_the_seats_own_key(seat):
    asked = seat.hub.records.asked[-1]
    assert asked["path"].startswith("/v1/may-open?course=market&unit=")
    assert asked["key"] == "Bearer seat-key"


def test_a_unit_that_is_not_open_says_so_in_thai(seat):
    answer = unit(seat, "no-entry")
    assert answer.status_code == 403
    assert "บทเรียนนี้ยังไม่ได้เปิดให้คุณ" in answer.text


def test_an_unknown_unit_is_a_thai_page(seat):
    answer = unit(seat, "missing")
    assert answer.status_code == 404
    assert "ไม่พบหน้านี้" in answer.text and "Traceback" not in answer.text


def test_records_down_says_so_and_tries_again(seat):
    door = seat.hub.home.socket("records")
    door.rename(door.with_suffix(".away"))
    try:
        answer = unit(seat, "price")
    finally:
        door.with_suffix(".away").rename(door)
    assert answer.status_code == 503
    assert "ยังไม่ตอบ" in answer.text and 'http-equiv="refresh"' in answer.text


def test_the_page_forbids_what_it_does_not_need(seat):
    policy = unit(seat, "price").headers["Content-Security-Policy"]
    assert (
        "default-src 'self'" in policy
        and "connect-src 'self'" in policy
        and "frame-ancestors 'none'" in policy
    )
    scripts = next(part for part in policy.split("; ") if part.startswith("script-src"))
    assert "unsafe" not in scripts and "*" not in policy


def test_a_killed_container_is_replaced_at_the_next_start(seat):
    hub, before = seat.hub, seat.container
    subprocess.run(["docker", "kill", before], check=True, capture_output=True)
    hub.stop(LEARNER)
    hub.wait_stopped(LEARNER)
    hub.start(LEARNER)
    again = sealed_report.Seat(hub, seat.token)
    assert again.container != before
    seat.__dict__.update(again.__dict__)


def test_a_restarted_hub_finds_the_seat_again(seat):
    hub, before = seat.hub, seat.container
    hub.restart()
    assert hub.api("GET", f"/users/{LEARNER}").json()["servers"][""]["ready"]
    again = sealed_report.Seat(hub, seat.token)
    assert again.container == before


def test_stopping_leaves_nothing_behind(seat):
    hub = seat.hub
    hub.stop(LEARNER)
    hub.wait_stopped(LEARNER)
    left = subprocess.run(["docker", "inspect", seat.container], capture_output=True)
    assert left.returncode != 0
    assert not list(hub.home.seats.iterdir())


def unit(seat, name):
    """A unit's page as its owner sees it."""
    address = f"{seat.hub.url}/user/{LEARNER}/unit/{COURSE}/{name}"
    return requests.get(address, headers={"Authorization": f"token {seat.token}"}, timeout=60)
