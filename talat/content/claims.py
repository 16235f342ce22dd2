"""Numbers of a lesson that speak of the world and must rest on a fact: of laws, platforms, fees, studies.

A line that names one of `ABOUT` and has a number is looked at; each of its numbers must lie within words
that the unit's facts.yaml quotes for a fact, or that it names as the lesson's own (`ours`).

Limits: it sees digits alone, not numbers in words or in pictures; it misses lines that speak of the world
without any of these words; and it cannot tell whether the fact fits the number, which is for the eye.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from talat.content.facts import NUMBER, Uses, one_spaced
from talat.content.source import Problem, read_text

ABOUT = {
    "กฎหมาย / law": re.compile(
        r"กฎหมาย|พระราชบัญญัติ|พ\.ร\.บ|มาตรา\s*\d|(?<!ขอ)โทษ|จำคุก|ค่าปรับ|ปรับ(?:ไม่เกิน|วันละ)|สคบ|มีผลตั้งแต่|ตั้งแต่วันที่\s*\d"
    ),
    "ค่าธรรมเนียม / fee": re.compile(
        r"ค่าธรรมเนียม.*(?:\d\s*%|\d\s*เปอร์เซ็นต์|ร้อยละ\s*\d|ใน 100)|\d\s*%.*ค่าธรรมเนียม"
    ),
    "กำหนดเวลา / time limit": re.compile(r"ภายใน\s*\d"),
    "แพลตฟอร์ม / platform": re.compile(
        r"(?:แพลตฟอร์ม|ระบบจริง|ตลาดจริง|เฟซบุ๊ก|Facebook|LINE|ไลน์)\S{0,12}\s?(?:บอก|กำหนด|คิด|หัก|เก็บ|ให้|ห้าม|ไม่ได้บอก)"
    ),
    "งานวิจัย / study": re.compile(r"งานวิจัย|ผลวิจัย|ผลสำรวจ|สถิติ|นักวิจัย|การทดลองหนึ่ง"),
}
NO_FACT = "ไม่มีใน facts.yaml / not in facts.yaml"
READ = ("unit.md", "exercise.yaml", "recap.yaml", "words.yaml")
NO_CLAIM = re.compile(
    r"!\[[^\]]*\]\([^)]*\)|^\s*\d+\.\s|\*\*ข้อ \d+\*\*|ข้อ(?:ที่)? ?\d+|\b(?:shop|ads|info)-\d+"
)


def unfounded(unit: Path, uses: Uses) -> Iterator[Problem]:
    """A problem for each line with numbers about the world that no fact carries."""
    founded = [one_spaced(words) for use in uses.facts for words in use.words]
    founded += [one_spaced(words) for words in uses.ours]
    for path in (unit / name for name in READ):
        for line, text in enumerate(read_text(path).splitlines() if path.is_file() else [], 1):
            comment = path.suffix == ".yaml" and text.lstrip().startswith("#")
            about = None if comment else about_the_world(text)
            bare = _bare(text, founded) if about else []
            if bare:
                yield Problem(path, line, f"{about}: {', '.join(bare)} {NO_FACT}: {text.strip()}")


def about_the_world(line: str) -> str | None:
    """What of the world a line speaks of; None when of nothing we look for."""
    return next((name for name, words in ABOUT.items() if words.search(line)), None)


def _bare(line: str, founded: list[str]) -> list[str]:
    """The numbers of a line outside the words that rest on a fact."""
    line = one_spaced(NO_CLAIM.sub(" ", line))
    for words in sorted(founded, key=len, reverse=True):
        line = line.replace(one_spaced(NO_CLAIM.sub(" ", words)), " … ")
    return NUMBER.findall(line)
