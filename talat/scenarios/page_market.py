"""A page's market as written in an exercise's YAML: goods, page, people, pictures, money, rivals, inbox.

Every key is described here; defaults stand in talat/engine/parameters.py, each with its source. Thai levels
(click price, share of clicks that buy, messages) were found in no trustworthy source; instructors should be
told so.
"""

from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from talat.engine.parameters import (
    PAGE_ANSWERS,
    PAGE_INBOX,
    PAGE_PARCELS,
    PAGE_PEOPLE,
    PAGE_POSTS,
    RULES,
)
from talat.scenarios.goods import Product
from talat.scenarios.market import Postage
from talat.scenarios.money import Satang
from talat.scenarios.page_people import People
from talat.scenarios.page_shelf import PLACEMENTS, Creative, Fact, Placement, PostKind, Question, Rivals
from talat.scenarios.parts import Part, Price, Share, Slug

OBJECTIVES = ("awareness", "traffic", "engagement", "leads", "app", "sales")  # F2
SPECIAL = ("none", "housing", "employment", "credit", "politics")  # F7


class Page(Part):
    """The page on the first morning."""

    name: str = Field(min_length=2, max_length=60, description="name of the page, Thai, made up")
    about: str = Field("", max_length=200, description="what it says about itself, Thai")
    followers: int = Field(
        PAGE_PEOPLE.followers, ge=0, le=1_000_000, description="followers on the first morning"
    )


class Answer(Part):
    """How people answer to ads and offers. The reference price is where price adds nothing to any choice."""

    reference_price: Satang = Field(gt=0, description="price with shipping that people find usual")
    elasticity: float = Field(
        PAGE_ANSWERS.elasticity, ge=0, le=6, description="of orders by price (fact 1: 2.6)"
    )
    clicks: Share = Field(
        PAGE_ANSWERS.clicks, gt=0, description="clicks a view of an ordinary fresh ad (fact 18)"
    )
    likes: float = Field(
        PAGE_ANSWERS.likes, ge=0, le=10, description="reactions for each click of an ordinary ad"
    )
    buys: Share = Field(
        PAGE_ANSWERS.buys, description="share of clicks that lead to an order at the reference price"
    )
    writes: Share = Field(
        PAGE_ANSWERS.writes, description="share of clicks on “send a message” that write one"
    )
    closes: Share = Field(
        PAGE_ANSWERS.closes, description="share of conversations that a good answer at once closes"
    )
    comes_back: float = Field(
        PAGE_ANSWERS.comes_back,
        ge=0,
        le=0.1,
        description="orders a day of each person who knows the shop, without any ad",
    )
    follows: Share = Field(PAGE_ANSWERS.follows, description="share of reactions that bring a follower")
    text: float = Field(
        PAGE_ANSWERS.text, ge=0, le=2, description="how much more a text that says all facts sells"
    )


class Delivery(Part):
    """What happens to parcels."""

    cod: Share = Field(PAGE_PARCELS.cod, description="share of buyers who pay on delivery when they may")
    without_cod: Share = Field(
        PAGE_PARCELS.without_cod, description="share of those who buy all the same when they may not"
    )
    refuse_cod: Share = Field(
        PAGE_PARCELS.refuse_cod, description="share of cash-on-delivery parcels refused (fact 35: 8–25 %)"
    )
    refuse_paid: Share = Field(
        PAGE_PARCELS.refuse_paid, description="share of prepaid parcels that come back (fact 35: 1–5 %)"
    )
    dishonest: float = Field(
        PAGE_PARCELS.dishonest, ge=0, le=6, description="how much a misleading picture multiplies refusals"
    )


class Inbox(Part):
    """Conversations."""

    questions: tuple[Question, ...] = Field((), description="what people ask; empty: there is no inbox")
    patience: int = Field(
        PAGE_INBOX.patience, ge=1, le=14, description="days after which an unanswered person is gone"
    )
    next_day: Share = Field(
        PAGE_INBOX.next_day, description="share of the chance that is left for an answer a day later"
    )
    half_answer: Share = Field(
        PAGE_INBOX.half_answer, description="share of the chance that an answer beside the point leaves"
    )


