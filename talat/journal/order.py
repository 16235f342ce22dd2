"""What may follow what in a journal: the small rules the records keep without running the market.

Whatever can be refused is refused here, before it is recorded: a play takes everything its order lets pass.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from talat.journal.decision import BadEvent, NextDay, OpenScreen, SharedEvent, Submit
from talat.journal.events import Event, Stamped

MOST_EVENTS = 5_000  # decisions in one attempt; a unit needs about a hundred
NOT_HERE = "บทนี้ยังไม่มีเรื่องนี้ เลือกจากปุ่มที่เห็น"


class OutOfStep(Exception):
    """The journal already holds `events` after the last one the sender knew."""

    def __init__(self, events: list[Stamped]):
        super().__init__(f"{len(events)} decisions were recorded since")
        self.events = events


@dataclass(frozen=True)
class Progress:
    """How far a journal has come: as much of it as the order of decisions depends on."""

    events: int = 0
    days: int = 0
    submitted: bool = False
    marks: frozenset[str] = frozenset()  # kinds of decisions taken, and names of what they made

    def then(self, event: Event) -> Progress:
        """The progress with one more decision."""
        marks = event.marks()
        return Progress(
            self.events + 1,
            self.days + isinstance(event, NextDay),
            self.submitted or isinstance(event, Submit),
            self.marks if marks <= self.marks else self.marks | marks,
        )


def progress(events: Iterable[Event]) -> Progress:
    """The progress of a journal with these decisions."""
    known = list(events)
    days = sum(isinstance(event, NextDay) for event in known)
    marks = frozenset(mark for event in known for mark in event.marks())
    return Progress(len(known), days, any(isinstance(event, Submit) for event in known), marks)


def check_open(so_far: Progress, new: Event, most: int = MOST_EVENTS) -> None:
    """BadEvent when a journal takes no more decisions: it is submitted, or full but for the submission."""
    if so_far.submitted:
        raise BadEvent("งานนี้ส่งแล้ว แก้ไม่ได้ ถ้าอยากลองอีก เริ่มรอบใหม่ได้")
    if so_far.events >= most and not isinstance(new, Submit):
        raise BadEvent("รอบนี้บันทึกเต็มแล้ว กดส่งงานได้เลย หรือบอกครู")


@dataclass(frozen=True, kw_only=True)
class Order:
    """The order of one exercise's market; each tool has its own kind."""

    days: int
    most: int = MOST_EVENTS

    screens: ClassVar[frozenset[str]] = frozenset()  # that the tool can go to
    takes: ClassVar[tuple[type, ...]] = ()  # its own decisions, beside the shared ones
    all_done: ClassVar[str] = "ครบ {days} วันแล้ว ไปขั้นต่อไปได้เลย"

    def check(self, events: Iterable[Event], new: Event) -> None:
        """Nothing when `new` may follow `events`; BadEvent (Thai) when it may not."""
        self.check_next(progress(events), new)

    def check_next(self, so_far: Progress, new: Event) -> None:
        """The same, for a journal that has come so far."""
        check_open(so_far, new, self.most)
        problem = self._shared_problem(so_far, new) or self.problem(so_far, new)
        if problem:
            raise BadEvent(problem)

    def _shared_problem(self, so_far: Progress, new: Event) -> str:
        if isinstance(new, OpenScreen):
            return "" if new.screen in self.screens else "ไม่มีหน้านี้ เลือกจากปุ่มที่เห็นบนหน้าจอ"
        if isinstance(new, NextDay) and so_far.days >= self.days:
            return self.all_done.format(days=self.days)
        return "" if isinstance(new, (SharedEvent, self.takes)) else NOT_HERE

    def problem(self, so_far: Progress, new: Event) -> str:
        """Thai: why the tool does not take `new` now; "" when it does."""
        raise NotImplementedError


def order_of(market) -> Order:
    """The `Order` of a market."""
    from talat.content.recap import Recap
    from talat.journal.ads.order import ads_order  # these need Order itself
    from talat.journal.poster.order import poster_order
    from talat.journal.recap.order import recap_order
    from talat.journal.shop.order import shop_order
    from talat.scenarios.page_market import PageMarket
    from talat.scenarios.poster_brief import PosterBrief

    if isinstance(market, Recap):
        return recap_order(market)
    if isinstance(market, PosterBrief):
        return poster_order(market)
    return ads_order(market) if isinstance(market, PageMarket) else shop_order(market)
