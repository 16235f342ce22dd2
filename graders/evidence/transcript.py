"""The internal transcript: hours by kind, units with best scores, what two people decided, with their names.

It names the prison and the learner's number, so it stays inside; the certificate is for outside.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from graders.certificates.paper import MONTHS
from graders.completion import Completion
from talat.paper.press import press
from talat.records import catalogue
from talat.records.clock import read
from talat.records.evidence import Gathered
from talat.records.time import ALL_KINDS

TEMPLATE = Path(__file__).with_name("templates") / "transcript.typ"
KINDS = {
    "reading": ("อ่านบทเรียน", "Reading"),
    "practice": ("ฝึก", "Practice"),
    "exercise": ("ทำโจทย์", "Exercises"),
    "class": ("เรียนในห้อง", "Class"),
}
RULINGS = {
    "complete": ("ให้ถือว่าเรียนจบ", "Called complete"),
    "strike": ("ไม่นับเวลาช่วงหนึ่ง", "Time struck out"),
}
ANSWERS = {
    "agreed": ("อนุมัติ", "Agreed"),
    "refused": ("ไม่อนุมัติ", "Refused"),
    None: ("รออีกคนตอบ", "Waits for a second person"),
}


def transcript(found: Gathered, done: Mapping[str, Completion], zone: str, serial: str) -> bytes:
    """The PDF; `serial` is what names the pack it belongs to."""
    return press(TEMPLATE, words(found, done, zone, serial), at=read(found.at))


def words(found: Gathered, done: Mapping[str, Completion], zone: str, serial: str) -> dict:
    """Everything the pages say, as the template reads it."""
    clock, person = ZoneInfo(zone), found.person
    return {
        "prison": found.prison.name if found.prison else "–",
        "number": person["login"],
        "name": person["name"],
        "made": _moment(found.at, clock),
        "on": list(datetime.fromisoformat(found.at).astimezone(UTC).timetuple()[:3]),
        "serial": serial,
        "kinds": [{"th": KINDS[kind][0], "en": KINDS[kind][1]} for kind in ALL_KINDS],
        "courses": [_course(slug, found, done.get(slug), clock) for slug in _courses(found)],
        "rulings": [_ruling(row, found, clock) for row in found.content["rulings"]],
        "certificates": [_certificate(row, clock) for row in found.content["certificates"]],
    }


def _courses(found: Gathered) -> list[str]:
    """Courses with an enrolment or any time or work, in the order of the first of these."""
    rows = ("enrolments", "half_minutes", "attempts")
    return list(dict.fromkeys(row["course"] for section in rows for row in found.content[section]))


def _course(slug: str, found: Gathered, done: Completion | None, clock: ZoneInfo) -> dict:
    counted = dict.fromkeys(ALL_KINDS, 0.0)
    struck = 0.0
    for row in found.content["half_minutes"]:
        if row["course"] == slug and row["struck_by"] is None:
            counted[row["kind"]] += 0.5
        elif row["course"] == slug:
            struck += 0.5
    return {
        "title": catalogue.title(slug),
        "english": catalogue.english(slug),
        "minutes": [spent(counted[kind]) for kind in ALL_KINDS],
        "counted": spent(done.counted if done else sum(counted.values())),
        "needed": spent(done.needed) if done else "",
        "struck": spent(struck) if struck else "",
        "state": _state(done, clock),
        "units": [_unit(exercise, clock) for exercise in done.exercises] if done else [],
    }


def _state(done: Completion | None, clock: ZoneInfo) -> dict:
    if done is None or not done.complete:
        return {"th": "ยังเรียนไม่ครบ", "en": "Not completed", "complete": False}
    by = {"rule": ("ตามเกณฑ์", "by the rule"), "override": ("โดยเจ้าหน้าที่สองคน", "by two people")}[done.by]
    since = _moment(done.since, clock)
    return {"th": f"เรียนครบ{by[0]} {since}", "en": f"Completed {by[1]}", "complete": True}


def _unit(exercise, clock: ZoneInfo) -> dict:
    best = exercise.best
    return {
        "title": exercise.title,
        "required": exercise.required,
        "score": f"{best.score:g} / {best.max_score:g}" if best else "–",
        "passed": exercise.passed,
        "at": _moment(exercise.passed_at, clock) if exercise.passed_at else "–",
    }


def _ruling(row: Mapping, found: Gathered, clock: ZoneInfo) -> dict:
    kind, answer = RULINGS[row["kind"]], ANSWERS[row["answer"]]
    return {
        "kind": {"th": kind[0], "en": kind[1]},
        "course": catalogue.title(row["course"]),
        "reason": row["reason"],
        "asked": found.names.of(row["asked_by"], row["asked_at"]),
        "asked_at": _moment(row["asked_at"], clock),
        "answer": {"th": answer[0], "en": answer[1]},
        "answered": found.names.of(row["answered_by"], row["answered_at"]) or "–",
        "answered_at": _moment(row["answered_at"], clock) if row["answered_at"] else "–",
        "answer_reason": row["answer_reason"] or "",
    }


def _certificate(row: Mapping, clock: ZoneInfo) -> dict:
    gone = _moment(row["withdrawn_at"], clock) if row["withdrawn_at"] else ""
    return {"number": row["number"], "title": row["title_th"], "on": row["on"], "withdrawn": gone}


def spent(minutes: float) -> str:
    """Hours and minutes, rounded down: "10:05"; nothing is shown that has not been counted."""
    return f"{int(minutes) // 60:,}:{int(minutes) % 60:02d}"


def _moment(spelled: str, clock: ZoneInfo) -> str:
    here = datetime.fromisoformat(spelled).astimezone(clock)
    return f"{here.day} {MONTHS[here.month - 1]} {here.year + 543} {here:%H.%M} น."
