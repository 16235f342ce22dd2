"""How well a product page is written: found by search, clear to read, honest, free of stuffing.

    appraise(title, description, category, particulars, on, *, platforms=(), rivals=()) -> Appraisal
    title_rule(on) -> TitleRule

`particulars` is a `talat.scenarios.particulars.Particulars`. Pure: whole numbers and fractions until the last
division, so a replay has the same bits everywhere. Shares and weights without a source are our assumption.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Literal

import yaml
from pydantic import Field

from talat.scenarios import claims
from talat.scenarios.folded import Folded, fold
from talat.scenarios.negation import affirmed
from talat.scenarios.parts import Part
from talat.scenarios.wording import expression, places, says

WORDS = Path(__file__).with_name("words") / "listing.yaml"
# Our assumptions, all of them:
ELSEWHERE = Fraction(1, 4)  # worth of a search word that stands in the description alone
REPEAT, FOREIGN = Fraction(1, 8), Fraction(1, 4)  # stuffing of one repeat, of one word of other goods
REPEATS_ALLOWED = {"title": (2, 1), "description": (5, 4)}  # times a search word and any word may stand
SHORT_TITLE = Fraction(3, 4)  # relevance of a title that says too little to be told apart
WALL, WALL_LETTERS = Fraction(9, 10), 160  # clarity of letters without a break, and how many make a wall
ENOUGH_SEARCHES = Fraction(3, 4)  # share of searches met from which nothing is asked
SHORTEST_WORD = 3  # folded letters from which a repeated word counts


class TitleRule(Part):
    """How long a title may be in one period."""

    shortest: int = Field(ge=1, description="characters under which a title says too little")
    longest: int = Field(ge=1, description="characters that are shown; the rest is cut")
    valid_from: date = Field(description="first day")
    valid_to: date | None = Field(None, description="last day; empty while it holds")
    source: str = Field(min_length=3, description="where it was read")
    status: Literal["official", "secondary", "assumption"] = Field(description="as in the fee tables")


@dataclass(frozen=True)
class Appraisal:
    """One page. Shares are 0–1."""

    relevance: float  # how well the title meets what people type, stuffing taken off
    clarity: float  # how much of what buyers want to know the page states rightly
    honesty: float  # share of what it states that is true; 1 when it states nothing
    stuffing: float  # 0 none, 1 the worst
    named: tuple[str, ...]  # ids of facts stated rightly
    missing: tuple[str, ...]  # not spoken of
    misstated: tuple[str, ...]  # spoken of, not rightly
    title_cut: bool  # longer than is shown
    title_findings: tuple[claims.Finding, ...]
    description_findings: tuple[claims.Finding, ...]
    advice: tuple[str, ...]  # questions, Thai, the most pressing first

    @property
    def findings(self):
        """All findings of claims, the title's first."""
        return self.title_findings + self.description_findings


@cache
def _words():
    return yaml.safe_load(WORDS.read_text(encoding="utf-8"))


@cache
def title_rule(on: date) -> TitleRule:
    """The `TitleRule` of a day; the oldest for days before any."""
    rules = [TitleRule(**row) for row in _words()["titles"]]
    held = [
        rule for rule in rules if rule.valid_from <= on and (rule.valid_to is None or on <= rule.valid_to)
    ]
    return (held or rules)[-1 if held else 0]


def _tokens(folded: Folded):
    """The runs of letters between gaps."""
    edges = [at for at, gap in enumerate(folded.gaps) if gap or at == 0]
    return [
        folded.letters[one:two] for one, two in zip(edges, [*edges, len(folded.letters)][1:], strict=True)
    ]


def _repeats(folded, particulars, field):
    """How many times too often words stand: a search word anywhere, or any word between gaps."""
    of_search, of_any = REPEATS_ALLOWED[field]
    searched = [len(places(expression((words,)), folded)) for words, _ in particulars.search_words]
    tokens = Counter(
        token for token in _tokens(folded) if len(token) >= SHORTEST_WORD and not token.isdigit()
    )
    return max(
        sum(max(count - of_search, 0) for count in searched),
        sum(max(count - of_any, 0) for count in tokens.values()),
    )