class Organic(Part):
    """Posts without paying."""

    reach: Share = Field(
        RULES.organic_facebook, description="share of followers an ordinary post reaches (fact 23)"
    )
    likes: Share = Field(PAGE_POSTS.likes, description="reactions for each person reached")
    clicks: Share = Field(
        PAGE_POSTS.clicks, description="clicks or messages that want to buy for each person reached"
    )
    shares: float = Field(
        PAGE_POSTS.shares, ge=0, le=3, description="people reached beyond followers for each reaction"
    )
    rest_days: float = Field(
        PAGE_POSTS.rest_days, gt=0, le=14, description="days between posts that tire nobody"
    )
    leaves: Share = Field(
        PAGE_POSTS.leaves, description="share of people reached by a post too many who stop following"
    )


class Money(Part):
    """The money of the learner."""

    ads: Satang = Field(1_000_000, ge=0, description="prepaid for advertising; not refilled; 0: none")
    least_daily: Satang = Field(4_000, ge=1, description="least budget a day of an ad set or campaign")


class PageMarket(Part):
    """Everything a play of one part needs, beside its seed."""

    starts_on: date = Field(description="date of day 1; chooses fees, law, weekdays and season")
    days: int = Field(ge=1, le=120, description="how many days can be played")
    product: Product = Field(description="what is sold; its category chooses rows of the fee table")
    price: Price | None = Field(None, description="price given; empty: the learner sets it before day 1")
    postage: Postage = Field(description="what sending costs")
    fees: Slug = Field(description="fee table: talat/scenarios/tables/<name>.yaml")
    page: Page = Field(description="the page")
    people: People = Field(description="everybody on the platform")
    answer: Answer = Field(description="how they answer")
    creatives: tuple[Creative, ...] = Field(
        min_length=1, max_length=40, description="pictures to choose from"
    )
    facts: tuple[Fact, ...] = Field((), description="what buyers want to read in an ad")
    posts: tuple[PostKind, ...] = Field((), description="kinds of posts; empty: posts cannot be written")
    organic: Organic = Field(Organic(), description="posts without paying")
    inbox: Inbox = Field(Inbox(), description="conversations")
    delivery: Delivery = Field(Delivery(), description="parcels")
    placements: tuple[Placement, ...] = Field(
        PLACEMENTS, min_length=1, max_length=8, description="places on offer"
    )
    rivals: Rivals = Field(Rivals(), description="other advertisers")
    objectives: tuple[Literal[OBJECTIVES], ...] = Field(
        OBJECTIVES, description="objectives on offer (F2); none: no advertising"
    )
    law: Slug | None = Field(None, description="kind of goods for the law on claims; empty: the category")
    special: Literal[SPECIAL] = Field("none", description="special category the goods truly are in (F7)")
    money: Money = Field(Money(), description="money")
    most_ads: int = Field(30, ge=1, le=60, description="ads that can be made in one attempt")

    @model_validator(mode="after")
    def _whole(self):
        lists = {what: getattr(self, what) for what in ("creatives", "facts", "posts", "placements")}
        for what, items in {**lists, "inbox.questions": self.inbox.questions}.items():
            if len({one.id for one in items}) < len(items):
                raise ValueError(f"two {what} have the same id")
        if abs(sum(one.share for one in self.placements) - 1) > 1e-9:
            raise ValueError("shares of placements must add up to 1")
        interests = {one.id for one in self.people.interests}
        for one in self.creatives:
            if not {favour.interest for favour in one.favours} <= interests:
                raise ValueError(f"creative {one.id} favours an interest that is not offered")
        return self

    @property
    def advertises(self):
        """Whether there is advertising at all; without it there are page, posts and inbox only."""
        return bool(self.money.ads and self.objectives)

    def photo(self, slug):
        """The `Creative` of that id; `KeyError` when there is none."""
        return {one.id: one for one in self.creatives}[slug]
