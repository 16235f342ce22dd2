"""Checks of what stands beside a lesson's text: the questions after it, and the words it explains."""

from __future__ import annotations

import re
from pathlib import Path

from talat.content import recap, words
from talat.content.source import BadContent, Problem, line_of, read_text
from talat.content.unit import UnitText, load_unit, sections

TAG = re.compile(r"<[A-Za-z/!?]")
ADDRESS = re.compile(r"(?i)\b(?:[a-z][a-z0-9+.-]{1,12}:/*(?=/|[a-z0-9])//|javascript:|data:|mailto:|www\.)")
NO_HTML = "ห้ามใช้ HTML ในบทเรียน / no HTML in a lesson"
NO_ADDRESS = "ห้ามมีที่อยู่เว็บในบทเรียน / no web address in a lesson"
NO_HEADING = "ไม่มีหัวข้อนี้ใน unit.md / no such heading"
NOT_THERE = "ไม่มีคำนี้ใน unit.md / not in the lesson"


def check(folder: Path) -> list[Problem]:
    """Everything wrong with recap.yaml and words.yaml of a unit, where they are there."""
    if not (folder / "unit.md").is_file():
        return []
    unit, problems = load_unit(folder), []
    for name, look in ((recap.FILE, check_recap), (words.FILE, check_words)):
        if (folder / name).is_file():
            problems += look(folder, unit) + plain(folder / name)
    return problems


def check_recap(folder: Path, unit: UnitText) -> list[Problem]:
    """What recap.py refuses, and headings to read again that the lesson does not have."""
    path = folder / recap.FILE
    try:
        questions = recap.load_recap(folder).questions
    except BadContent as error:
        return [error.problem]
    headings = {section.title for section in sections(unit)}
    return [
        Problem(path, line_of(path, ("questions", at, "read")), f"{NO_HEADING}: {question.read}")
        for at, question in enumerate(questions)
        if question.read is not None and question.read not in headings
    ]


def check_words(folder: Path, unit: UnitText) -> list[Problem]:
    """What words.py refuses, and words that stand nowhere below a heading of the lesson."""
    path = folder / words.FILE
    try:
        known = words.load_words(folder).words
    except BadContent as error:
        return [error.problem]
    text = "\n".join(section.text for section in sections(unit))
    return [
        Problem(path, line_of(path, ("words", at, "word")), f"{NOT_THERE}: {word.word}")
        for at, word in enumerate(known)
        if not any(spelling in text for spelling in word.spellings)
    ]


def plain(path: Path) -> list[Problem]:
    """Lines with HTML or with an address of the web."""
    problems = []
    for number, line in enumerate(read_text(path).splitlines(), 1):
        if TAG.search(line):
            problems.append(Problem(path, number, NO_HTML))
        if ADDRESS.search(line):
            problems.append(Problem(path, number, NO_ADDRESS))
    return problems