def _stuffing(title, description, particulars):
    """(repeats, foreign words, share 0–1 as a fraction)."""
    repeats = _repeats(title, particulars, "title") + _repeats(description, particulars, "description")
    foreign = sum(says((word,), title) or says((word,), description) for word in particulars.other_words)
    return repeats, foreign, min(repeats * REPEAT + foreign * FOREIGN, Fraction(1))


def _searched(shown, description, particulars):
    """Share of searches whose words stand in the title; less for those in the description alone."""
    total = sum(weight for _, weight in particulars.search_words)
    if not total:
        return Fraction(1)
    met = Fraction(0)
    for words, weight in particulars.search_words:
        met += weight if says((words,), shown) else weight * ELSEWHERE * says((words,), description)
    return met / total


def _stated(page, particulars):
    """(named, missing, misstated) ids of facts on a page, a tuple of `Folded`."""
    named, missing, misstated = [], [], []
    for fact in particulars.facts:
        right = [affirmed(fact.right, text) for text in page]
        if any(right):
            named.append(fact.id)
        else:
            spoken = False in right or any(says(fact.about, text) for text in page)
            (misstated if spoken else missing).append(fact.id)
    return tuple(named), tuple(missing), tuple(misstated)


def _told(particulars, named, walled):
    """Clarity as a fraction."""
    total = sum(fact.weight for fact in particulars.facts)
    told = Fraction(sum(fact.weight for fact in particulars.facts if fact.id in named), total) if total else 1
    return told * WALL if walled else Fraction(told)


def _notes(title, details, rule, searched, stuffed):
    """{name of an advice: whether it is called for}, the most pressing first."""
    typed, (repeats, foreign, _) = len(title.strip()), stuffed
    return {
        "no_title": not fold(title).letters,
        "short_title": bool(fold(title).letters) and typed < rule.shortest,
        "long_title": typed > rule.longest,
        "unsearched": bool(fold(title).letters) and searched < ENOUGH_SEARCHES,
        "repeated": repeats > 0,
        "foreign": foreign > 0,
        "no_description": not details.letters,
        "wall": any(len(token) > WALL_LETTERS for token in _tokens(details)),
    }


def appraise(title, description, category, particulars, on, *, platforms=(), rivals=()) -> Appraisal:
    """The `Appraisal` of a page on a day; see `claims.check` for category, platforms and rivals."""
    rule, details = title_rule(on), fold(description)
    shown = fold(title.strip()[: rule.longest])
    stuffed = _stuffing(fold(title), details, particulars)
    searched = _searched(shown, details, particulars) if shown.letters else Fraction(0)
    notes = _notes(title, details, rule, searched, stuffed)
    named, missing, misstated = _stated((fold(title), details), particulars)
    stated = len(named) + len(misstated)
    more = {"platforms": platforms, "rivals": rivals}
    found = tuple(claims.check(text, category, on, **more) for text in (title, description))
    return Appraisal(
        relevance=float(searched * (1 - stuffed[2]) * (SHORT_TITLE if notes["short_title"] else 1)),
        clarity=float(_told(particulars, named, notes["wall"])),
        honesty=float(Fraction(len(named), stated)) if stated else 1.0,
        stuffing=float(stuffed[2]),
        named=named,
        missing=missing,
        misstated=misstated,
        title_cut=notes["long_title"],
        title_findings=found[0],
        description_findings=found[1],
        advice=_advice(notes, rule, particulars, (missing, misstated), found[0] + found[1]),
    )


def _advice(notes, rule, particulars, unsaid, findings):
    """Questions, Thai: what the law minds, then what is not true, not found, not told."""
    words, (missing, misstated) = _words()["advice"], unsaid
    by_gravity = sorted(findings, key=lambda finding: claims.SEVERITIES.index(finding.severity))
    asked = [words[finding.severity].format(words=finding.words) for finding in by_gravity]
    asked += [words["misstated"].format(title=particulars.fact(slug).title) for slug in misstated]
    asked += [words[note].format(longest=rule.longest) for note, held in notes.items() if held]
    if not notes["no_description"]:
        asked += [words["missing"].format(title=particulars.fact(slug).title) for slug in missing]
    return tuple(dict.fromkeys(asked))
