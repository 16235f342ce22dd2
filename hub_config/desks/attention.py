"""Who in a class needs the instructor, and why: the most urgent first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hub_config.desks import progress
from hub_config.desks.thai import count
from talat.records import accounts, enrolment

MANY_DECISIONS = 60  # in one attempt that is still not handed in
LEFT_ALONE = timedelta(days=2)  # since the last decision of an attempt that is still open
CALM = 9


@dataclass(frozen=True)
class Need:
    """Why somebody needs a look; `urgency` 0 is the most urgent, CALM needs nothing."""

    urgency: int
    thai: str
    english: str
    badge: str  # "bad", "warn" or ""


NOTHING = Need(CALM, "", "", "")


@dataclass(frozen=True)
class Row:
    """One learner in the class list."""

    account: object
    courses: tuple[progress.CourseProgress, ...]
    need: Need
    to_mark: int  # attempts that wait for the instructor's mark
    locked_minutes: float

    @property
    def minutes(self) -> float:
        return sum(course.total_minutes for course in self.courses)

    @property
    def complete(self) -> int:
        return sum(course.completion.complete for course in self.courses)

    @property
    def units_done(self) -> int:
        return sum(course.done for course in self.courses)

    @property
    def units(self) -> int:
        return sum(len(course.units) for course in self.courses)

    @property
    def points(self) -> float:
        return sum(course.points for course in self.courses)

    @property
    def most_points(self) -> float:
        return sum(course.most_points for course in self.courses)


def class_rows(records, class_id: str, lessons) -> list[Row]:
    """The learners of a class: who is stuck first, then who waits for a mark, then by number."""
    rows = rows_of(records, accounts.learners(records, class_id), lessons)
    return sorted(rows, key=lambda r: (r.need.urgency, -r.to_mark, r.account.login))


def row(records, account, lessons) -> Row:
    """One learner as the class list shows them."""
    return rows_of(records, [account], lessons)[0]


def rows_of(records, learners: list, lessons) -> list[Row]:
    """These learners as the class list shows them, in the order given."""
    numbers = [account.login for account in learners]
    taken = enrolment.courses_by_learner(records, numbers)
    slugs = {slug for theirs in taken.values() for slug in theirs}
    courses = [course for slug in sorted(slugs) if (course := lessons.course(slug))]
    stands = progress.of_many(records, numbers, courses)
    locks = accounts.locks(records, numbers)
    return [_row(a, taken[a.login], stands[a.login], locks.get(a.login, 0.0)) for a in learners]


def _row(account, taken: list[str], stands: dict, locked: float) -> Row:
    courses = tuple(stands[slug] for slug in taken if slug in stands)
    units = [unit for course in courses for unit in course.units]
    to_mark = sum(bool(u.latest and u.latest.state == "needs_instructor") for u in units)
    return Row(account, courses, _need(taken, courses, units, locked), to_mark, locked)


def _need(taken, courses, units, locked: float) -> Need:
    needs = [_of_unit(unit) for unit in units]
    if locked:
        needs.append(Need(1, f"ใส่รหัสผิด ล็อกอีก {int(locked) + 1} นาที", "locked out", "bad"))
    if not taken:
        needs.append(Need(2, "ยังไม่ได้อยู่ในวิชาใด", "not enrolled", "bad"))
    elif not sum(course.total_minutes for course in courses) and all(u.state == "new" for u in units):
        needs.append(Need(6, "ยังไม่เริ่ม", "not begun", ""))
    return min(needs, key=lambda need: need.urgency, default=NOTHING)


def _of_unit(unit: progress.UnitProgress) -> Need:
    if unit.latest and unit.latest.state == "trouble":
        return Need(0, "ระบบตรวจงานไม่สำเร็จ", "grading failed", "bad")
    attempt = unit.open_attempt
    if attempt:
        quiet = datetime.now(UTC) - datetime.fromisoformat(attempt.last_at)
        if quiet > LEFT_ALONE:
            return Need(4, f"ทำค้างไว้ {quiet.days} วัน", f"left open {quiet.days} days", "warn")
        if attempt.length >= MANY_DECISIONS:
            return Need(4, f"ลอง {attempt.length} ครั้งแล้วยังไม่ส่ง", "many tries, not handed in", "warn")
    if unit.state == "again":
        score = f"{count(unit.best.score)}/{count(unit.best.max_score)}"
        return Need(3, f"ยังไม่ผ่าน ได้ {score}", f"below the pass mark, {score}", "warn")
    return Need(8, "กำลังทำโจทย์อยู่", "at work", "") if attempt else NOTHING
