"""The goods as customers see them and as the shop counts them: cards, the page of one product, its cost."""

from dataclasses import dataclass

from talat.apps.storefront.figures import Cost, Row
from talat.apps.storefront.season.figures.waiting import name_of
from talat.journal.shop import dashboard


@dataclass(frozen=True)
class Card:
    """One product in the list."""

    product: str
    name: str
    price: int | None  # satang
    stars: float
    reviews: int
    sold: int  # orders so far
    pieces: int  # in store
    left: int | None  # satang one piece leaves; None without a price


@dataclass(frozen=True)
class Rival:
    """Another shop with such goods, as it stands now; satang."""

    name: str
    price: int
    was: int  # on the first morning
    shipping: int
    stars: float
    reviews: int
    shut: bool  # nothing to sell on the last day

    @property
    def whole(self):
        """What a buyer pays in all."""
        return self.price + self.shipping


def standing(play, product):
    """(mean stars, number of reviews) that customers see now."""
    number = play.at[product]
    reviews = int(play.shop.reviews[number])
    return (int(play.shop.stars[number]) / 1_000 / reviews if reviews else 0.0), reviews


def cards(play):
    """Every product, in the order of the shop."""
    found = []
    for product, number in play.at.items():
        price = play.plan.prices[number]
        stars, reviews = standing(play, product)
        found.append(
            Card(
                product=product,
                name=name_of(play, product),
                price=price,
                stars=stars,
                reviews=reviews,
                sold=sum(day.products[number].orders for day in play.days),
                pieces=play.stock[product],
                left=None if price is None else price - play.unit_cost(price, product=product).total,
            )
        )
    return found


def unpriced(play):
    """The first product without a price; "" when all have one."""
    return next((name for name, number in play.at.items() if play.plan.prices[number] is None), "")


def cost(play, product, price):
    """The `Cost` of one piece of a product today at `price` satang, as the shop ships now."""
    paid_by = play.plan.paid_by
    unit = play.unit_cost(price, paid_by, product)
    rows = [Row("ค่าของ", unit.goods), Row("ค่าห่อ", unit.packing)]
    if paid_by == "shop":
        rows.append(Row("ค่าส่งที่ร้านจ่าย", unit.shipping))
    rows += [Row(line.title, line.satang) for line in unit.fees]
    return Cost(price, paid_by, tuple(rows), unit.total, price - unit.total)


def rivals(play, product):
    """Other shops with goods of this kind, the cheapest for the buyer first."""
    kind_id = play.season.listings[play.at[product]].kind
    kind = next(one for one in play.season.kinds if one.id == kind_id)
    told = dashboard.rivals(play, kind_id)
    found = [
        Rival(
            name=shop.name,
            price=seen.prices[-1] if seen.prices else shop.price,
            was=shop.price,
            shipping=shop.shipping,
            stars=shop.stars,
            reviews=shop.reviews,
            shut=bool(seen.shut) and seen.shut[-1],
        )
        for shop, seen in zip(kind.shops, told, strict=True)
    ]
    return sorted(found, key=lambda one: one.whole)


def shipping(play):
    """What a buyer pays for shipping now, satang."""
    return 0 if play.plan.paid_by == "shop" else play.market.postage.out
