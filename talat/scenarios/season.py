"""The optional key `season` of a market: what makes one product on fourteen days into a whole shop.

Every key has a default; a market without `season` is played by the one-product engine, as ever.
Defaults stand in talat/engine/parameters.py, each with its source.
"""

from collections import Counter
from datetime import date
from typing import Literal

from pydantic import Field, model_validator

from talat.engine.parameters import DOUBLE_DAY, MARKETPLACE, MESSAGES, SHELVES, TOWN
from talat.scenarios.goods import Photo, Product, Response, Shop
from talat.scenarios.money import Satang
from talat.scenarios.particulars import Particulars
from talat.scenarios.parts import Part, Price, Share, Slug


class Kind(Part):
    """A kind of goods that shoppers look for; its products and other shops stand beside each other."""

    id: Slug = Field(description="name of the kind")
    interest: float = Field(1.0, gt=0, description="how many look for it, beside the other kinds")
    shops: tuple[Shop, ...] = Field((), description="other shops with such goods; empty: the market's")
    response: Response | None = Field(None, description="weights of the choices; empty: the market's")


class Listing(Part):
    """One product of the shop."""

    id: Slug = Field(description="name in the journal")
    kind: Slug = Field("main", description="kind of goods it is looked for as")
    product: Product = Field(description="what is sold; unit_cost is the worth of the opening stock")
    photos: tuple[Photo, ...] = Field((), description="pictures to choose from; empty: the market's")
    price: Price | None = Field(None, description="asked on the first morning; empty: not yet for sale")
    quality: Share = Field(
        TOWN.quality, description="of the opening stock: brings stars, returns and friends"
    )
    relevance: Share = Field(TOWN.relevance, description="how well title and category fit what people type")
    stock: int = Field(TOWN.stock, ge=0, le=100_000, description="pieces on the first morning")
    reviews: int | None = Field(None, ge=0, description="reviews on the first morning; empty: the market's")
    stars: float | None = Field(None, ge=1, le=5, description="their mean; empty: the market's")
    particulars: Particulars | None = Field(
        None, description="what is true of it in words; with them the learner writes its page"
    )
    goods: Slug = Field("", description="kind of goods for the law of claims; empty: its category")

    @property
    def goods_kind(self):
        """The kind of goods that the law of claims asks for."""
        return self.goods or self.product.category


class Cost(Part):
    """What a supplier asks for one product."""

    listing: Slug = Field(description="id of the product")
    each: Satang = Field(ge=0, description="price of one piece")


class Supplier(Part):
    """Where pieces are bought."""

    id: Slug = Field(description="name in the journal")
    name: str = Field(min_length=2, description="who it is, Thai, made up")
    costs: tuple[Cost, ...] = Field(min_length=1, description="what it sells, and for how much")
    least: int = Field(1, ge=1, description="fewest pieces of one order")
    lead_days: int = Field(TOWN.lead_days, ge=1, le=30, description="days until the pieces come")
    late: Share = Field(
        TOWN.supplier_late, description="share of orders that come one to three days later still"
    )
    quality: Share = Field(TOWN.quality, description="of its pieces")


class Customers(Part):
    """The town the shop sells in: the same people all season, each with a lasting taste."""

    people: int = Field(TOWN.people, ge=100, le=500_000, description="how many there are")
    know_shop: Share = Field(TOWN.know_shop, description="share who know the shop on the first morning")
    word_of_mouth: float = Field(
        TOWN.word_of_mouth, ge=0, le=5, description="multiplies how buyers' talk spreads"
    )


class Platform(Part):
    """The marketplace's own rules."""

    capacity: int = Field(
        MARKETPLACE.capacity, ge=1, description="parcels the shop can pack in a day; the rest leave late"
    )
    returns: Share = Field(MARKETPLACE.returns, description="share of kept parcels sent back, at quality 0.8")
    fit: Share = Field(MARKETPLACE.fit, description="share of parcels that come back which can be sold again")
    transit: tuple[int, int] = Field(
        MARKETPLACE.transit, description="fewest and most days a parcel is on the way"
    )
    cod_hold: int = Field(MARKETPLACE.cod_hold, ge=0, le=15, description="days the carrier keeps COD money")
    refund_days: int = Field(
        MARKETPLACE.refund_days, ge=1, le=15, description="days until a buyer has money back"
    )
    payout_days: int = Field(
        MARKETPLACE.payout_days, ge=0, le=30, description="days after delivery until prepaid money comes"
    )

    @model_validator(mode="after")
    def _in_order(self):
        if not 1 <= self.transit[0] <= self.transit[1] <= 14:
            raise ValueError("transit must be fewest and most days, from 1 to 14")
        return self


