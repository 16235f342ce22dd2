"""What stands on the page and in the ads manager: the learner's decisions, nothing that came of them."""

from __future__ import annotations

from dataclasses import dataclass, replace

FIELDS = (  # of an ad set that an edit may change
    *("budget", "youngest", "oldest", "sex", "regions", "interests", "knows", "placements", "ends"),
    *("from_hour", "to_hour", "strategy", "cap", "min_roas", "frequency_cap", "pace"),
)


@dataclass(frozen=True)
class Shopfront:
    """The page and the offer on it."""

    name: str
    about: str
    price: int | None  # satang; None until it is set
    paid_by: str = "buyer"  # who pays for shipping: "buyer" | "shop"
    cod: bool = True
    answers: tuple[tuple[str, str], ...] = ()  # (topic, text) sent at once

    def answer(self, topic: str) -> str:
        """The text sent at once to a topic; "" when there is none."""
        return dict(self.answers).get(topic, "")


@dataclass(frozen=True)
class Campaign:
    """One objective, and its ad sets' money when `budget` is given."""

    id: str
    title: str
    objective: str
    special: str
    budget: int | None  # satang a day shared by its ad sets; None: each ad set has its own
    on: bool = True


@dataclass(frozen=True)
class AdSet:
    """Who, where, how much, when, what for; keys as in `events.MakeAdSet`."""

    id: str
    campaign: str
    title: str
    goal: str
    budget: int | None
    lifetime: bool
    youngest: int
    oldest: int
    sex: str
    regions: tuple[str, ...]
    interests: tuple[str, ...]
    knows: str
    placements: tuple[str, ...]
    starts: int  # first day
    ends: int | None  # last day
    from_hour: int
    to_hour: int
    strategy: str
    cap: int | None
    min_roas: int | None
    frequency_cap: int
    on: bool = True
    edited: int = 1  # day from which the last significant edit holds: learning began anew
    pace: str = "even"  # "fast" spends as fast as it goes

    def changed(self, event) -> AdSet:
        """The ad set with an edit's keys; `edited` stays."""
        given = {name: getattr(event, name) for name in FIELDS if getattr(event, name) is not None}
        return replace(self, **given)


@dataclass(frozen=True)
class Ad:
    """What people see, and where it leads; `review` is "waiting" until the next morning."""

    id: str
    ad_set: str
    title: str
    photo: str
    headline: str
    text: str
    button: str
    leads_to: str
    on: bool = True
    review: str = "waiting"  # "waiting" | "approved" | "rejected"


@dataclass(frozen=True)
class Post:
    """A post; `day` is the day it is shown, the one after it was written."""

    id: str
    kind: str
    photo: str
    text: str
    day: int


@dataclass(frozen=True)
class Test:
    """A split test or holdout from day `first` to `last`, both included."""

    __test__ = False  # no test of pytest

    id: str
    kind: str  # "split_ad_sets" | "split_ads" | "holdout"
    a: str
    b: str
    percent: int  # held out
    first: int
    last: int
