"""One exercise: its brief, goals, criteria and the two markets, loaded from exercise.yaml."""

import hashlib
from pathlib import Path
from typing import Literal

import yaml
from pydantic import Field, ValidationError, model_validator

from talat.content.recap import FILE as RECAP
from talat.content.recap import Recap, load_recap
from talat.content.recap import version_of as recap_version
from talat.content.source import BadContent
from talat.engine import FIRST_VERSION, VERSION
from talat.poster import VERSION as POSTER_VERSION
from talat.scenarios.fees import TABLES
from talat.scenarios.law import FOLDER as LAW
from talat.scenarios.market import Market
from talat.scenarios.page_market import PageMarket
from talat.scenarios.pages import HOUSE
from talat.scenarios.parts import Part, Slug
from talat.scenarios.poster_brief import PosterBrief
from talat.scenarios.words import FOLDER as WORDS


class BadExercise(ValueError):
    """An exercise.yaml that cannot be used; the message names file and, where known, line."""


class Criterion(Part):
    """One thing that earns points."""

    id: str = Field(pattern=r"^[a-z_]+$", description="name of the check in the rubric")
    title: str = Field(min_length=3, description="what the learner reads, Thai")
    points: float = Field(gt=0, description="most it can earn")
    by: Literal["replay", "instructor"] = Field("replay", description="who judges it")


class Exercise(Part):
    """An exercise with its practice part."""

    id: Slug = Field(description="the unit's id")
    unit: Slug = Field(description="the unit's id again: one exercise a unit")
    course: Slug = Field(description="folder of the course")
    version: str = Field(description="fingerprint of exercise.yaml, fee tables and engine; by the loader")
    tool: str = Field(description="tool that plays it; decides which kind of market the parts are")
    title: str = Field(min_length=3, description="what the learner reads, Thai")
    brief: str = Field(min_length=10, description="the task as the learner reads it, Thai")
    goals: dict[str, float] = Field(description="numbers the rubric reads")
    criteria: tuple[Criterion, ...] = Field(min_length=1, description="what earns points")
    practice: Part = Field(description="market of the guided practice, not scored")
    exercise: Part = Field(description="market of the scored part")
    recap: Recap | None = Field(None, description="questions after the unit, from recap.yaml; by the loader")
    recap_version: str = Field("", description="fingerprint of recap.yaml; by the loader")

    @model_validator(mode="after")
    def _names(self):
        if self.id != self.unit:
            raise ValueError("id and unit differ: one exercise a unit")
        if len({criterion.id for criterion in self.criteria}) < len(self.criteria):
            raise ValueError("two criteria have the same id")
        return self

    def market(self, part):
        """The `Market` of part "practice" or "exercise", the `Recap` of part "recap".

        `KeyError` for another part, and where the unit has no questions.
        """
        parts = {"practice": self.practice, "exercise": self.exercise}
        return (parts | {"recap": self.recap} if self.recap else parts)[part]

    def version_of(self, part):
        """The fingerprint of everything a replay of that part depends on."""
        return self.recap_version if part == "recap" else self.version

    @property
    def max_score(self):
        """The sum of all points."""
        return float(sum(criterion.points for criterion in self.criteria))


class ShopExercise(Exercise):
    """An exercise worked in a shop."""

    tool: Literal["storefront"] = Field(description="the shop")
    practice: Market = Field(description="market of the guided practice, not scored")
    exercise: Market = Field(description="market of the scored part")


class PageExercise(Exercise):
    """An exercise worked with a page and its ads."""

    tool: Literal["page_ads"] = Field(description="page and ads manager")
    practice: PageMarket = Field(description="market of the guided practice, not scored")
    exercise: PageMarket = Field(description="market of the scored part")


class PosterExercise(Exercise):
    """An exercise worked on a page of information."""

    tool: Literal["infographic_studio"] = Field(description="the studio")
    practice: PosterBrief = Field(description="brief of the guided practice, not scored")
    exercise: PosterBrief = Field(description="brief of the scored part")


TOOLS = {"storefront": ShopExercise, "page_ads": PageExercise, "infographic_studio": PosterExercise}


