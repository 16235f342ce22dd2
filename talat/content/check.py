"""`make check-content`: what the courses hold, counted, and whether it is enough.

For each course a table of its units, then one line a check: what was found and what is needed. Ends with `N
passed, M failed`; 1 when any failed. How each thing is counted is said in the module that counts it:
minutes in pace.py, reading level in reading.py, words of the trade in terms.py, numbers of the world in
claims.py.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from talat.content import pace, reading, recap, words
from talat.content.claims import unfounded
from talat.content.course import Course, course_folders, load_course
from talat.content.facts import UNIT_FILE, uses_of
from talat.content.lint import ADDRESS, lint_course
from talat.content.source import BadContent, Problem, read_mapping, read_text
from talat.content.terms import Terms, explained_in, glossary_of, load_terms
from talat.content.unit import UnitText, load_unit, sections

UNITS = 10
READING = range(8, 19)  # minutes of reading; the plan says 10 to 15, a capstone explains more
EXPLAINED = 0.95  # least share of the words of the trade that are explained
HEADINGS = {  # what every unit has, by words of its heading
    "ฝึกกับครู": "guided practice",
    "ทำโจทย์": "exercise",
    "เรียกว่าอะไร": "names on real platforms",
    "เรื่องที่พลาดกันบ่อย": "what goes wrong in real life",
}
BESIDE = (recap.FILE, words.FILE, UNIT_FILE)
NO_LINK = re.compile(r'xmlns(?::[a-z]+)?="[^"]*"|\bdata: ')  # an SVG's namespace; a key of exercise.yaml
SHOWN = 8  # problems printed of one check; the rest is counted


@dataclass(frozen=True)
class Found:
    """One check: whether it holds, what it is about, what was measured, and what to mend."""

    holds: bool
    about: str
    measured: str
    mend: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unit:
    """One unit of a course as it was read."""

    folder: Path
    text: UnitText
    pictures: int
    level: reading.Level


def main(arguments: list[str]) -> int:
    """Print every course and its checks; 1 when one fails."""
    courses = Path(arguments[0] if arguments else "notebooks/courses")
    passed = failed = 0
    for folder in course_folders(courses):
        for found in check_course(folder):
            passed, failed = passed + found.holds, failed + (not found.holds)
            print(f"  {'ok  ' if found.holds else 'FAIL'} {found.about}: {found.measured}")
            for line in found.mend[:SHOWN]:
                print(f"         {line}")
            if len(found.mend) > SHOWN:
                print(f"         … {len(found.mend) - SHOWN} more")
    if not passed + failed:
        print(f"no course in {courses}")
        failed = 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


def check_course(folder: Path) -> Iterator[Found]:
    """Every check of one course, its table printed first."""
    faults = [str(problem) for problem in lint_course(folder)]
    try:
        course, terms = load_course(folder), load_terms()
        units = list(_units(folder, course))
        uses = {unit.folder.name: uses_of(unit.folder) for unit in units}
        entries = explained_in(unit.folder for unit in units)
    except BadContent as error:
        yield Found(False, "lint", "cannot be read", (str(error.problem),))
        return
    _print_table(course, units)
    yield Found(not faults, "lint", f"{len(faults)} problems", tuple(faults))
    yield _size(course)
    yield _complete(folder, course, units)
    yield _pictured(units)
    yield _paced(course)
    yield _readable(units)
    yield _explained(units, entries, terms)
    yield _sealed(folder)
    bare = [str(problem) for unit in units for problem in unfounded(unit.folder, uses[unit.folder.name])]
    yield Found(not bare, "numbers of the world without a fact", f"{len(bare)}", tuple(bare))


def _units(folder: Path, course: Course) -> Iterator[Unit]:
    """The units that have a lesson, each read with the words explained up to it."""
    known: set[str] = set()
    for ref in course.units:
        path = folder / ref.id
        known |= {spelling for word in explained_in([path]) for spelling in word.spellings}
        text = load_unit(path)
        markdown = "\n".join(cell.text for cell in text.cells if cell.kind == "markdown")
        pictures = len(reading.PICTURE.findall(markdown))
        yield Unit(path, text, pictures, reading.level_of(markdown, known))


def _print_table(course: Course, units: list[Unit]) -> None:
    """One line a unit: words, pictures, questions, minutes by kind, reading level."""
    print(f"\n{course.slug}: {course.title}")
    print("  unit      words pictures questions   read practice exercise  all   known  stretch")
    for ref, unit in zip(course.units, units, strict=True):
        asked = recap.FILE if (unit.folder / recap.FILE).is_file() else None
        questions = len(read_mapping(unit.folder / asked).get("questions", [])) if asked else 0
        minutes = f"{ref.time.reading:6} {ref.time.practice:8} {ref.time.exercise:8} {ref.minutes:4}"
        level = f"{unit.level.known:6.1%} {unit.level.stretch:8.1f}"
        print(f"  {ref.id:9} {pace.words(unit.text):5} {unit.pictures:8} {questions:9} {minutes}  {level}")
    kinds = {
        kind: sum(getattr(ref.time, kind) for ref in course.units)
        for kind in ("reading", "practice", "exercise")
    }
    print(f"  minutes: {', '.join(f'{kind} {total}' for kind, total in kinds.items())}, all {course.minutes}")
    print(
        f"    reading: words / {pace.WORDS_A_MINUTE} a minute; exercise: the exemplar's decisions, each with"
    )
    print("    a beginner's seconds (our estimate); practice: the same pace, slower by the coach's words")


def _size(course: Course) -> Found:
    """Ten units, and at least as many minutes as the course asks for."""
    enough = len(course.units) >= UNITS and course.minutes >= course.minutes_needed
    needs = f"(needs {UNITS} and {course.minutes_needed})"
    mend = (
        ("about in course.yaml still says that units are being written",)
        if "กำลังเขียน" in course.about
        else ()
    )
    return Found(
        enough and not mend, "units and minutes", f"{len(course.units)} and {course.minutes} {needs}", mend
    )


def _complete(folder: Path, course: Course, units: list[Unit]) -> Found:
    """Every unit with its goal, its sections, its questions, words and facts."""
    mend = []
    for ref, unit in zip(course.units, units, strict=True):
        mend += [f"{unit.folder / name}: missing" for name in BESIDE if not (unit.folder / name).is_file()]
        titles = [section.title for section in sections(unit.text)]
        mend += [
            f"{unit.text.path}: no section “{words}” ({what})"
            for words, what in HEADINGS.items()
            if not any(words in title for title in titles)
        ]
        if ref.goal not in read_text(unit.text.path):
            mend.append(f"{unit.text.path}: the goal is not the one of course.yaml")
    return Found(not mend, "every part of every unit", f"{len(mend)} missing", tuple(mend))


def _pictured(units: list[Unit]) -> Found:
    """At least one picture or chart a unit; that each has words for who cannot see it is lint's to say."""
    bare = tuple(str(unit.text.path) for unit in units if not unit.pictures)
    return Found(
        not bare, "pictures", f"{sum(unit.pictures for unit in units)}, {len(bare)} units without", bare
    )


