"""What a shop's journal may hold: the names its market knows, and that nothing is sold without a price."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import get_args

from talat.journal.decision import NextDay
from talat.journal.events import Event
from talat.journal.order import NOT_HERE, Order, Progress
from talat.journal.shop import events as said
from talat.scenarios.market import Market
from talat.scenarios.season import depth

NO_PHOTO = "ไม่มีรูปนี้ เลือกรูปที่เห็นบนหน้าจอ"
NO_PRODUCT = "ไม่มีสินค้านี้ในร้าน เลือกสินค้าจากที่เห็นบนหน้าจอ"
_NAMED = (said.SetPrice, said.ChoosePhoto, said.BuyStock, said.SetBundle, said.WriteListing)
_NAMED = (*_NAMED, said.ReadyAnswer)
_CHATS = (said.Reply, said.ReadyAnswer, said.ChatRounds)
_OF = {  # place of the shop → its screens and decisions, which go with it where a unit does without
    "stock": ({"stock"}, (said.BuyStock,)),
    "chat": ({"chat", "reviews"}, (*_CHATS, said.AnswerReview)),
    "offers": ({"offers"}, (said.SetShipping, said.OfferCod, said.SetVoucher, said.SetBundle, said.JoinSale)),
    "calendar": ({"calendar"}, ()),
}


@dataclass(frozen=True)
class Deep:
    """The names a market with a season knows."""

    photos: frozenset[tuple[str, str]]  # (product, photo)
    costs: frozenset[tuple[str, str]]  # (supplier, product)
    least_percent: dict[str, int] = field(default_factory=dict)  # double day → least cut
    written: frozenset[str] = frozenset()  # products whose page the learner writes
    chats: bool = False  # whether customers write to the shop
    closed: tuple[str, ...] = ()  # places that this unit does without
    priced: bool = False  # whether something has a price before the learner sets one

    @property
    def products(self) -> frozenset[str]:
        """All products."""
        return frozenset(product for product, _ in self.photos)

    def problem(self, new: Event) -> str:
        """Thai: why a market with a season does not take `new`; "" when it does."""
        if any(isinstance(new, _OF[place][1]) for place in self.closed):
            return NOT_HERE
        products = self.products
        named = getattr(new, "product", None)
        if isinstance(new, said.SetPrice | said.ChoosePhoto) and named is None and len(products) == 1:
            named = next(iter(products))
        if isinstance(new, _NAMED) and named not in products:
            return NO_PRODUCT
        if isinstance(new, said.SetBundle) and new.partner not in products:
            return NO_PRODUCT
        if isinstance(new, said.ChoosePhoto) and (named, new.photo) not in self.photos:
            return NO_PHOTO
        if isinstance(new, _CHATS) and not self.chats:
            return NOT_HERE
        if isinstance(new, said.WriteListing) and named not in self.written:
            return NOT_HERE
        if isinstance(new, said.BuyStock) and (new.supplier, new.product) not in self.costs:
            return "ผู้ขายส่งรายนี้ไม่มีสินค้านี้ เลือกจากที่เห็นบนหน้าจอ"
        return self._sale_problem(new) if isinstance(new, said.JoinSale) else ""

    def _sale_problem(self, new: said.JoinSale) -> str:
        least = self.least_percent.get(new.sale)
        if least is None:
            return "ไม่มีวันลดราคานี้ เลือกจากปฏิทิน"
        if 0 < new.percent < least:
            return f"วันลดราคานี้ต้องลดอย่างน้อย {least} เปอร์เซ็นต์"
        return ""


@dataclass(frozen=True, kw_only=True)
class ShopOrder(Order):
    """The order of a shop's market."""

    photos: frozenset[str] | set[str]
    deep: Deep | None = None  # of a market with a season

    takes = get_args(said.ShopEvent)
    all_done = "ขายครบ {days} วันแล้ว ไปขั้นต่อไปได้เลย"

    @property
    def screens(self) -> frozenset[str]:
        """The screens one can go to."""
        if self.deep is None:
            return frozenset(said.SCREENS)
        return frozenset(said.SEASON_SCREENS).difference(*(_OF[place][0] for place in self.deep.closed))

    def problem(self, so_far: Progress, new: Event) -> str:
        """Thai: why the shop does not take `new` now; "" when it does."""
        if (
            isinstance(new, NextDay)
            and not (self.deep and self.deep.priced)
            and "set_price" not in so_far.marks
        ):
            return "ยังไม่ได้ตั้งราคา ตั้งราคาก่อน แล้วค่อยเปิดร้าน"
        return self.deep.problem(new) if self.deep else self._plain_problem(new)

    def _plain_problem(self, new: Event) -> str:
        """Thai: why a market with one product does not take `new`; "" when it does."""
        if isinstance(new, said.SeasonEvent) or getattr(new, "product", None) is not None:
            return NOT_HERE
        if isinstance(new, said.ChoosePhoto) and new.photo not in self.photos:
            return NO_PHOTO
        return ""


def shop_order(market: Market) -> ShopOrder:
    """The `ShopOrder` of a market."""
    photos = frozenset(photo.id for photo in market.photos)
    if market.season is None:
        return ShopOrder(days=market.days, photos=photos)
    season = depth(market)
    deep = Deep(
        photos=frozenset((one.id, photo.id) for one in season.listings for photo in one.photos),
        costs=frozenset((s.id, cost.listing) for s in season.suppliers for cost in s.costs),
        least_percent={sale.id: sale.least_percent for sale in season.sale_days},
        written=frozenset(one.id for one in season.listings if one.particulars),
        chats=season.chat is not None,
        closed=season.closed,
        priced=any(one.price is not None for one in season.listings),
    )
    return ShopOrder(days=market.days, photos=photos, deep=deep)