def fingerprint(folder):
    """Twelve hex digits of everything a replay of this exercise depends on: text, tables, engine version.

    The head of each journal holds it, so an attempt begun under another engine is known for one.
    """
    text = (Path(folder) / "exercise.yaml").read_bytes()
    digest = hashlib.sha256(text)
    if b"tool: infographic_studio" in text:  # no fees, no market: what a page is drawn and read with
        digest.update(b"poster\0" + POSTER_VERSION.encode())
        return digest.hexdigest()[:12]
    for table in [*sorted(TABLES.glob("*.yaml")), *_judges(text)]:
        digest.update(table.name.encode() + b"\0" + table.read_bytes())
    if VERSION != FIRST_VERSION:
        digest.update(b"engine\0" + VERSION.encode())
    return digest.hexdigest()[:12]


def _judges(text):
    """The tables by which a learner's own words are judged; none for a shop whose pages nobody writes."""
    if b"tool: storefront" in text and b"particulars:" not in text:
        return []
    return [*sorted(LAW.glob("*.yaml")), *sorted(WORDS.glob("*.yaml")), HOUSE]


def load_exercise(folder):
    """The `Exercise` in folder/exercise.yaml; `BadExercise` says file, line and what is wrong."""
    path = Path(folder) / "exercise.yaml"
    raw = read_mapping(path)
    made = {"version": fingerprint(folder)} | _recap(folder)
    for key in ("version", "recap", "recap_version"):
        if key in raw:
            raise BadExercise(f"{path}: อย่าเขียน {key} เอง / {key} is made by the loader")
    kind = TOOLS.get(str(raw.get("tool")))
    if kind is None:
        line = line_of(path, ["tool"])
        raise BadExercise(f"{path}:{line}: tool ต้องเป็น / must be one of: {', '.join(TOOLS)}")
    try:
        loaded = kind.model_validate(raw | made)
    except ValidationError as error:
        raise BadExercise(f"{path}:{first_problem(error, path)}") from error
    if isinstance(loaded, PosterExercise):
        _check_photos(loaded, path)
    return loaded


def _check_photos(exercise, path):
    """Photos an exercise offers are the bytes it says they are."""
    for one in (*exercise.practice.pictures, *exercise.exercise.pictures):
        photo = path.parent / one.file
        if one.file and (not photo.is_file() or hashlib.sha256(photo.read_bytes()).hexdigest() != one.sha256):
            raise BadExercise(
                f"{path}:1: รูป {one.file} ไม่ตรงกับ sha256 / {one.file} is missing or another photo"
            )


def _recap(folder):
    """The questions beside an exercise and their fingerprint; nothing where there are none."""
    if not (Path(folder) / RECAP).is_file():
        return {}
    try:
        return {"recap": load_recap(folder), "recap_version": recap_version(folder)}
    except BadContent as error:
        raise BadExercise(str(error)) from None


def read_mapping(path):
    """The mapping in a YAML file; `BadExercise` names file and line when it is broken."""
    try:
        raw = yaml.safe_load(Path(path).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadExercise(f"{path}: ไม่มีไฟล์นี้ / no such file") from None
    except UnicodeDecodeError:
        raise BadExercise(f"{path}: ต้องเป็น UTF-8 / is not UTF-8") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise BadExercise(
            f"{path}:{line}: YAML ไม่ถูกต้อง / broken YAML: {getattr(error, 'problem', error)}"
        ) from None
    if not isinstance(raw, dict):
        raise BadExercise(f"{path}:1: ต้องเป็นรายการ คีย์: ค่า / must be a mapping of keys")
    return raw


def line_of(path, keys):
    """The line on which the deepest known key of `keys` stands in a YAML file, from 1."""
    node, line = yaml.compose(Path(path).read_text(encoding="utf-8")), 1
    for key in keys:
        if isinstance(node, yaml.MappingNode):
            inner = next(((k, v) for k, v in node.value if k.value == str(key)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            inner = (node.value[key], node.value[key])
        else:
            inner = None
        if inner is None:
            break
        line, node = inner[0].start_mark.line + 1, inner[1]
    return line


def first_problem(error, path):
    """The first complaint of a `ValidationError`, with its key and line."""
    problem = error.errors()[0]
    keys = problem["loc"]
    return f"{line_of(path, keys)}: {'.'.join(map(str, keys)) or 'file'}: {problem['msg']}"
