"""The lessons that are published: which version is current, and what an exercise's market allows."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from talat.content.course import load_course
from talat.content.source import BadContent
from talat.journal.order import Order, order_of
from talat.scenarios.exercise import BadExercise, Exercise, load_exercise

_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


class Unpublished(LookupError):
    """There is no such course, unit or version among the published lessons, or it cannot be read."""


class Published:
    """A folder of content versions with the link `current`; a version never changes once it is there."""

    def __init__(self, folder: Path):
        self.folder = folder
        self._exercise = lru_cache(maxsize=512)(self._load)
        self._order = lru_cache(maxsize=1024)(lambda *one: order_of(self._market(*one)))
        self._course = lru_cache(maxsize=64)(lambda version, course: load_course(folder / version / course))

    def current(self) -> str:
        """The name of the current version; Unpublished when there is none."""
        version = (self.folder / "current").resolve().name
        if not (self.folder / version).is_dir() or version == "current":
            raise Unpublished("no content version is current")
        return version

    def has_unit(self, course: str, unit: str) -> bool:
        """Whether the current version has a page for this unit."""
        slugs = _SLUG.fullmatch(course) and _SLUG.fullmatch(unit)
        return bool(slugs) and (self.folder / self.current() / course / f"{unit}.ipynb").is_file()

    def course_of(self, exercise: str) -> str:
        """The course an exercise belongs to, in the current version; Unpublished when none."""
        if _SLUG.fullmatch(exercise):
            for file in sorted((self.folder / self.current()).glob(f"*/{exercise}/exercise.yaml")):
                return file.parent.parent.name
        raise Unpublished("no such exercise")

    def exercise(self, version: str, course: str, unit: str) -> Exercise:
        """The exercise as that version has it; Unpublished when it is not there or cannot be read."""
        if not (_VERSION.fullmatch(version) and _SLUG.fullmatch(course) and _SLUG.fullmatch(unit)):
            raise Unpublished("no such exercise")
        return self._exercise(version, course, unit)

    def market_version(self, version: str, course: str, unit: str, part: str) -> str:
        """What a new attempt at a part is begun with; Unpublished where the unit has no such part."""
        self._market(version, course, unit, part)
        return self.exercise(version, course, unit).version_of(part)

    def order(self, version: str, course: str, unit: str, part: str) -> Order:
        """The rules of order of one part of an exercise."""
        return self._order(version, course, unit, part)

    def titles(self, course: str, unit: str) -> dict:
        """{"course": …, "unit": …, "title": …, "course_title": …} of a published unit, Thai."""
        try:
            known = self._course(self.current(), course)
            title = next(listed.title for listed in known.units if listed.id == unit)
        except (BadContent, OSError, StopIteration):
            raise Unpublished("the course does not list this unit") from None
        return {"course": course, "unit": unit, "title": title, "course_title": known.title}

    def _market(self, version: str, course: str, unit: str, part: str):
        try:
            return self.exercise(version, course, unit).market(part)
        except KeyError:
            raise Unpublished("no such part") from None

    def _load(self, version: str, course: str, unit: str) -> Exercise:
        folder = self.folder / version / course / unit
        try:
            return load_exercise(folder)
        except (BadExercise, OSError):
            raise Unpublished(f"{folder} cannot be read") from None
