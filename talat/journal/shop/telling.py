"""A day of the engine's books told as a `ShopDay`: by name, in plain numbers, with words of reviews."""

from __future__ import annotations

import numpy as np

from talat.engine.shopbook import DayBook
from talat.journal.shop.books import ProductDay, ShopDay
from talat.journal.shop.outcome import Review
from talat.scenarios import stage as stages
from talat.scenarios.arena import date_of
from talat.scenarios.words import review_text

_COUNTS = (
    *("pieces", "left", "arrived", "reached", "noticed", "visits", "baskets"),
    *("orders", "missed", "goods", "reviews", "chat"),
)


def day_of(play, book: DayBook, reviews) -> ShopDay:
    """The day that comes next in `play`, as `book` says it went; `reviews` from `written`."""
    orders, came, day = book.sold.orders, book.came, play.today
    sale = stages.sale_on(play.market, play.season, day)
    return ShopDay(
        day=day,
        date=date_of(play.market, day),
        plan=play.plan,
        sale=sale.id if sale else "",
        products=_products(play, book),
        came=book.sold.came,
        direct=book.sold.direct,
        know_shop=book.morning.following.number,
        from_mobile=int(book.sold.mobile.sum()),
        late=int(book.sent.late.sum()),
        cod=int(orders.cod.sum()),
        bundles=int((orders.second >= 0).sum()),
        orders_mobile=int(orders.mobile.sum()),
        earned=int(book.earned.sum()),
        units=int(came.kept.sum()),
        refused=int(came.refused.sum()),
        returned=int(came.returned.sum()),
        back=int(book.back.sum()),
        profit=book.profit,
        balances=tuple(book.balances.items()),
        flows=tuple(sorted((name, satang) for name, satang in book.flows.items() if satang)),
        reviews=tuple(review for review, _, _ in reviews),
        rival_prices=tuple(int(price) for price in book.morning.page.rival_price),
        lost_chat=book.lost_talk,
        trust=book.morning.trust,
    )


def _products(play, book):
    size, sold, morning = len(play.at), book.sold, book.morning
    hidden = morning.front.hidden
    orders = np.bincount(sold.orders.product, minlength=size)
    seconds = np.bincount(sold.orders.second[sold.orders.second >= 0], minlength=size)
    goods = np.zeros(size, dtype=np.int64)
    np.add.at(goods, sold.orders.product, sold.orders.goods)
    counts = (book.in_store, book.in_store - orders - seconds, book.arrived, sold.reached, sold.noticed)
    counts = (*counts, sold.visits, sold.baskets, orders, sold.missed, goods, morning.reviews, book.talked_of)
    rows = np.stack([np.asarray(count, dtype=np.int64) for count in counts], axis=1).tolist()
    return tuple(
        ProductDay(
            product=name,
            price=None if play.plan.prices[number] is None else int(morning.front.price[number]),
            place=round(float(book.place[number]), 2),
            **dict(zip(_COUNTS, rows[number], strict=True)),
            stars=float(morning.stars[number]) if morning.reviews[number] else 0.0,
            hidden=hidden is not None and bool(hidden[number]),
        )
        for name, number in play.at.items()
    )


def written(play, book: DayBook):
    """The reviews of a day, with words: (`Review`, number of the product, row of `came`) each."""
    came, found, names = book.came, [], tuple(play.at)
    for parcel in np.flatnonzero(came.wrote).tolist():
        number, stars = int(came.product[parcel]), int(came.stars[parcel])
        listing = play.season.listings[number]
        honesty = float(book.morning.front.honesty[number])
        dear = int(came.goods[parcel]) / float(play.stage.response.reference_price[number])
        text = review_text(stars, float(came.words[parcel]), listing.product.name, honesty, dear)
        review = Review(play.today, stars, text, names[number], f"{play.today}-{len(found) + 1}")
        found.append((review, number, parcel))
    return found
