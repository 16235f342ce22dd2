"""What may follow what in a journal: the small rules the records keep without running the market."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from talat.journal.events import BadEvent, ChoosePhoto, Event, NextDay, SetPrice, Stamped, Submit

MOST_EVENTS = 5_000  # decisions in one attempt; a unit needs about a hundred


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
    priced: bool = False
    submitted: bool = False

    def then(self, event: Event) -> Progress:
        """The progress with one more decision."""
        return Progress(
            self.events + 1,
            self.days + isinstance(event, NextDay),
            self.priced or isinstance(event, SetPrice),
            self.submitted or isinstance(event, Submit),
        )


def progress(events: Iterable[Event]) -> Progress:
    """The progress of a journal with these decisions."""
    known = list(events)
    days = sum(isinstance(event, NextDay) for event in known)
    priced = any(isinstance(event, SetPrice) for event in known)
    return Progress(len(known), days, priced, any(isinstance(event, Submit) for event in known))


def check_open(so_far: Progress, new: Event, most: int = MOST_EVENTS) -> None:
    """BadEvent when a journal takes no more decisions: it is submitted, or full but for the submission."""
    if so_far.submitted:
        raise BadEvent("งานนี้ส่งแล้ว แก้ไม่ได้ ถ้าอยากลองอีก เริ่มรอบใหม่ได้")
    if so_far.events >= most and not isinstance(new, Submit):
        raise BadEvent("รอบนี้บันทึกเต็มแล้ว กดส่งงานได้เลย หรือบอกครู")


@dataclass(frozen=True)
class Order:
    """The order of one exercise's market: its length in days and the photos it offers."""

    days: int
    photos: frozenset[str] | set[str]
    most: int = MOST_EVENTS

    def check(self, events: Iterable[Event], new: Event) -> None:
        """Nothing when `new` may follow `events`; BadEvent (Thai) when it may not."""
        self.check_next(progress(events), new)

    def check_next(self, so_far: Progress, new: Event) -> None:
        """The same, for a journal that has come so far."""
        check_open(so_far, new, self.most)
        if isinstance(new, ChoosePhoto) and new.photo not in self.photos:
            raise BadEvent("ไม่มีรูปนี้ เลือกรูปที่เห็นบนหน้าจอ")
        if isinstance(new, NextDay) and not so_far.priced:
            raise BadEvent("ยังไม่ได้ตั้งราคา ตั้งราคาก่อน แล้วค่อยเปิดร้าน")
        if isinstance(new, NextDay) and so_far.days >= self.days:
            raise BadEvent(f"ขายครบ {self.days} วันแล้ว ไปขั้นต่อไปได้เลย")
