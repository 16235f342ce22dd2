"""What if: a journal played again with one decision changed, under the same luck or under many lucks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from talat.engine import experiment
from talat.journal.events import Event
from talat.journal.play import Play, replay
from talat.scenarios.market import Market


@dataclass(frozen=True)
class Change:
    """One decision of a journal changed. Positions count from 0."""

    at: int
    event: Event | None = None  # what stands there instead; None takes the decision out
    inserted: bool = False  # `event` comes before what stands there, which stays

    def of(self, events: Iterable[Event]) -> list[Event]:
        """The journal with the change; IndexError when there is no such position."""
        events = list(events)
        if not 0 <= self.at < len(events) + self.inserted:
            raise IndexError(f"a journal of {len(events)} decisions has no position {self.at}")
        new = [] if self.event is None else [self.event]
        return events[: self.at] + new + events[self.at + (not self.inserted) :]


@dataclass(frozen=True)
class Difference:
    """Two plays of one market under one luck."""

    as_it_was: Play
    had_it_been: Play

    def of(self, name: str) -> int:
        """What the change would have added to one number of the summary."""
        return getattr(self.had_it_been.summary, name) - getattr(self.as_it_was.summary, name)


def rerun(market: Market, seed: int, events: Iterable[Event], change: Change) -> Play:
    """The play with one decision changed, same luck; BadEvent when the rest may not follow it."""
    return replay(market, seed, change.of(events))


def compare(market: Market, seed: int, events: Sequence[Event], change: Change) -> Difference:
    """The play as it was beside the play as it would have been."""
    return Difference(replay(market, seed, events), rerun(market, seed, events, change))


def profit(play: Play) -> int:
    """Satang earned: of a shop with a season, what all orders bring in the end."""
    return getattr(play.summary, "earned", play.summary.profit)


def luck(
    market: Market,
    events: Sequence[Event],
    seeds: Iterable[int],
    measure: Callable[[Play], float] = profit,
) -> experiment.Interval:
    """What the same decisions bring under many lucks: mean, and where nine of ten results lie."""
    return experiment.of_luck([measure(replay(market, seed, events)) for seed in seeds])


def effect(
    market: Market,
    events: Sequence[Event],
    change: Change,
    seeds: Iterable[int],
    measure: Callable[[Play], float] = profit,
) -> experiment.Interval:
    """What a change adds on average over many lucks, and how sure that average is."""
    changed, gaps = change.of(events), []
    for seed in seeds:
        gaps.append(measure(replay(market, seed, changed)) - measure(replay(market, seed, events)))
    return experiment.of_mean(gaps)
