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
class Order:
    """The order of one exercise's market: its length in days and the photos it offers."""

    days: int
    photos: frozenset[str] | set[str]
    most: int = MOST_EVENTS

    def check(self, events: Iterable[Event], new: Event) -> None:
        """Nothing when `new` may follow `events`; BadEvent (Thai) when it may not."""
        before = list(events)
        if any(isinstance(e, Submit) for e in before):
            raise BadEvent("งานนี้ส่งแล้ว แก้ไขไม่ได้ ถ้าอยากลองอีก ให้กดเริ่มรอบใหม่")
        if isinstance(new, Submit):
            return
        if len(before) >= self.most:
            raise BadEvent("รอบนี้บันทึกเต็มแล้ว กรุณากดส่งงาน หรือแจ้งครูผู้สอน")
        if isinstance(new, ChoosePhoto) and new.photo not in self.photos:
            raise BadEvent("ไม่มีรูปนี้ กรุณาเลือกรูปจากที่เห็นบนหน้าจอ")
        if isinstance(new, NextDay):
            self._check_day(before)

    def _check_day(self, before: list[Event]) -> None:
        if not any(isinstance(e, SetPrice) for e in before):
            raise BadEvent("ยังไม่ได้ตั้งราคา กรุณาตั้งราคาก่อนเปิดร้าน")
        if sum(isinstance(e, NextDay) for e in before) >= self.days:
            raise BadEvent(f"ครบ {self.days} วันแล้ว กรุณากดส่งงาน")
