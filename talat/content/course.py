"""A course as typed data: what course.yaml may say."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from talat.content.source import BadContent, Problem, line_of, read_as

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
TimeKind = Literal["reading", "practice", "exercise", "class"]
Thai = Annotated[str, Field(min_length=3, max_length=600)]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Minutes(_Entry):
    """Minutes a slow and careful learner needs."""

    reading: int = Field(gt=0, le=60, description="lesson text at 120 Thai words a minute")
    practice: int = Field(gt=0, le=90, description="guided practice")
    exercise: int = Field(gt=0, le=180, description="scored exercise; the last unit's may fill two lessons")

    @property
    def total(self) -> int:
        return self.reading + self.practice + self.exercise


class UnitRef(_Entry):
    """A unit in its course."""

    id: Slug = Field(description="folder of the unit")
    title: Thai = Field(description="title, Thai")
    goal: Thai = Field(description="what the learner can do afterwards, one Thai sentence")
    time: Minutes = Field(description="minutes by kind")
    required: bool = Field(True, description="whether the course needs this unit's exercise passed")

    @property
    def minutes(self) -> int:
        """All minutes of the unit."""
        return self.time.total


class Course(_Entry):
    """One course; lists only the units that exist."""

    slug: Slug = Field(description="folder of the course")
    title: Thai = Field(description="title as announced, Thai")
    about: Thai = Field(description="what it is for, Thai, two or three sentences")
    outcomes: tuple[Thai, ...] = Field(min_length=1, description="what the learner can do at the end, Thai")
    minutes_needed: int = Field(600, ge=600, description="counted minutes that complete the whole course")
    time_counts: tuple[TimeKind, ...] = Field(
        ("reading", "practice", "exercise", "class"), min_length=1, description="kinds of time among them"
    )
    pass_mark: float = Field(gt=0, le=1, description="share of an exercise's points that passes it")
    units: tuple[UnitRef, ...] = Field(min_length=1, description="units in order, only those that exist")

    @model_validator(mode="after")
    def _once(self):
        ids = [unit.id for unit in self.units]
        if len(set(ids)) < len(ids):
            raise ValueError("a unit is listed twice")
        return self

    @property
    def minutes(self) -> int:
        """Minutes of the units that exist."""
        return sum(unit.minutes for unit in self.units)

    def unit(self, id: str) -> UnitRef:
        """The unit of that id; KeyError when the course has none."""
        return {unit.id: unit for unit in self.units}[id]


def load_course(folder: Path | str) -> Course:
    """The `Course` in folder/course.yaml; `BadContent` names file and line of what is wrong."""
    path = Path(folder) / "course.yaml"
    course = read_as(Course, path)
    if course.slug != path.parent.resolve().name:
        message = f"slug ต้องตรงกับชื่อโฟลเดอร์ / slug {course.slug} is not the folder's name"
        raise BadContent(Problem(path, line_of(path, ("slug",)), message))
    return course


def course_folders(courses: Path | str) -> list[Path]:
    """The folders under `courses` that hold a course.yaml, in order of name."""
    return sorted(path.parent for path in Path(courses).glob("*/course.yaml"))
