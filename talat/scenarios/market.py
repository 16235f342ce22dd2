"""A market as written in an exercise's YAML: goods, photos, other shops, shoppers and their taste."""

from datetime import date

from pydantic import Field, model_validator

from talat.engine.parameters import CHOICES
from talat.scenarios.goods import Photo, Product, Response, Shop
from talat.scenarios.money import Satang
from talat.scenarios.parts import Part, Share, Slug
from talat.scenarios.season import Season


class Postage(Part):
    """What sending costs."""

    out: Satang = Field(ge=0, description="postage to the buyer")
    back: Satang = Field(ge=0, description="postage back to the shop when a parcel is refused")
    source: str = Field(description="where the two numbers come from, or that they are our assumption")


class Segment(Part):
    """A group of shoppers."""

    name: str = Field(description="who they are, Thai; for instructors")
    share: Share = Field(gt=0, description="share of all shoppers")
    price_sensitivity: float = Field(gt=0, description="multiplies how strongly price counts")
    taste_spread: float = Field(ge=0, description="spread of that inside the group, of its logarithm")
    budget: Satang = Field(gt=0, description="median of the most one will pay, shipping included")
    budget_spread: float = Field(ge=0, description="spread of that inside the group, of its logarithm")
    photo: float = Field(ge=0, description="multiplies how strongly a clear photo counts")
    trust: float = Field(ge=0, description="multiplies how strongly reviews count")
    cod: Share = Field(description="share who choose cash on delivery")


class Traffic(Part):
    """How many shoppers the marketplace brings past the shop."""

    reached: float = Field(gt=0, le=20_000, description="mean number a day")
    weekday: tuple[float, ...] = Field(min_length=7, max_length=7, description="factor of Monday … Sunday")
    notice: Share = Field(description="share whose eye stops at our place on the page")


class Delivery(Part):
    """What happens to parcels."""

    refuse_cod: Share = Field(
        description="share of cash-on-delivery parcels refused; vendors claim 0.08–0.25"
    )
    refuse_paid: Share = Field(description="share of prepaid parcels that come back; 0.01–0.05")


class Reviews(Part):
    """Reviews at the start, and how buyers write them. Default shares are J-shaped (Hu et al. 2009)."""

    number: int = Field(ge=0, description="reviews of the shop on the first morning")
    stars: float = Field(ge=1, le=5, description="their mean")
    write: Share = Field(description="share of kept parcels that bring a review")
    shares: tuple[Share, Share, Share, Share, Share] = Field(
        CHOICES.star_shares, description="1…5 stars at the reference price with an honest photo"
    )
    price: float = Field(ge=0, description="how much a dearer price lowers the stars")
    honesty: float = Field(ge=0, description="how much a misleading photo lowers them")


class Market(Part):
    """Everything a play of one part needs, beside its seed."""

    starts_on: date = Field(description="date of day 1; chooses fees and weekdays")
    days: int = Field(ge=1, le=120, description="how many days can be sold")
    product: Product = Field(description="what is sold")
    postage: Postage = Field(description="what sending costs")
    fees: Slug = Field(description="fee table: talat/scenarios/tables/<name>.yaml")
    photos: tuple[Photo, ...] = Field(
        min_length=1, description="pictures to choose from; the first is on the page"
    )
    shops: tuple[Shop, ...] = Field(min_length=1, description="other shops")
    segments: tuple[Segment, ...] = Field(min_length=1, description="groups of shoppers")
    response: Response = Field(description="weights of their choices")
    traffic: Traffic = Field(description="how many come past")
    delivery: Delivery = Field(description="refusals")
    reviews: Reviews = Field(description="reviews")
    season: Season | None = Field(
        None, description="several products, stock, cash, ranking, sales, moving rivals; empty means none"
    )

    @model_validator(mode="after")
    def _whole(self):
        if abs(sum(segment.share for segment in self.segments) - 1) > 1e-9:
            raise ValueError("shares of segments must add up to 1")
        if abs(sum(self.reviews.shares) - 1) > 1e-9:
            raise ValueError("reviews.shares must add up to 1")
        if len({photo.id for photo in self.photos}) < len(self.photos):
            raise ValueError("two photos have the same id")
        if self.season is not None:
            self.season.check_against(self)
        return self

    def photo(self, slug):
        """The `Photo` of that id; `KeyError` when there is none."""
        return {photo.id: photo for photo in self.photos}[slug]
