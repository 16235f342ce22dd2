"""The pace of a seat: a burst is let through, a flood is slowed, others are not."""

from hub_config import pace
from hub_config.pace import BURST, MOST_SEATS, PER_S, Pace


def test_a_burst_then_the_steady_pace():
    now = [0.0]
    seats = Pace(clock=lambda: now[0])
    assert sum(seats.allows("a") for _ in range(500)) == BURST
    now[0] = 10.0
    assert sum(seats.allows("a") for _ in range(500)) == 10 * PER_S
    now[0] = 10_000.0
    assert sum(seats.allows("a") for _ in range(500)) == BURST


def test_one_flood_slows_nobody_else():
    seats = Pace(clock=lambda: 0.0)
    for _ in range(500):
        seats.allows("a")
    assert seats.allows("b")
    assert not seats.allows("a")


def test_only_so_many_names_are_remembered(monkeypatch):
    monkeypatch.setattr(pace, "MOST_SEATS", 10)
    seats = Pace(clock=lambda: 0.0)
    for name in range(1_000):
        seats.allows(str(name))
    assert len(seats._buckets) == 10 < MOST_SEATS
