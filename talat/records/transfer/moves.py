"""Who moved, for staff to look at."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from talat.records import tables as t
from talat.records.database import Records


@dataclass(frozen=True)
class Move:
    """The newest move of a learner: "out", "in" or "back", from or to which prison, when and by whom."""

    learner: str
    name: str
    way: str
    prison: str
    at: str
    by: str


def newest(r: Records, most: int = 200) -> list[Move]:
    """The newest move of each learner who ever moved, newest first."""
    moves = t.transfers.c
    last = select(func.max(moves.id)).group_by(moves.learner)
    what = (moves.learner, t.accounts.c.name, moves.way, moves.prison, moves.at, moves.by)
    wanted = select(*what).join(t.accounts, t.accounts.c.login == moves.learner).where(moves.id.in_(last))
    with r.read() as connection:
        return [Move(*row) for row in connection.execute(wanted.order_by(moves.id.desc()).limit(most))]
