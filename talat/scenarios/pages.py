"""What the words of each product's page bring: how well it is found and read, and whether it is hidden."""

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

import numpy as np
import yaml
from pydantic import Field

from talat.engine.parameters import PAGES
from talat.scenarios import listing as words
from talat.scenarios.arena import date_of
from talat.scenarios.claims import Finding
from talat.scenarios.parts import Part, Slug

HOUSE = Path(__file__).with_name("house.yaml")


class HouseRule(Part):
    """One rule of the practice marketplace in one period."""

    id: Slug = Field(description="name of the rule")
    title: str = Field(min_length=5, description="the rule as the learner reads it, Thai")
    why: str = Field(min_length=5, description="why, and what to do, Thai")
    severities: tuple[str, ...] = Field(description="findings that it acts on")
    valid_from: date = Field(description="first day it holds")
    valid_to: date | None = Field(None, description="last day; empty while it holds")
    source: str = Field(min_length=3, description="where it comes from")
    status: Literal["official", "secondary", "assumption"] = Field(description="as in the fee tables")


@dataclass(frozen=True)
class Page:
    """A product's page as it stands; `appraisal` is None where an exercise does not judge words."""

    product: str
    title: str
    description: str
    written: bool  # by the learner; otherwise as it was when the shop began
    appraisal: words.Appraisal | None
    rule: HouseRule | None  # by which the marketplace hides it
    hidden_by: tuple[Finding, ...]  # what it is hidden for; empty while it is shown

    @property
    def hidden(self):
        """Whether the marketplace shows it to nobody."""
        return bool(self.hidden_by)


@cache
def house_rules(on):
    """The `HouseRule`s of a day."""
    rows = yaml.safe_load(HOUSE.read_text(encoding="utf-8"))["rules"]
    rules = (HouseRule(**row) for row in rows)
    return tuple(rule for rule in rules if rule.valid_from <= on <= (rule.valid_to or date.max))


@lru_cache(maxsize=1024)  # a text is judged once, however often a season is played again
def _appraised(title, description, goods, particulars, on, rivals):
    return words.appraise(title, description, goods, particulars, on, rivals=rivals)


def page(market, season, number, text=None):
    """The `Page` of listing number `number`; `text` (title, description, day) is None until it is written."""
    listing = season.listings[number]
    title, description = (listing.product.name, listing.product.about)
    on = date_of(market, 1)
    if text is not None:
        title, description, on = text.title, text.description, date_of(market, text.day)
    if listing.particulars is None:
        return Page(listing.id, title, description, text is not None, None, None, ())
    shops = next(kind.shops for kind in season.kinds if kind.id == listing.kind)
    rivals = tuple(shop.name for shop in shops)
    found = _appraised(title, description, listing.goods_kind, listing.particulars, on, rivals)
    for rule in house_rules(on):
        hits = tuple(finding for finding in found.findings if finding.severity in rule.severities)
        if hits:
            return Page(listing.id, title, description, text is not None, found, rule, hits)
    return Page(listing.id, title, description, text is not None, found, None, ())


def pages(market, season, texts):
    """All `Page`s; `texts` are those written, by number of the listing, or empty."""
    texts = texts or (None,) * len(season.listings)
    return tuple(page(market, season, number, text) for number, text in enumerate(texts))


def relevance(season, shown):
    """(L,) how well each page meets what people type; that of the exercise where words are not judged."""
    rows = zip(season.listings, shown, strict=True)
    return np.array(
        [listing.relevance if one.appraisal is None else one.appraisal.relevance for listing, one in rows]
    )


def said(shown):
    """(share told (L,), share of it that is true (L,), hidden (L,)); told is None where nothing is judged."""
    if all(one.appraisal is None for one in shown):
        return None, np.ones(len(shown)), None
    told = [PAGES.usual_told if one.appraisal is None else one.appraisal.clarity for one in shown]
    true = [1.0 if one.appraisal is None else one.appraisal.honesty for one in shown]
    return np.array(told), np.array(true), np.array([one.hidden for one in shown])
