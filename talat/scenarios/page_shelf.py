"""What a page shows and where: pictures, kinds of posts, questions in the inbox, placements, rivals."""

from datetime import date

from pydantic import Field, model_validator

from talat.engine.parameters import FEED, PAGE_PEOPLE
from talat.scenarios.money import Satang
from talat.scenarios.parts import Part, Share, Slug


class Favour(Part):
    """How much more a picture pleases people with an interest."""

    interest: Slug = Field(description="id of the interest")
    times: float = Field(gt=0, le=5, description="multiplies their clicks")


class Creative(Part):
    """A picture for posts and ads."""

    id: Slug = Field(description="name in the journal")
    title: str = Field(min_length=2, description="what the learner reads under it, Thai")
    picture: str = Field(pattern=r"^pictures/[a-z0-9-]+\.svg$", description="file beside unit.md")
    alt: str = Field(min_length=5, description="what it shows, for a reader who cannot see it, Thai")
    clarity: Share = Field(description="how well it shows the goods: brings clicks")
    honesty: Share = Field(1.0, description="how like the real thing: below 1 brings refusals and complaints")
    appeal: Share = Field(
        PAGE_PEOPLE.appeal, description="how people like to see it in their feed; 0.5 is neither way"
    )
    favours: tuple[Favour, ...] = Field((), description="people it pleases more or less")


class PostKind(Part):
    """A kind of post. Factors are beside an ordinary post; all are our assumption."""

    id: Slug = Field(description="name in the journal")
    title: str = Field(min_length=2, description="what the learner reads, Thai")
    about: str = Field(min_length=2, description="one sentence on what it is, Thai")
    reach: float = Field(1.0, gt=0, le=5, description="multiplies how many it reaches")
    likes: float = Field(1.0, gt=0, le=5, description="multiplies reactions")
    sells: float = Field(1.0, ge=0, le=5, description="multiplies clicks and messages that want to buy")


class Question(Part):
    """What people ask in the inbox."""

    id: Slug = Field(description="topic in the journal")
    title: str = Field(min_length=2, description="topic as the learner reads it, Thai")
    asks: tuple[str, ...] = Field(min_length=1, description="ways to ask it, Thai")
    share: float = Field(gt=0, description="how often it is asked beside the others")
    answers: tuple[tuple[str, ...], ...] = Field(
        min_length=1,
        description="what an answer must speak of: any word of each group, Thai; {price} is today's price",
    )


class Fact(Part):
    """Something buyers want to read in an ad: texts that say it bring clicks that buy."""

    id: Slug = Field(description="name for hints")
    title: str = Field(min_length=2, description="what it is, Thai")
    words: tuple[str, ...] = Field(
        min_length=1, description="any of these says it, Thai; {price} is the price"
    )


class Placement(Part):
    """A place where ads are shown. Defaults of the market are those of the engine; ours."""

    id: Slug = Field(description="name in the journal")
    title: str = Field(min_length=2, description="what the learner reads, Thai")
    share: Share = Field(description="share of all views")
    rate: float = Field(gt=0, le=5, description="click likelihood against the mean")
    price: float = Field(gt=0, le=5, description="rivals' bids against the mean")


class Stretch(Part):
    """Days on which rivals pay more or less for ads."""

    title: str = Field(min_length=2, description="what it is called, Thai")
    first: date = Field(description="first day")
    last: date = Field(description="last day")
    level: float = Field(gt=0, le=5, description="multiplies rivals' bids (fact 19: Q4 1.1–1.4 of Q3)")

    @model_validator(mode="after")
    def _in_order(self):
        if self.last < self.first:
            raise ValueError("last is before first")
        return self


class Rivals(Part):
    """Other advertisers. Thai price levels were found in no trustworthy source: ours."""

    number: int = Field(FEED.rivals, ge=0, le=30, description="how many compete for each view")
    level: Satang = Field(
        round(FEED.level * 100_000), gt=0, description="mean of their bids for a thousand views, satang"
    )
    spread: float = Field(FEED.spread, ge=0, le=2, description="spread of that, of its logarithm")
    calendar: bool = Field(True, description="ads cost more or less by month, double day and year (fact 19)")
    season: tuple[Stretch, ...] = Field(
        (), description="dearer and cheaper days beside those; overlapping ones multiply"
    )


_PLACES = (("feed", "ฟีด"), ("stories", "สตอรี่"), ("reels", "รีล"), ("search", "หน้าค้นหา"))
PLACEMENTS = tuple(
    Placement(id=name, title=title, share=FEED.share[at], rate=FEED.rate[at], price=FEED.price[at])
    for at, (name, title) in enumerate(_PLACES)
)