def _paced(course: Course) -> Found:
    """Reading neither thin nor endless; that minutes are those counted is lint's to say."""
    mend = [
        f"{ref.id}: {ref.time.reading} minutes of reading"
        for ref in course.units
        if ref.time.reading not in READING
    ]
    return Found(
        not mend, f"reading of {READING[0]}–{READING[-1]} minutes", f"{len(mend)} outside", tuple(mend)
    )


def _readable(units: list[Unit]) -> Found:
    """Words common or explained, and not many between two breaks."""
    hard = tuple(
        f"{unit.folder.name}: {unit.level.known:.1%} known, {unit.level.stretch:.1f} words a stretch; hard: "
        + ", ".join(word for word, _ in unit.level.hard[:12])
        for unit in units
        if not unit.level.fits
    )
    least = min((unit.level.known for unit in units), default=0)
    longest = max((unit.level.stretch for unit in units), default=0)
    needs = f"(needs {reading.KNOWN_SHARE:.0%} and {reading.MEAN_STRETCH:g})"
    return Found(
        not hard,
        "reading level",
        f"at least {least:.1%} of words known, at most {longest:.1f} words a stretch {needs}",
        hard,
    )


def _explained(units: list[Unit], entries, terms: Terms) -> Found:
    """Words of the trade and Latin words that the course uses: how many it explains."""
    glossary = glossary_of((unit.text for unit in units), entries, terms)
    measured = f"{glossary.share:.0%} of {len(glossary.used)} used are explained (needs {EXPLAINED:.0%})"
    mend = (", ".join(glossary.unexplained),) if glossary.unexplained else ()
    return Found(glossary.share >= EXPLAINED, "words of the trade", measured, mend)


def _sealed(folder: Path) -> Found:
    """No address in any file of the course: nothing a page could reach out to."""
    out = tuple(
        str(Problem(path, number, line.strip()[:80]))
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for number, line in enumerate(read_text(path).splitlines(), 1)
        if ADDRESS.search(NO_LINK.sub("", line))
    )
    return Found(not out, "links that leave the machine", f"{len(out)} (needs 0)", out)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
