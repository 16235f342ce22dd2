"""The instructor desk: the class at a glance, one learner's work as a story, marks by hand, the export."""

from __future__ import annotations

import asyncio
import csv
import io
from dataclasses import dataclass

from graders import trouble
from hub_config import paths
from hub_config.desks import (
    attention,
    hours,
    hours_table,
    login_help,
    recaps,
    rollcall,
    serving,
    story,
    two_people,
)
from hub_config.desks.desk import Problem
from hub_config.desks.instructor_handler import InstructorHandler
from hub_config.desks.lessons import Lessons
from talat.journal import engine
from talat.journal.chain import BrokenChain
from talat.records import accounts, attempts, audit, classes, hand_marks, results
from talat.records.hand_marks import BadMark
from talat.records.names import plain_digits

LONGEST_COMMENT = 500  # characters
NO_ATTEMPT = ("ไม่พบงานชิ้นนี้ กลับไปหน้ารายชื่อ แล้วเปิดใหม่", "There is no such attempt.")
NOT_A_NUMBER = "คะแนนต้องเป็นตัวเลข เช่น 1.5 / Points must be a number, such as 1.5."
TOO_LONG = (
    f"ความเห็นยาวเกิน {LONGEST_COMMENT} ตัวอักษร ช่วยย่อ / The comment is longer than {LONGEST_COMMENT} characters."
)
NOT_BY_HAND = "ข้อนี้ระบบเป็นผู้ตรวจ ให้คะแนนเองไม่ได้ / This criterion is scored by the system."
NOTHING_TO_EXPORT = (
    "ยังไม่มีสมุดคะแนน จะมีหลังจากมีคนส่งงานชิ้นแรก",
    "There is no gradebook yet; it appears with the first submission.",
)


@dataclass(frozen=True)
class Work:
    """One attempt as its page shows it."""

    attempt: object
    exercise: object
    lines: list
    replayed: bool  # whether outcomes are told
    same_market: bool  # False: the lesson was mended since
    broken_at: int | None  # first record the chain refuses
    result: object
    pending: dict  # criterion → mark on its way to the gradebook


class WorkHandler(InstructorHandler):
    """A page about one learner's work."""

    async def show_learner(self, learner, attempt_id: str = "", status: int = 200, **more):
        """The learner's page, with one attempt told."""
        tries = await self.ask(attempts.attempts_of, learner.login)
        attempt = _chosen(tries, attempt_id)
        work = await self.ask(_work, attempt, self.lessons) if attempt else None
        await self.looked(learner.login, attempt.id if attempt else "")
        row = await self.ask(attention.row, learner, self.lessons)
        scores = {r.attempt_id: r for r in await self.ask(results.results_of, learner.login)}
        seen = {"typed": {}, "error": "", **more}
        self.show(
            "teach/learner.html",
            status,
            learner=learner,
            row=row,
            tries=list(reversed(tries)),
            titles={a.exercise: self._title(a) for a in tries},
            recalled=await self.ask(recaps.of, learner.login, self.lessons),
            scores=scores,
            work=work,
            trouble=self._trouble(work),
            **seen,
        )

    def _trouble(self, work) -> str | None:
        """Why the grader could not mark this work, for staff; None when it could."""
        if not work or not work.result or work.result.state != "trouble":
            return None
        return trouble.reason(self.desk.parts["course_root"], work.attempt.id)

    def _title(self, attempt) -> str:
        exercise = self.lessons.exercise(attempt.course, attempt.exercise, attempt.content_version)
        return exercise.title if exercise else attempt.exercise


def _chosen(tries: list, attempt_id: str):
    """The attempt asked for; without asking the newest handed in, else the newest scored, else the newest."""
    if attempt_id:
        chosen = next((a for a in tries if a.id == attempt_id), None)
        if chosen is None:
            raise Problem(404, *NO_ATTEMPT)
        return chosen
    order = sorted(
        tries, key=lambda a: (bool(a.submitted_at) and a.part == "exercise", a.part == "exercise", a.begun_at)
    )
    return order[-1] if order else None


def _work(records, attempt, lessons: Lessons) -> Work:
    exercise = lessons.exercise(attempt.course, attempt.exercise, attempt.content_version)
    market = _market(exercise, attempt.part)
    broken_at, rows = None, []
    try:
        rows = attempts.journal(records, attempt.id)
        attempts.verify(records, attempt.id)
    except BrokenChain as broken:
        broken_at = broken.seq
    lines, replayed = story.tell(market, attempt.seed, rows)
    marks = hand_marks.marks_of(records, attempt.id)
    return Work(
        attempt=attempt,
        exercise=exercise,
        lines=story.without_walks(lines),
        replayed=replayed,
        same_market=bool(exercise)
        and exercise.version_of(attempt.part) == attempt.market_version
        and engine.replays(attempt.engine_version),
        broken_at=broken_at,
        result=results.result(records, attempt.id) if attempt.submitted_at else None,
        pending={mark.criterion: mark for mark in marks if not mark.applied_at},
    )