class SaleDay(Part):
    """A double day such as 12.12: dips before and after, a peak on the day."""

    id: Slug = Field(description="name in the journal")
    title: str = Field(min_length=2, description="what the learner reads, Thai")
    on: date = Field(description="its date")
    least_percent: int = Field(DOUBLE_DAY.least_percent, ge=1, le=90, description="least cut for taking part")
    traffic: float = Field(
        DOUBLE_DAY.traffic, ge=1, le=10, description="multiplies shoppers on the day (fact 34)"
    )
    mood: float = Field(DOUBLE_DAY.mood, ge=0, le=3, description="more wish to pay on the day (fact 34)")
    before: int = Field(DOUBLE_DAY.before, ge=0, le=14, description="days on which shoppers wait for it")
    after: int = Field(DOUBLE_DAY.after, ge=0, le=14, description="days on which they have just bought")
    dip: float = Field(DOUBLE_DAY.dip, ge=0, le=2, description="less wish to pay on those days")


class Rivals(Part):
    """How other shops answer; without this key they stay as they are."""

    floor: Share = Field(SHELVES.floor, description="lowest price of a rival, of its price on the first day")
    stock_days: int = Field(
        SHELVES.stock_days, ge=1, le=60, description="usual days of sales that a rival has in stock"
    )
    lead_days: int = Field(SHELVES.lead_days, ge=1, le=30, description="days until its new pieces come")


class Chat(Part):
    """Customers who write to the shop; without this key nobody does. Defaults are our assumptions."""

    writers: Share = Field(MESSAGES.writers, description="share of visitors who would ever write to a shop")
    rounds: int = Field(
        MESSAGES.rounds, ge=0, le=8, description="times a day the shop looks at its messages, to begin with"
    )
    round_parcels: int = Field(
        MESSAGES.round_parcels, ge=0, description="parcels fewer that it can pack for each such time"
    )


class Cash(Part):
    """Money of the shop on the first morning."""

    opening: Satang = Field(round(100 * TOWN.cash), ge=0, description="cash")


class Season(Part):
    """The shop in depth."""

    kinds: tuple[Kind, ...] = Field((), description="kinds of goods; empty: one kind, id main")
    listings: tuple[Listing, ...] = Field(
        (), max_length=200, description="products; empty: the market's product alone, id main"
    )
    suppliers: tuple[Supplier, ...] = Field((), description="where stock is bought")
    customers: Customers = Field(Customers(), description="the town")
    platform: Platform = Field(Platform(), description="the marketplace")
    sale_days: tuple[SaleDay, ...] = Field((), description="double days")
    payday: float = Field(0.0, ge=0, le=1, description="more shoppers on the 28th to the 3rd")
    rivals: Rivals | None = Field(None, description="rules of other shops; empty: they never move")
    cash: Cash = Field(Cash(), description="money")
    chat: Chat | None = Field(None, description="customers who write; empty: nobody does")
    closed: tuple[Literal["stock", "chat", "offers", "calendar"], ...] = Field(
        (), description="places of the shop that a unit about something else does without"
    )
    asks: str = Field(
        "เรื่องไหนเป็นฝีมือของคุณ เรื่องไหนเป็นโชค รู้ได้อย่างไร",
        min_length=5,
        description="what the learner is asked in words before handing in, Thai",
    )

    @model_validator(mode="after")
    def _names(self):
        for what in ("kinds", "listings", "suppliers", "sale_days"):
            twice = [name for name, n in Counter(one.id for one in getattr(self, what)).items() if n > 1]
            if twice:
                raise ValueError(f"two {what} have the same id: {twice[0]}")
        return self

    def check_against(self, market):
        """ValueError when a name points nowhere in the whole market."""
        kinds = {kind.id for kind in self.kinds} or {"main"}
        listings = {listing.id for listing in self.listings} or {"main"}
        for listing in self.listings:
            if listing.kind not in kinds:
                raise ValueError(f"listing {listing.id}: no kind {listing.kind}; known: {sorted(kinds)}")
        for supplier in self.suppliers:
            unknown = {cost.listing for cost in supplier.costs} - listings
            if unknown:
                raise ValueError(f"supplier {supplier.id} sells what is not listed: {sorted(unknown)}")
        if market.traffic.reached > self.customers.people:
            raise ValueError("traffic.reached is more than season.customers.people")


def depth(market):
    """The `Season` of a market with every empty key filled from the market itself."""
    season = market.season or Season()
    kinds = season.kinds or (Kind(id="main"),)
    kinds = tuple(
        kind.model_copy(
            update={"shops": kind.shops or market.shops, "response": kind.response or market.response}
        )
        for kind in kinds
    )
    listings = season.listings or (Listing(id="main", product=market.product),)
    start = market.reviews
    listings = tuple(
        listing.model_copy(
            update={
                "photos": listing.photos or market.photos,
                "reviews": start.number if listing.reviews is None else listing.reviews,
                "stars": start.stars if listing.stars is None else listing.stars,
            }
        )
        for listing in listings
    )
    return season.model_copy(update={"kinds": kinds, "listings": listings})
