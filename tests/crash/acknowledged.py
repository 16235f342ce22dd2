"""What people were told is recorded, and whether a database still has it: once, the chain whole."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field

from sqlalchemy import select

from talat.journal.chain import BrokenChain
from talat.journal.events import Event, Submit
from talat.records import attempts, audit, database, tables
from talat.records.database import Records

WHOLE_LIST = 4  # learners of one class list


@dataclass
class Acknowledged:
    """Everything that was answered with "recorded", by what finds it again, and when (time.monotonic_ns)."""

    decisions: dict[tuple[str, str], tuple] = field(default_factory=dict)  # (attempt, key): seq, when
    submitted: dict[str, int] = field(default_factory=dict)  # attempt: when
    beats: dict[tuple[str, int], int] = field(default_factory=dict)  # (learner, half-minute): when
    lists: dict[str, int] = field(default_factory=dict)  # class that came as a list: when
    tried: dict[tuple[str, str], tuple] = field(default_factory=dict)  # (attempt, key): event, after, when
    refused: list = field(default_factory=list)  # decisions that should have been taken, each with why not

    def trying(self, attempt: str, key: str, event: Event, after: int) -> None:
        """A decision is about to be sent, perhaps again."""
        self.tried.setdefault((attempt, key), (event, after, time.monotonic_ns()))

    def decided(self, attempt: str, key: str, seq: int, event: Event) -> None:
        """A decision was acknowledged."""
        self.decisions[attempt, key] = (seq, time.monotonic_ns())
        if isinstance(event, Submit):
            self.submitted[attempt] = time.monotonic_ns()

    def counts(self) -> dict[str, int]:
        """How many of each."""
        kinds = {"decisions": self.decisions, "submissions": self.submitted}
        return {name: len(many) for name, many in {**kinds, "beats": self.beats, "lists": self.lists}.items()}

    def until(self, moment: int) -> Acknowledged:
        """As it was at that moment."""
        plain = [
            {one: at for one, at in many.items() if at < moment}
            for many in (self.submitted, self.beats, self.lists)
        ]
        decisions, tried = (
            {one: said for one, said in many.items() if said[-1] < moment}
            for many in (self.decisions, self.tried)
        )
        return Acknowledged(decisions, *plain, tried)

    def unanswered(self) -> dict[tuple[str, str], tuple[Event, int]]:
        """What was sent and not acknowledged."""
        return {one: sent[:2] for one, sent in self.tried.items() if one not in self.decisions}


@dataclass
class Verdict:
    """How a database compares with what was acknowledged; nothing but zeros is right."""

    lost: list = field(default_factory=list)
    duplicated: list = field(default_factory=list)
    broken: list = field(default_factory=list)

    def add(self, other: Verdict) -> None:
        """This verdict and another one as one."""
        for name in ("lost", "duplicated", "broken"):
            getattr(self, name).extend(getattr(other, name))

    def report(self) -> dict:
        """How many of each; of what is wrong the first few, to look at."""
        wrong = {"lost": self.lost, "duplicated": self.duplicated, "chain_broken": self.broken}
        looked_at = [f"{name}: {one}" for name, many in wrong.items() for one in many[:3]]
        return {name: len(many) for name, many in wrong.items()} | ({"see": looked_at} if looked_at else {})


def judge(r: Records, told: Acknowledged, thorough: bool = True) -> Verdict:
    """Look for all that was acknowledged; `thorough` also checks every chain and the file itself."""
    found = Verdict()
    rows = _journal(r)
    _decisions(rows, told, found)
    _others(r, told, found)
    if thorough:
        _chains(r, found)
    return found


def _journal(r: Records) -> list:
    with r.read() as connection:
        wanted = select(tables.journal.c["attempt_id", "key", "seq", "event"])
        return list(connection.execute(wanted))


def _decisions(rows: list, told: Acknowledged, found: Verdict) -> None:
    there: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        there.setdefault((row.attempt_id, row.key), []).append(row.seq)
    found.lost += told.refused
    found.lost += [one for one, (seq, _) in told.decisions.items() if seq not in there.get(one, ())]
    found.duplicated += [one for one, seqs in there.items() if len(seqs) > 1]
    # A row nobody sent would be somebody's decision under another name.
    found.duplicated += [one for one in there if one not in told.tried]


def _others(r: Records, told: Acknowledged, found: Verdict) -> None:
    mark, beat, person = tables.attempts.c, tables.half_minutes.c, tables.accounts.c
    with r.read() as connection:
        handed_in = select(mark.id).where(mark.submitted_at.is_not(None), mark.awaits_grade)
        submitted = set(connection.execute(handed_in).scalars())
        beats = {tuple(row) for row in connection.execute(select(beat.learner, beat.slot))}
        listed = dict(connection.execute(select(person.login, person.class_id)).all())
        enrolled = set(connection.execute(select(tables.enrolments.c.learner)).scalars())
    lists = Counter(name for name in listed.values() if name and name.startswith("list-"))
    found.lost += [one for one in told.submitted if one not in submitted]
    found.lost += [one for one in told.beats if one not in beats]
    found.lost += [one for one in told.lists if one not in lists]
    found.broken += [f"{name} has {size} learners" for name, size in lists.items() if size != WHOLE_LIST]
    found.broken += [
        f"{who} has no course" for who, name in listed.items() if name in lists and who not in enrolled
    ]


def _chains(r: Records, found: Verdict) -> None:
    with r.read() as connection:
        ids = list(connection.execute(select(tables.attempts.c.id)).scalars())
    for check in (*((attempts.verify, r, one) for one in ids), (audit.verify, r)):
        try:
            check[0](*check[1:])
        except BrokenChain as broken:
            found.broken.append((check[2:], broken.seq))
    if database.sqlite_path(r.url):
        with r.read() as connection:
            said = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
            loose = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        found.broken += [said] * (said != "ok") + loose
