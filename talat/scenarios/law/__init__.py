"""The law of advertising as dated tables: acts with their penalties, rules with the words they look for."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import Field, model_validator

from talat.scenarios.parts import Part, Slug
from talat.scenarios.wording import Wordings

FOLDER = Path(__file__).parent
KINDS = ("food", "cosmetics", "accessories", "lifestyle", "clothing", "household")
Severity = Literal["forbidden", "needs_proof", "needs_permission", "careful"]


class _Dated(Part):
    """What holds in one period."""

    valid_from: date = Field(description="first day it holds here")
    valid_to: date | None = Field(None, description="last day; empty while it holds")
    source: str = Field(min_length=3, description="where it was read")
    status: Literal["official", "secondary", "assumption"] = Field(
        description="official page; secondary source; or our own reading, named as such to instructors"
    )
    note: str = Field("", description="what an instructor should know about it")

    def holds(self, day):
        """Whether it holds on that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class Law(_Dated):
    """One act or rule book in one period."""

    id: Slug = Field(description="name used by rules")
    act: str = Field(min_length=5, description="name of the act as the learner reads it, Thai")
    section: str = Field("", description="section, Thai; empty where none was read")
    penalty: str = Field(min_length=5, description="penalty, Thai; says so where none was read")


class Rule(_Dated):
    """One thing a text may not say, or may say only with proof, permission or care."""

    id: Slug = Field(description="name of the rule in records")
    title: str = Field(min_length=5, description="what it is about, Thai")
    severity: Severity = Field(description="how bad it is")
    kinds: tuple[Slug, ...] = Field((), description="kinds of goods it holds for; empty means all")
    not_kinds: tuple[Slug, ...] = Field((), description="kinds of goods it does not hold for")
    platform: Slug | None = Field(None, description="a platform's own rule, looked at only when asked for")
    law: Slug = Field(description="id of the law")
    why: str = Field(min_length=10, description="one short sentence, Thai")
    fix: str = Field(min_length=10, description="what to write instead, with an example in “ ”, Thai")
    words: Wordings = Field(min_length=1, description="wordings that break it")
    unless: Wordings = Field((), description="longer innocent wordings that contain them")
    cleared_by: Wordings = Field((), description="wordings anywhere in the text that settle it")
    negatable: bool = Field(True, description="whether “ไม่…” before or after makes it innocent")

    def about(self, kind):
        """Whether it holds for that kind of goods."""
        return kind not in self.not_kinds and (not self.kinds or kind in self.kinds)


class Book(Part):
    """Everything in the folder."""

    laws: tuple[Law, ...]
    rules: tuple[Rule, ...]
    lists: dict[str, Wordings]

    @model_validator(mode="after")
    def _whole(self):
        known = {law.id for law in self.laws}
        for rule in self.rules:
            if rule.law not in known:
                raise ValueError(f"rule {rule.id}: no law {rule.law}; known: {sorted(known)}")
        for rows in (self.laws, self.rules):
            _never_twice(rows)
        return self


def _never_twice(rows):
    for at, row in enumerate(rows):
        for other in rows[at + 1 :]:
            apart = row.valid_from > (other.valid_to or date.max) or other.valid_from > (
                row.valid_to or date.max
            )
            if row.id == other.id and not apart:
                raise ValueError(f"{row.id} is given twice on {max(row.valid_from, other.valid_from)}")


@cache
def book():
    """The `Book` of law/*.yaml."""
    laws, rules, lists = [], [], {}
    for path in sorted(FOLDER.glob("*.yaml")):
        part = yaml.safe_load(path.read_text(encoding="utf-8"))
        unknown = set(part) - {"laws", "rules", "lists"}
        if unknown:
            raise ValueError(f"{path}: unknown keys {sorted(unknown)}")
        laws += part.get("laws", [])
        rules += part.get("rules", [])
        lists |= part.get("lists", {})
    return Book(laws=laws, rules=rules, lists=lists)


@cache
def rules_on(day):
    """((rule, law), …) that hold on a day."""
    laws = {law.id: law for law in book().laws if law.holds(day)}
    return tuple((rule, laws[rule.law]) for rule in book().rules if rule.holds(day) and rule.law in laws)
