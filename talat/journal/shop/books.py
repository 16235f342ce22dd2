"""What came of decisions in a shop with several products: recomputed by a play and never recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from talat.journal.shop.outcome import Review


@dataclass(frozen=True)
class PageText:
    """A product's page as the learner wrote it."""

    title: str
    description: str
    day: int  # the day that came next when it was written; its date chooses the rules


@dataclass(frozen=True)
class Plan:
    """What the shop shows on a day; prices, photos and pages in the order of the market's listings."""

    prices: tuple[int | None, ...]  # satang; None is not for sale yet
    photos: tuple[str, ...]
    paid_by: str = "buyer"  # who pays for shipping: "buyer" | "shop"
    cod: bool = True
    voucher_off: int = 0  # satang off an order of at least voucher_least; 0 for none
    voucher_least: int = 0
    bundle: tuple[str, str] = ("", "")  # product and partner
    bundle_off: int = 0
    sales: tuple[tuple[str, int], ...] = ()  # double days joined, percent off
    pages: tuple[PageText | None, ...] = ()  # None, or left out: as the goods were when the shop began


@dataclass(frozen=True)
class Purchase:
    """One order to a supplier."""

    day: int  # the day that came next when it was placed
    supplier: str
    product: str
    wanted: int  # pieces
    pieces: int  # as many as the cash paid for; 0 when fewer than the supplier's least
    satang: int
    due: int  # day on which they really come, 0 for none; nobody knows it before that day
    promised: int = 0  # day the supplier named, 0 for none


@dataclass(frozen=True)
class ProductDay:
    """One product on one day; people and pieces are counts, money is satang."""

    product: str
    price: int | None  # asked today, cuts taken off
    place: float  # mean place on the page, 1 is the first
    pieces: int  # in store in the morning
    left: int  # in store in the evening
    arrived: int  # from suppliers that morning
    reached: int
    noticed: int
    visits: int
    baskets: int
    orders: int
    missed: int  # buyers who came after the last piece
    goods: int  # satang that buyers of these orders pay for goods
    reviews: int  # shown in the morning
    stars: float  # their mean, 0 when there is none
    chat: int = 0  # of these orders, made up in a chat
    hidden: bool = False  # the marketplace showed it to nobody, for the words of its page


@dataclass(frozen=True)
class ShopDay:
    """One day of the shop. `profit` is by the books: what became certain today, whenever it was ordered."""

    day: int
    date: date
    plan: Plan
    sale: str  # id of the double day, "" on others
    products: tuple[ProductDay, ...]
    came: int  # shoppers in the whole market
    direct: int  # of them to this shop on purpose
    know_shop: int  # people who know the shop
    from_mobile: int  # visits on a telephone
    late: int  # of today's orders, parcels that leave late
    cod: int  # of today's orders
    bundles: int
    orders_mobile: int
    earned: int  # satang that today's orders bring in the end, packing paid
    units: int  # parcels that reached buyers today and will be kept
    refused: int  # parcels refused at the door today
    returned: int  # parcels that reached buyers today and will be sent back
    back: int  # pieces back in store today
    profit: int
    balances: tuple[tuple[str, int], ...]  # accounts in the evening
    flows: tuple[tuple[str, int], ...]  # what entered (+) or left (−) cash
    reviews: tuple[Review, ...]
    rival_prices: tuple[int, ...]
    lost_chat: int = 0  # people who wanted to buy after a chat and found none, or it was too dear
    trust: float = 0.0  # gained (+) or lost (−) by answers until that morning, shares

    def _all(self, name):
        return sum(getattr(product, name) for product in self.products)

    @property
    def visits(self) -> int:
        """Pages opened."""
        return self._all("visits")

    @property
    def baskets(self) -> int:
        """Put in a basket."""
        return self._all("baskets")

    @property
    def orders(self) -> int:
        """Bought, in advance or on delivery."""
        return self._all("orders")

    @property
    def missed(self) -> int:
        """Buyers who came after the last piece."""
        return self._all("missed")

    @property
    def goods(self) -> int:
        """Satang that today's buyers pay for goods, if they keep them."""
        return self._all("goods")

    @property
    def cash(self) -> int:
        """Cash in the evening, satang."""
        return dict(self.balances)["cash"]

    @property
    def chat(self) -> int:
        """Orders that were made up in a chat."""
        return self._all("chat")


@dataclass(frozen=True)
class ShopSummary:
    """The days so far added up; people are counts, money is satang."""

    days: int
    visits: int
    baskets: int
    orders: int
    missed: int
    refused: int
    returned: int
    units: int
    profit: int  # by the books
    earned: int  # what all orders bring in the end
    cash: int
    held: int  # with carrier and marketplace
    stock: int  # goods in store and ordered, at cost
    lowest_cash: int  # of all evenings
    empty: int  # products sold out in the evening, a day and a product counted once
    hidden: int  # products hidden by the marketplace, likewise
    late: int  # parcels that left late


def summed(days: list[ShopDay], opening_cash: int = 0) -> ShopSummary:
    """Some days of one play added up."""
    names = ("visits", "baskets", "orders", "missed", "refused", "returned", "units", "profit", "earned")
    names = (*names, "late")
    rows = [product for day in days for product in day.products]
    totals = {name: sum(getattr(day, name) for day in days) for name in names}
    last = dict(days[-1].balances) if days else {"cash": opening_cash}
    return ShopSummary(
        days=len(days),
        **totals,
        cash=last["cash"],
        held=last.get("carrier", 0) + last.get("platform", 0),
        stock=last.get("stock", 0) + last.get("ordered", 0),
        lowest_cash=min((day.cash for day in days), default=opening_cash),
        empty=sum(row.left == 0 for row in rows),
        hidden=sum(row.hidden for row in rows),
    )
