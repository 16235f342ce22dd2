"""Records that moved to another prison are read here and not written: the one place that says so."""

from __future__ import annotations

from sqlalchemy import bindparam, func, select
from sqlalchemy.engine import Connection

from talat.records import tables as t

OUT, IN, BACK = "out", "in", "back"
TO_LEARNER = "ข้อมูลการเรียนของคุณย้ายไปเรือนจำใหม่แล้ว เรียนต่อที่นั่นได้เลย งานเดิมอยู่ครบ"


class Moved(ValueError):
    """A learner's records live in another prison; `message_th` is Thai with English."""

    def __init__(self, message_th: str):
        super().__init__(message_th)
        self.message_th = message_th


_MOVES = t.transfers.c
_NEWEST = (
    select(_MOVES.way, _MOVES.prison)
    .where(_MOVES.learner == bindparam("learner"))
    .order_by(_MOVES.id.desc())
    .limit(1)
)


def away_in(connection: Connection, learner: str) -> str | None:
    """The code of the prison where the learner's records live now; None while they live here."""
    row = connection.execute(_NEWEST, {"learner": learner}).one_or_none()
    return row.prison if row and row.way == OUT else None


def refuse_in(connection: Connection, learner: str, refusal: type[Exception]) -> None:
    """Raise `refusal`, in words for staff, when the learner's records live in another prison."""
    prison = away_in(connection, learner)
    if prison is not None:
        raise refusal(
            f"ข้อมูลของ {learner} ย้ายไปที่ {prison} แล้ว ที่นี่เปิดดูได้อย่างเดียว / "
            f"The records of {learner} moved to {prison}; here they can only be read."
        )


def away():
    """Learners whose records live in another prison, as a query for others to use."""
    newest = select(func.max(_MOVES.id)).group_by(_MOVES.learner)
    return select(_MOVES.learner).where(_MOVES.id.in_(newest), _MOVES.way == OUT)
