"""A market as written in an exercise's YAML: goods, photos, other shops, shoppers and their taste."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from talat.scenarios.money import Satang

Share = Annotated[float, Field(ge=0, le=1)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=40)]
Price = Annotated[Satang, Field(ge=100, le=10_000_000)]


class Part(BaseModel):
    """A frozen piece of a market; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Product(Part):
    """What is sold."""

    name: str = Field(min_length=2, description="name of the goods, Thai")
    about: str = Field(description="one or two sentences for the product page, Thai")
    category: Slug = Field(description="kind of goods; chooses rows of the fee table")
    unit_cost: Satang = Field(ge=0, description="what the supplier charges for one piece")
    packing: Satang = Field(ge=0, description="box, bag and tape of one parcel")


class Postage(Part):
    """What sending costs."""

    out: Satang = Field(ge=0, description="postage to the buyer")
    back: Satang = Field(ge=0, description="postage back to the shop when a parcel is refused")
    source: str = Field(description="where the two numbers come from, or that they are our assumption")


class Photo(Part):
    """One picture the learner may put on the product page."""

    id: Slug = Field(description="name in the journal")
    title: str = Field(min_length=2, description="what the learner reads under it, Thai")
    picture: str = Field(pattern=r"^pictures/[a-z0-9-]+\.svg$", description="file beside unit.md")
    alt: str = Field(min_length=5, description="what it shows, for a reader who cannot see it, Thai")
    clarity: Share = Field(description="how well it shows the goods: brings looks and baskets")
    honesty: Share = Field(1.0, description="how like the real thing: below 1 brings refusals and few stars")


class Shop(Part):
    """Another shop with the same kind of goods; its offer stays as it is."""

    name: str = Field(min_length=2, description="name of the shop, Thai, made up")
    price: Price = Field(description="price of its goods")
    shipping: Satang = Field(ge=0, description="what its buyer pays for shipping; 0 บาท when it is free")
    clarity: Share = Field(description="how clear its photo is")
    reviews: int = Field(ge=0, description="number of reviews it shows")
    stars: float = Field(ge=1, le=5, description="their mean")


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


class Response(Part):
    """Weights of the three choices: opening the page, putting it in the basket, paying."""

    reference_price: Satang = Field(gt=0, description="price at which price adds nothing to any choice")
    look_base: float = Field(
        description="wish to open the page at the reference price, dark photo, no review"
    )
    basket_base: float = Field(description="wish to put it in the basket, likewise")
    pay_base: float = Field(description="wish to pay, likewise")
    look_price: float = Field(ge=0, description="weight of ln(price) on opening")
    basket_price: float = Field(ge=0, description="weight of ln(price with shipping) on the basket")
    pay_price: float = Field(ge=0, description="weight of ln(price with shipping) at the till")
    look_photo: float = Field(ge=0, description="weight of the photo on opening")
    basket_photo: float = Field(ge=0, description="weight of the photo on the basket")
    review_count: float = Field(
        0.236, ge=0, description="elasticity to the number of reviews; default You et al. 2015"
    )
    review_stars: float = Field(0.417, ge=0, description="elasticity to their mean; default You et al. 2015")
    shipping_pain: float = Field(
        1.2, ge=1, description="how much a baht of shipping feels like, in baht of price"
    )
    till_compare: Share = Field(
        0.3, description="share of buyers who still compare with other shops at the till"
    )


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
        (0.09, 0.04, 0.06, 0.14, 0.67), description="1…5 stars at the reference price with an honest photo"
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

    @model_validator(mode="after")
    def _whole(self):
        if abs(sum(segment.share for segment in self.segments) - 1) > 1e-9:
            raise ValueError("shares of segments must add up to 1")
        if abs(sum(self.reviews.shares) - 1) > 1e-9:
            raise ValueError("reviews.shares must add up to 1")
        if len({photo.id for photo in self.photos}) < len(self.photos):
            raise ValueError("two photos have the same id")
        return self

    def photo(self, slug):
        """The `Photo` of that id; `KeyError` when there is none."""
        return {photo.id: photo for photo in self.photos}[slug]
