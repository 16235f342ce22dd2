"""A learner's journal told as a story: each decision in Thai, and what it led to in the replayed market."""

from __future__ import annotations

from dataclasses import dataclass

from hub_config.desks.stories import ads, poster, recap, season, shop
from hub_config.desks.stories.narrator import Narrator
from talat.content.recap import Recap
from talat.journal.ads.events import AdsEvent
from talat.journal.events import BadEvent
from talat.journal.play import begin
from talat.journal.poster.events import PosterEvent
from talat.journal.recap.events import RecapEvent
from talat.journal.shop.events import SeasonEvent
from talat.scenarios.page_market import PageMarket
from talat.scenarios.poster_brief import PosterBrief


@dataclass(frozen=True)
class Line:
    """One step of the story. `words` are the learner's own and are shown as text, never as HTML."""

    at: str  # UTC, ISO-8601
    kind: str  # the decision's name
    said: str
    led: tuple[str, ...] = ()
    words: str = ""
    walk: bool = False  # a move between screens that no rubric asks about


def narrator_of(market, rows) -> Narrator:
    """Who tells: by the market, or without one by the decisions."""
    if isinstance(market, Recap) or any(isinstance(row.event, RecapEvent) for row in rows):
        return recap.NARRATOR
    if isinstance(market, PosterBrief) or any(isinstance(row.event, PosterEvent) for row in rows):
        return poster.NARRATOR
    if isinstance(market, PageMarket) or any(isinstance(row.event, AdsEvent) for row in rows):
        return ads.NARRATOR
    if market.season is not None if market else any(isinstance(row.event, SeasonEvent) for row in rows):
        return season.NARRATOR
    return shop.NARRATOR


def tell(market, seed: int, rows) -> tuple[list[Line], bool]:
    """(the story of the stamped decisions, whether every outcome could be replayed).

    Without a market, or from the first decision the market refuses, decisions are told without outcomes.
    """
    rows = list(rows)
    narrator, play = narrator_of(market, rows), begin(market, seed) if market else None
    lines = []
    for row in rows:
        before = narrator.before(play, row.event) if play else None
        if play:
            try:
                play.apply(row.event)
            except BadEvent:
                play = None
        said, led, words = narrator.line(row.event, play, before)
        walk = row.event.do == "open_screen" and row.event.screen not in narrator.kept
        lines.append(Line(row.at, row.event.do, said, tuple(led), words, walk))
    return lines, play is not None


def without_walks(lines: list[Line]) -> list[Line]:
    """The story without moves between screens, except to those a rubric asks about."""
    return [line for line in lines if not line.walk]
