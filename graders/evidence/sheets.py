"""The sheets of an evidence pack, worked out from the raw rows alone."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from graders.csv_cell import BOM, FORMULA
from talat.records.time import HALF_MINUTE
from talat.records.transfer.content import Content
from talat.records.transfer.staff import Names

HALF_MINUTES = 60 / HALF_MINUTE  # in a minute


@dataclass(frozen=True)
class Spent:
    """Minutes of one kind in one course on one day of the prison's clock; `struck` ones do not count."""

    day: str
    course: str
    kind: str
    minutes: float
    struck: float


def hours(content: Content, zone: str) -> list[Spent]:
    """Counted time by day, course and kind, added up from the half-minutes themselves."""
    clock, found = ZoneInfo(zone), {}
    for row in content["half_minutes"]:
        day = datetime.fromtimestamp(row["slot"] * HALF_MINUTE, UTC).astimezone(clock).date().isoformat()
        counts = found.setdefault((day, row["course"], row["kind"]), [0, 0])
        counts[row["struck_by"] is not None] += 1
    return [Spent(*key, *(n / HALF_MINUTES for n in counts)) for key, counts in sorted(found.items())]


def sheets(content: Content, names: Names, audit: Iterable[dict], zone: str) -> dict[str, str]:
    """{file name: CSV} of every sheet of the pack."""
    return {
        "hours.csv": _sheet(
            ("day", "course", "kind", "minutes", "minutes_struck"),
            ((x.day, x.course, x.kind, x.minutes, x.struck) for x in hours(content, zone)),
        ),
        "scores.csv": _scores(content),
        "marks.csv": _marks(content, names),
        "rulings.csv": _rulings(content, names),
        "attendance.csv": _attendance(content, names),
        "audit.csv": _sheet(
            ("seq", "at", "actor", "action", "object", "detail", "prev", "hash"),
            (
                tuple(line[x] for x in ("seq", "at", "actor", "action", "object", "detail", "prev", "hash"))
                for line in audit
            ),
        ),
    }


def _scores(content: Content) -> str:
    """Every grading there ever was, the later ones of an attempt below the earlier."""
    attempts = {row["id"]: row for row in content["attempts"]}
    rows = []
    for row in content["results"]:
        of = attempts[row["attempt_id"]]
        luck = json.loads(row["luck"]) if row["luck"] else ("", "")
        what = (of["course"], of["exercise"], of["number"], of["submitted_at"], row["graded_at"])
        rows.append((*what, row["score"], row["max_score"], row["state"], *luck, of["last_hash"], of["id"]))
    header = (
        "course exercise try submitted_at graded_at score max_score state luck_low luck_high journal attempt"
    )
    return _sheet(header.split(), rows)


def _marks(content: Content, names: Names) -> str:
    """Points given by a person, and who that was; what replay gave is in the raw results."""
    rows = [
        (row["attempt_id"], row["criterion"], row["points"], row["by"], names.of(row["by"], row["asked_at"]))
        + (row["asked_at"], row["comment"])
        for row in content["hand_marks"]
    ]
    return _sheet(("attempt", "criterion", "points", "by", "name", "at", "comment"), rows)


def _rulings(content: Content, names: Names) -> str:
    """What two people decided: a course called complete, minutes that do not count."""
    rows = []
    for number, row in enumerate(content["rulings"], 1):
        asked = (row["asked_by"], names.of(row["asked_by"], row["asked_at"]), row["asked_at"], row["reason"])
        said = (row["answered_by"], names.of(row["answered_by"], row["answered_at"]), row["answered_at"])
        detail = row["detail"] if row["detail"] != "{}" else ""
        rows.append(
            (number, row["kind"], row["course"], detail, *asked, row["answer"], *said, row["answer_reason"])
        )
    header = "number kind course detail asked_by asked_name asked_at reason "
    header += "answer answered_by answered_name answered_at answer_reason"
    return _sheet(header.split(), rows)


def _attendance(content: Content, names: Names) -> str:
    rows = []
    for row in content["attendance"]:
        hour = content["class_hours"][row["hour"] - 1]
        held = (hour["begins_at"], hour["ends_at"], hour["course"], hour["withdrawn_at"])
        by = (row["by"], names.of(row["by"], row["at"]))
        rows.append((*held, row["state"], row["minutes"], *by, row["at"], row["reason"]))
    header = "begins_at ends_at course withdrawn_at state minutes by name at reason"
    return _sheet(header.split(), rows)


def _sheet(header: Iterable[str], rows: Iterable[Iterable]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return BOM + out.getvalue()


def _cell(value):
    """A field; an apostrophe stands before text that a spreadsheet would calculate."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    return f"'{value}" if value.startswith(FORMULA) or value.lstrip().startswith(FORMULA) else value
