"""Who can be reached by a page: regions, interests, tastes, and ready-made audiences to begin with."""

from pydantic import Field, model_validator

from talat.engine.parameters import PAGE_PEOPLE
from talat.scenarios.parts import Part, Share, Slug

YOUNGEST, OLDEST = 18, 65  # ages the platform offers; the last stands for 65 and older


class Region(Part):
    """A part of the country that an ad set may ask for."""

    id: Slug = Field(description="name in the journal")
    title: str = Field(min_length=2, description="what the learner reads, Thai")


class Interest(Part):
    """Something people have told the platform that they like; a quarter of all people like each."""

    id: Slug = Field(description="name in the journal")
    title: str = Field(min_length=2, description="what the learner reads, Thai")


class Crowd(Part):
    """Some of the people. An empty key asks nothing; all keys given must hold."""

    ages: tuple[int, int] | None = Field(None, description="youngest and oldest, 18–65, both included")
    women: bool | None = Field(None, description="true: women; false: men")
    regions: tuple[Slug, ...] = Field((), description="any of these regions")
    interests: tuple[Slug, ...] = Field((), description="any of these interests")

    @model_validator(mode="after")
    def _in_order(self):
        if self.ages and not YOUNGEST <= self.ages[0] <= self.ages[1] <= OLDEST:
            raise ValueError(f"ages must be two numbers from {YOUNGEST} to {OLDEST}, the younger first")
        return self


class Taste(Part):
    """How much more a crowd clicks and buys than others; what the learner has to find out."""

    who: Crowd = Field(description="the crowd")
    clicks: float = Field(1.0, gt=0, le=10, description="multiplies their clicks")
    buys: float = Field(1.0, gt=0, le=10, description="multiplies the chance that a click becomes an order")


class Preset(Part):
    """An audience ready to choose, where an ad set begins; every key may be changed afterwards."""

    id: Slug = Field(description="name for the screen")
    title: str = Field(min_length=2, description="what the learner reads, Thai")
    who: Crowd = Field(description="the crowd")
    knows: bool | None = Field(None, description="true: who knows the shop; false: who does not")


class People(Part):
    """Everybody on the platform."""

    number: int = Field(PAGE_PEOPLE.persons, ge=200, le=20_000, description="persons that are simulated")
    stands_for: int = Field(
        PAGE_PEOPLE.stands_for, ge=1, le=100, description="real people each one stands for"
    )
    looks: float = Field(
        PAGE_PEOPLE.looks, gt=0, le=5, description="views with ads a person has on an ordinary day"
    )
    know_shop: Share = Field(
        PAGE_PEOPLE.know_shop, description="share who know the shop on the first morning"
    )
    regions: tuple[Region, ...] = Field(min_length=1, max_length=8, description="parts of the country")
    interests: tuple[Interest, ...] = Field(min_length=1, max_length=12, description="what people like")
    tastes: tuple[Taste, ...] = Field((), description="who clicks and buys more, or less")
    clickers: float = Field(
        PAGE_PEOPLE.clickers, ge=0, le=2, description="spread of the taste for clicking, of its logarithm"
    )
    buyers: float = Field(
        PAGE_PEOPLE.buyers, ge=0, le=2, description="spread of the taste for buying after a click"
    )
    likers: float = Field(
        PAGE_PEOPLE.likers, ge=0, le=2, description="spread of the taste for liking and commenting"
    )
    writers: float = Field(
        PAGE_PEOPLE.writers, ge=0, le=2, description="spread of the taste for writing to a shop"
    )
    presets: tuple[Preset, ...] = Field((), description="audiences to begin with")

    @model_validator(mode="after")
    def _names(self):
        regions, interests = ({one.id for one in kind} for kind in (self.regions, self.interests))
        if len(regions) < len(self.regions) or len(interests) < len(self.interests):
            raise ValueError("two regions or two interests have the same id")
        for crowd in [taste.who for taste in self.tastes] + [preset.who for preset in self.presets]:
            if not {*crowd.regions} <= regions or not {*crowd.interests} <= interests:
                raise ValueError(f"a crowd names a region or interest that is not offered: {crowd}")
        return self
