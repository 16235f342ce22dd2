"""Goods, pictures, other shops and the weights of a choice: the parts that one product or many have."""

from pydantic import Field

from talat.engine.parameters import CHOICES
from talat.scenarios.money import Satang
from talat.scenarios.parts import Part, Price, Share, Slug


class Product(Part):
    """What is sold."""

    name: str = Field(min_length=2, description="name of the goods, Thai")
    about: str = Field(description="one or two sentences for the product page, Thai")
    category: Slug = Field(description="kind of goods; chooses rows of the fee table")
    unit_cost: Satang = Field(ge=0, description="what the supplier charges for one piece")
    packing: Satang = Field(ge=0, description="box, bag and tape of one parcel")


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
    review_count: float = Field(CHOICES.review_count, ge=0, description="elasticity to the number of reviews")
    review_stars: float = Field(CHOICES.review_stars, ge=0, description="elasticity to their mean")
    shipping_pain: float = Field(
        CHOICES.shipping_pain, ge=1, description="how much a baht of shipping feels like, in baht of price"
    )
    till_compare: Share = Field(
        CHOICES.till_compare, description="share of buyers who still compare with other shops at the till"
    )