def _market(exercise, part: str):
    """What an attempt was played in; None where the lesson as it is found has no such part."""
    try:
        return exercise.market(part) if exercise else None
    except KeyError:
        return None


class ClassList(InstructorHandler):
    """My classes; in each, who is stuck stands first."""

    async def get(self):
        mine = await self.ask(classes.classes, instructor=self.account.login)
        lists = [(one, await self.ask(attention.class_rows, one.id, self.lessons)) for one in mine]
        learners = [row.account for _, rows in lists for row in rows]
        flagged = await self.ask(hours_table.open_flags, learners)
        self.show("teach/classes.html", lists=lists, flagged=flagged)


class LearnerPage(WorkHandler):
    """One learner: what they did, told; their marks; help with logging in."""

    async def get(self, number):
        learner = await self.learner(number)
        await self.show_learner(learner, self.get_query_argument("attempt", ""))


class MarkPage(WorkHandler):
    """The instructor's own points for one criterion; the grader writes them into the gradebook."""

    async def post(self, number):
        learner = await self.learner(number)
        typed = {
            name: self.get_body_argument(name, "") for name in ("attempt", "criterion", "points", "comment")
        }
        attempt = await self.ask(_attempt_of, learner.login, typed["attempt"])
        try:
            points = _points(typed["points"])
            _refuse_long(typed["comment"])
            await self.ask(_refuse_not_by_hand, attempt, typed["criterion"])
            await self.ask(
                hand_marks.ask_mark,
                attempt.id,
                typed["criterion"],
                points,
                typed["comment"],
                self.account.login,
            )
        except BadMark as bad:
            await self.show_learner(learner, attempt.id, 422, error=bad.message_th, typed=typed)
        else:
            self.back(f"learner/{learner.login}?attempt={attempt.id}")


def _attempt_of(records, learner: str, attempt_id: str):
    tries = attempts.attempts_of(records, learner)
    found = next((a for a in tries if a.id == attempt_id and a.submitted_at and a.part == "exercise"), None)
    if found is None:
        raise Problem(404, *NO_ATTEMPT)
    return found


def _points(typed: str) -> float:
    try:
        return float(plain_digits(typed.strip()).replace(",", "."))
    except ValueError:
        raise BadMark(NOT_A_NUMBER) from None


def _refuse_long(comment: str) -> None:
    if len(comment) > LONGEST_COMMENT:
        raise BadMark(TOO_LONG)


def _refuse_not_by_hand(records, attempt, criterion: str) -> None:
    result = results.result(records, attempt.id)
    by = {mark.criterion: mark.by for mark in result.marks} if result else {}
    if by.get(criterion, "instructor") != "instructor":
        raise BadMark(NOT_BY_HAND)


class Export(InstructorHandler):
    """nbgrader's own export, only the rows of my learners."""

    async def get(self):
        text = await self.ask(lambda _records: _gradebook_csv(self.desk.parts["course_root"]))
        mine = await self.ask(_my_numbers, self.account.login)
        await self.ask(audit.note, self.account.login, "export", "grades", f"{len(mine)} learners")
        self.set_header("Content-Type", "text/csv; charset=utf-8")
        self.set_header("Content-Disposition", 'attachment; filename="grades.csv"')
        self.finish(only_rows_of(text, mine))


def _gradebook_csv(course_root) -> str:
    from graders.export import csv_text  # nbgrader takes seconds to import, and most visits need none of it

    if not (course_root / "gradebook.db").exists():
        raise Problem(404, *NOTHING_TO_EXPORT)
    return csv_text(course_root)


def _my_numbers(records, instructor: str) -> set[str]:
    mine = classes.classes(records, instructor=instructor)
    return {account.login for one in mine for account in accounts.learners(records, one.id)}


def only_rows_of(text: str, numbers: set[str]) -> str:
    """The CSV's head and the rows whose student_id is in `numbers`; byte order mark kept."""
    head, *rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    place = head.index("student_id")
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([head, *(row for row in rows if row and row[place].lstrip("'") in numbers)])
    return "\ufeff" + out.getvalue()


PAGES = [
    ("", ClassList),
    (r"learner/([0-9]{4,13})", LearnerPage),
    (r"learner/([0-9]{4,13})/mark", MarkPage),
    (r"export\.csv", Export),
    *login_help.PAGES,
    *rollcall.PAGES,
    *hours.PAGES,
    *two_people.PAGES,
]


def parts(_records, _hub) -> dict:
    """What the instructor desk works with."""
    home = paths.home()
    return {"lessons": Lessons(home.content), "course_root": home.course, "looks": {}}


if __name__ == "__main__":
    asyncio.run(serving.serve("teach", "instructor", PAGES, parts))
