"""Hours and completion of many learners as rows: the same reading for the page and for the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from graders import completion, csv_cell
from graders.completion import Completion
from hub_config.desks import thai
from talat.records import accounts, catalogue, enrolment, flags
from talat.records.accounts import Account
from talat.records.clock import read

LATELY = timedelta(days=28)  # flags older than this are on the learner's own page
HEAD = (
    "เลขประจำตัว / number",
    "ชื่อ / name",
    "ห้อง / class",
    "วิชา / course",
    "เริ่ม / enrolled",
    "อ่าน / reading min",
    "ฝึก / practice min",
    "ทำโจทย์ / exercise min",
    "ในชั้น / class min",
    "ตัดออก / struck min",
    "นับได้ / counted min",
    "ต้องได้ / needed min",
    "บทที่ผ่าน / passed",
    "บทที่ต้องผ่าน / required",
    "จบ / complete",
    "จบเมื่อ / since",
    "จบโดย / by",
    "ขอโดย / asked by",
    "อนุมัติโดย / agreed by",
    "เหตุผล / reason",
)


@dataclass(frozen=True)
class Row:
    """One learner in one course; `completion` None while the course is not published."""

    account: Account
    course: str
    title: str
    completion: Completion | None


def rows(records, learners: list[Account], lessons) -> list[Row]:
    """A row for each course each of them takes, in their order; courses in order of enrolment."""
    numbers = [person.login for person in learners]
    taken = enrolment.courses_by_learner(records, numbers)
    slugs = sorted({slug for theirs in taken.values() for slug in theirs})
    published = [course for slug in slugs if (course := lessons.course(slug))]
    found = completion.of_many(records, numbers, published)
    return [
        Row(person, slug, catalogue.title(slug), found[person.login].get(slug))
        for person in learners
        for slug in taken[person.login]
    ]


def open_flags(records, learners: list[Account]) -> dict[str, int]:
    """{learner: flags of the last weeks that nobody has looked at}."""
    counted: dict[str, int] = {}
    for flag in flags.flags(records, [person.login for person in learners], datetime.now(UTC) - LATELY):
        if flag.review is None:
            counted[flag.learner] = counted.get(flag.learner, 0) + 1
    return counted


def csv(records, learners: list[Account], lessons) -> str:
    """All of it for a spreadsheet."""
    return csv_cell.table([HEAD, *(_fields(row) for row in rows(records, learners, lessons))])


def learners_of(records, class_ids: list[str] | None) -> list[Account]:
    """The learners of these classes; None: everybody who is here."""
    if class_ids is None:
        return accounts.learners(records)
    return [person for class_id in class_ids for person in accounts.learners(records, class_id)]


def _fields(row: Row) -> list[str]:
    person, one = row.account, row.completion
    who = [person.login, person.name, person.class_id or "", row.title]
    if one is None:
        return who
    ruled = one.override if one.by == completion.OVERRIDE else None
    minutes = [one.minutes[kind] for kind in ("reading", "practice", "exercise", "class")]
    passed = len(one.required) - len(one.missing_exercises)
    return [
        *who,
        _day(one.enrolled_since),
        *(f"{spent:g}" for spent in (*minutes, one.struck, one.counted, one.needed)),
        str(passed),
        str(len(one.required)),
        "1" if one.complete else "0",
        _day(one.since),
        one.by or "",
        ruled.asked_by if ruled else "",
        ruled.answered_by or "" if ruled else "",
        ruled.reason if ruled else "",
    ]


def _day(moment: str | None) -> str:
    return read(moment).astimezone(thai.zone()).date().isoformat() if moment else ""
