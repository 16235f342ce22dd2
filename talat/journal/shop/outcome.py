"""What came of decisions: days, reviews and sums, recomputed by a play and never recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from talat.engine import finance


@dataclass(frozen=True)
class Decision:
    """What the shop shows on a day."""

    price: int  # satang
    photo: str
    paid_by: str  # who pays for shipping: "buyer" | "shop"


@dataclass(frozen=True)
class Standing:
    """The reviews a shop shows."""

    number: int
    star_total: float

    @property
    def stars(self) -> float:
        """Their mean, 1–5; 0 when there is none."""
        return self.star_total / self.number if self.number else 0.0


@dataclass(frozen=True)
class Review:
    """One review as it was written: the day, 1–5 stars, Thai words."""

    day: int
    stars: int
    text: str
    product: str = ""  # where a shop has several
    id: str = ""


@dataclass(frozen=True)
class DayResult:
    """One day of the shop; people are counts, money is satang."""

    day: int  # 1 is the first
    date: date
    decision: Decision
    before: Standing  # reviews shown that day
    after: Standing  # reviews shown the next morning
    reached: int
    noticed: int
    visits: int  # opened the product page
    baskets: int
    orders: int  # bought, in advance or on delivery
    cod: int  # orders to be paid on delivery
    refused: int
    units: int  # pieces kept by buyers and paid
    slip: finance.Slip
    unit_cost: finance.UnitCost
    profit: int
    reviews: tuple[Review, ...]

    @property
    def price(self) -> int:
        """Price of one piece that day, satang."""
        return self.decision.price

    @property
    def photo(self) -> str:
        """Photo shown that day."""
        return self.decision.photo

    @property
    def paid_by(self) -> str:
        """Who paid for shipping that day."""
        return self.decision.paid_by

    @property
    def gross(self) -> int:
        """All that buyers paid, satang."""
        return self.slip.gross

    @property
    def payout(self) -> int:
        """What was transferred to the shop, satang."""
        return self.slip.payout

    @property
    def profit_per_unit(self) -> int:
        """Price less full unit cost, satang; the loss on refused parcels is not in it."""
        return self.price - self.unit_cost.total


@dataclass(frozen=True)
class Summary:
    """The days so far added up; people are counts, money is satang."""

    days: int
    visits: int
    baskets: int
    orders: int
    refused: int
    units: int
    gross: int
    taken: int
    payout: int
    goods: int  # cost of the goods sold
    packing: int
    profit: int
    reviews: int  # shown now
    stars: float  # their mean, 0 when there is none


@dataclass(frozen=True)
class Why:
    """Why a day differs from the one before: the day again, with yesterday's decision and today's luck."""

    today: DayResult
    yesterday: DayResult | None  # None on the first day
    unchanged: DayResult | None  # today's shoppers had yesterday's price, photo and shipping stayed

    @property
    def orders_by_decision(self) -> int:
        """Orders gained (+) or lost (−) by what was changed."""
        return self.today.orders - self.unchanged.orders if self.unchanged else 0

    @property
    def orders_by_luck(self) -> int:
        """Orders gained or lost by who happened to come, and by the reviews of the day before."""
        return self.unchanged.orders - self.yesterday.orders if self.unchanged else 0

    @property
    def profit_by_decision(self) -> int:
        """Satang gained or lost by what was changed."""
        return self.today.profit - self.unchanged.profit if self.unchanged else 0

    @property
    def profit_by_luck(self) -> int:
        """Satang gained or lost by luck and reviews."""
        return self.unchanged.profit - self.yesterday.profit if self.unchanged else 0
