"""What lessons may quote of laws, fees and the world: dated rows with their source, and who quotes them.

The rows stand in notebooks/facts/*.yaml, one mapping a fact (`Fact`); a unit's facts.yaml says which of them
its words rest on (`Use`). Where a number already stands in a fee or law table of the practice markets, the
row names that table in `tables` instead of repeating the number, and a test compares the sentence with it.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from talat.content.source import BadContent, Problem, line_of, read_as, read_text

FACTS = Path(__file__).resolve().parents[2] / "notebooks" / "facts"
UNIT_FILE = "facts.yaml"
QUOTED_IN = ("unit.md", "exercise.yaml")
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
NOT_SAID = "ไม่พบ “{words}” ในบทเรียน / these words are not in unit.md or exercise.yaml"
FactId = Annotated[str, Field(pattern=r"^[A-Z][0-9]+[a-z]?$")]
# O and V were read at their origin, S elsewhere; N was looked for and not found; U is from memory.
Status = Literal["O", "V", "S", "N", "U"]


def _amount(value):
    """Whole numbers as they are; others in quotes, so that 3.20 stays 3.20."""
    if isinstance(value, str):
        return Decimal(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    raise ValueError(f'write a number that is not whole in quotes, as in "3.21"; found {value!r}')


Amount = Annotated[Decimal, BeforeValidator(_amount)]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Fact(_Entry):
    """One fact as it was read on a day."""

    id: FactId = Field(description="name by which units quote it, such as T1")
    says: str = Field(min_length=10, description="the fact in one or two Thai sentences")
    values: dict[str, Amount] = Field({}, description="its numbers by name; each stands in the sentence")
    tables: tuple[str, ...] = Field(
        (), description="law/<id> or fees/<table>:<code>: rows of practice markets' tables with its numbers"
    )
    valid_from: date | None = Field(None, description="first day it holds; empty where no source says so")
    valid_to: date | None = Field(None, description="last day it holds; empty while it holds")
    read: date = Field(description="day on which the source was read")
    source: str = Field(min_length=5, description="where it was read, public")
    status: Status = Field(
        description="O official page · V named study · S another source · N not found · U from memory"
    )
    note: str = Field("", description="what an instructor should know about it")

    @model_validator(mode="after")
    def _says_its_numbers(self):
        said = numbers_in(self.says)
        missing = [name for name, value in self.values.items() if value not in said]
        if missing:
            raise ValueError(f"the sentence does not say {', '.join(missing)}")
        return self

    @property
    def usable(self) -> bool:
        """Whether a lesson may rest on it."""
        return self.status != "U"


class Use(_Entry):
    """A fact that a unit rests on, and the unit's own words that rest on it."""

    fact: FactId = Field(description="id of the row")
    words: tuple[Annotated[str, Field(min_length=2)], ...] = Field(
        description="words of unit.md or exercise.yaml, exactly; empty when no number is quoted"
    )


class Table(_Entry):
    """One file of notebooks/facts."""

    facts: tuple[Fact, ...] = Field(min_length=1, description="its rows")


class Uses(_Entry):
    """What a unit's numbers and laws rest on."""

    facts: tuple[Use, ...] = Field((), description="rows of the tables")
    ours: tuple[Annotated[str, Field(min_length=2)], ...] = Field(
        (), description="words of the lesson whose numbers belong to its story or exercise, not to the world"
    )


def numbers_in(text: str) -> list[Decimal]:
    """The numbers a text writes in digits, in order: 30,000 is one number, 5–9 are two."""
    return [Decimal(found.replace(",", "")) for found in NUMBER.findall(text)]


def facts_for(courses: Path | str) -> Path:
    """The folder of the fact tables beside a folder of courses, or the project's own."""
    beside = Path(courses).resolve().parent / "facts"
    return beside if beside.is_dir() else FACTS


def load_facts(folder: Path | str = FACTS) -> dict[str, Fact]:
    """Every row by id; `BadContent` names file and line of what is wrong."""
    paths = sorted(Path(folder).glob("*.yaml"))
    return _read(tuple((path, path.stat().st_mtime_ns) for path in paths))


@lru_cache(maxsize=4)
def _read(files: tuple[tuple[Path, int], ...]) -> dict[str, Fact]:
    """The rows of files as they were at those times: every unit that is checked asks for the same ones."""
    found: dict[str, Fact] = {}
    for path, _ in files:
        for number, fact in enumerate(read_as(Table, path).facts):
            if fact.id in found:
                message = f"มีแถว {fact.id} แล้ว / row {fact.id} is there already"
                raise BadContent(Problem(path, line_of(path, ("facts", number)), message))
            found[fact.id] = fact
    return found


def uses_of(unit: Path | str) -> Uses:
    """What a unit's facts.yaml names; nothing when there is none, `BadContent` when it is broken."""
    path = Path(unit) / UNIT_FILE
    return read_as(Uses, path) if path.is_file() else Uses()


def check_facts(unit: Path, facts: dict[str, Fact]) -> list[Problem]:
    """Everything wrong with a unit's facts.yaml: unknown or unread rows, words the lesson does not have."""
    path = unit / UNIT_FILE
    try:
        uses = uses_of(unit)
    except BadContent as error:
        return [error.problem]
    text = quoted_text(unit)
    problems = []
    for number, use in enumerate(uses.facts):
        for fault in _faults(use, facts.get(use.fact), text):
            problems.append(Problem(path, line_of(path, ("facts", number)), fault))
    for number, words in enumerate(uses.ours):
        if one_spaced(words) not in text:
            problems.append(Problem(path, line_of(path, ("ours", number)), NOT_SAID.format(words=words)))
    return problems


def quoted_text(unit: Path) -> str:
    """What the learner reads of a unit's own files, every run of spaces and line ends as one space."""
    parts = [read_text(unit / name) for name in QUOTED_IN if (unit / name).is_file()]
    return one_spaced("\n".join(parts))


def one_spaced(text: str) -> str:
    """Text with every run of spaces and line ends as one space: YAML folds lines where it likes."""
    return " ".join(text.split())


def _faults(use: Use, fact: Fact | None, text: str):
    """What is wrong with one use, Thai and English."""
    if fact is None:
        yield f"ไม่มีแถว {use.fact} ในตารางข้อเท็จจริง / no row {use.fact} in notebooks/facts"
        return
    if not fact.usable:
        yield f"แถว {use.fact} ยังไม่ได้ตรวจ ห้ามใช้ในบทเรียน / row {use.fact} is unverified (U): not for lessons"
    for words in use.words:
        if one_spaced(words) not in text:
            yield NOT_SAID.format(words=words)
