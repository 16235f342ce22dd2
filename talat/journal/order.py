"""What may follow what in a journal: the small rules the records keep without running the market."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from talat.journal import events as said
from talat.journal.events import BadEvent, ChoosePhoto, Event, NextDay, SetPrice, Stamped, Submit
from talat.scenarios.market import Market
from talat.scenarios.season import depth

NO_PHOTO = "ไม่มีรูปนี้ เลือกรูปที่เห็นบนหน้าจอ"
MOST_EVENTS = 5_000  # decisions in one attempt; a unit needs about a hundred


class OutOfStep(Exception):
    """The journal already holds `events` after the last one the sender knew."""

    def __init__(self, events: list[Stamped]):
        super().__init__(f"{len(events)} decisions were recorded since")
        self.events = events


@dataclass(frozen=True)
class Progress:
    """How far a journal has come: as much of it as the order of decisions depends on."""

    events: int = 0
    days: int = 0
    priced: bool = False
    submitted: bool = False

    def then(self, event: Event) -> Progress:
        """The progress with one more decision."""
        return Progress(
            self.events + 1,
            self.days + isinstance(event, NextDay),
            self.priced or isinstance(event, SetPrice),
            self.submitted or isinstance(event, Submit),
        )


def progress(events: Iterable[Event]) -> Progress:
    """The progress of a journal with these decisions."""
    known = list(events)
    days = sum(isinstance(event, NextDay) for event in known)
    priced = any(isinstance(event, SetPrice) for event in known)
    return Progress(len(known), days, priced, any(isinstance(event, Submit) for event in known))


def check_open(so_far: Progress, new: Event, most: int = MOST_EVENTS) -> None:
    """BadEvent when a journal takes no more decisions: it is submitted, or full but for the submission."""
    if so_far.submitted:
        raise BadEvent("งานนี้ส่งแล้ว แก้ไม่ได้ ถ้าอยากลองอีก เริ่มรอบใหม่ได้")
    if so_far.events >= most and not isinstance(new, Submit):
        raise BadEvent("รอบนี้บันทึกเต็มแล้ว กดส่งงานได้เลย หรือบอกครู")


@dataclass(frozen=True)
class Deep:
    """The names a market with a season knows."""

    photos: frozenset[tuple[str, str]]  # (product, photo)
    costs: frozenset[tuple[str, str]]  # (supplier, product)
    least_percent: dict[str, int] = field(default_factory=dict)  # double day → least cut

    @property
    def products(self) -> frozenset[str]:
        """All products."""
        return frozenset(product for product, _ in self.photos)

    def problem(self, new: Event) -> str:
        """Thai: why a market with a season does not take `new`; "" when it does."""
        products = self.products
        named = getattr(new, "product", None)
        if isinstance(new, SetPrice | ChoosePhoto) and named is None and len(products) == 1:
            named = next(iter(products))
        if isinstance(new, SetPrice | ChoosePhoto | said.BuyStock | said.SetBundle) and named not in products:
            return "ไม่มีสินค้านี้ในร้าน เลือกสินค้าจากที่เห็นบนหน้าจอ"
        if isinstance(new, said.SetBundle) and new.partner not in products:
            return "ไม่มีสินค้านี้ในร้าน เลือกสินค้าจากที่เห็นบนหน้าจอ"
        if isinstance(new, ChoosePhoto) and (named, new.photo) not in self.photos:
            return NO_PHOTO
        if isinstance(new, said.BuyStock) and (new.supplier, new.product) not in self.costs:
            return "ผู้ขายส่งรายนี้ไม่มีสินค้านี้ เลือกจากที่เห็นบนหน้าจอ"
        if isinstance(new, said.JoinSale):
            least = self.least_percent.get(new.sale)
            if least is None:
                return "ไม่มีวันลดราคานี้ เลือกจากปฏิทิน"
            if 0 < new.percent < least:
                return f"วันลดราคานี้ต้องลดอย่างน้อย {least} เปอร์เซ็นต์"
        return ""


@dataclass(frozen=True)
class Order:
    """The order of one exercise's market: its length in days and the names it knows."""

    days: int
    photos: frozenset[str] | set[str]
    most: int = MOST_EVENTS
    deep: Deep | None = None  # of a market with a season

    def check(self, events: Iterable[Event], new: Event) -> None:
        """Nothing when `new` may follow `events`; BadEvent (Thai) when it may not."""
        self.check_next(progress(events), new)

    def check_next(self, so_far: Progress, new: Event) -> None:
        """The same, for a journal that has come so far."""
        check_open(so_far, new, self.most)
        problem = self.deep.problem(new) if self.deep else self._problem(new)
        if problem:
            raise BadEvent(problem)
        if isinstance(new, NextDay) and not so_far.priced:
            raise BadEvent("ยังไม่ได้ตั้งราคา ตั้งราคาก่อน แล้วค่อยเปิดร้าน")
        if isinstance(new, NextDay) and so_far.days >= self.days:
            raise BadEvent(f"ขายครบ {self.days} วันแล้ว ไปขั้นต่อไปได้เลย")

    def _problem(self, new: Event) -> str:
        """Thai: why a market with one product does not take `new`; "" when it does."""
        if isinstance(new, said.ShopEvent) or getattr(new, "product", None) is not None:
            return "ร้านในบทนี้ยังไม่มีเรื่องนี้ เลือกจากปุ่มที่เห็น"
        if isinstance(new, ChoosePhoto) and new.photo not in self.photos:
            return NO_PHOTO
        return ""


def order_of(market: Market) -> Order:
    """The `Order` of a market."""
    photos = frozenset(photo.id for photo in market.photos)
    if market.season is None:
        return Order(market.days, photos)
    season = depth(market)
    deep = Deep(
        photos=frozenset((one.id, photo.id) for one in season.listings for photo in one.photos),
        costs=frozenset((s.id, cost.listing) for s in season.suppliers for cost in s.costs),
        least_percent={sale.id: sale.least_percent for sale in season.sale_days},
    )
    return Order(market.days, photos, deep=deep)
