"""From a written market with a `season` to the shop engine's arrays, and from dates to its calendar."""

from dataclasses import fields, replace
from functools import cache

import numpy as np

from talat.engine import finance, ranking
from talat.engine.demand import Response, Segments
from talat.engine.parcels import Carriage
from talat.engine.rivals import Rules
from talat.engine.shop import Opening, Terms
from talat.engine.shopday import Front, Stage, Times
from talat.scenarios.arena import date_of
from talat.scenarios.fees import fees_on, load_table
from talat.scenarios.pages import pages, said


def _floats(items, name):
    return np.array([getattr(item, name) for item in items], dtype=float)


def _whole(items, name):
    return np.array([getattr(item, name) for item in items], dtype=np.int64)


def _responses(responses):
    """`Response` whose fields are arrays, one entry for each given."""
    return Response(*(_floats(responses, field.name) for field in fields(Response)))


def stage(market, season):
    """The engine's `Stage`."""
    number = {kind.id: at for at, kind in enumerate(season.kinds)}
    kind = np.array([number[listing.kind] for listing in season.listings])
    rival_kind = np.array([at for at, one in enumerate(season.kinds) for _ in one.shops], dtype=np.int64)
    names = [field.name for field in fields(Segments)]
    interest = _floats(season.kinds, "interest")
    return Stage(
        segments=Segments(*(_floats(market.segments, name) for name in names)),
        people=season.customers.people,
        kind=kind,
        response=_responses([season.kinds[at].response for at in kind]),
        interest=interest / interest.sum(),
        rival_kind=rival_kind,
        rival_response=_responses([season.kinds[at].response for at in rival_kind]),
        reached=market.traffic.reached,
        notice=market.traffic.notice,
        word_of_mouth=season.customers.word_of_mouth,
    )


def carriage(market, season):
    """The engine's `Carriage`."""
    platform = season.platform
    return Carriage(
        refuse_cod=market.delivery.refuse_cod,
        refuse_paid=market.delivery.refuse_paid,
        returns=platform.returns,
        fit=platform.fit,
        transit=platform.transit,
        capacity=platform.capacity,
        write=market.reviews.write,
        star_shares=np.array(market.reviews.shares),
        star_price=market.reviews.price,
        star_honesty=market.reviews.honesty,
    )


def busy(carriage, season, rounds):
    """The `Carriage` of a shop that looks at its messages so many times a day: it packs fewer parcels."""
    fewer = season.chat.round_parcels * rounds
    return replace(carriage, capacity=max(season.platform.capacity - fewer, 1))


def terms(market, season):
    """The engine's `Terms`."""
    platform = season.platform
    packing = np.array([listing.product.packing for listing in season.listings], dtype=np.int64)
    holds = (platform.cod_hold, platform.refund_days, platform.payout_days)
    return Terms(packing, market.postage.out, market.postage.back, *holds)


def opening(season):
    """The engine's `Opening`."""
    listings = season.listings
    reviews = _whole(listings, "reviews")
    return Opening(
        cash=season.cash.opening,
        pieces=_whole(listings, "stock"),
        cost=np.array([listing.product.unit_cost for listing in listings], dtype=np.int64),
        quality=np.rint(_floats(listings, "quality") * ranking.PPM).astype(np.int64),
        reviews=reviews,
        star_total=np.rint(_floats(listings, "stars") * reviews * 1_000).astype(np.int64),
        know_shop=season.customers.know_shop,
        rival_price=np.array([shop.price for kind in season.kinds for shop in kind.shops], dtype=np.int64),
        relevance=_floats(listings, "relevance"),
    )


def rival_page(season):
    """What rivals show and never change, by name of the `Page`'s fields."""
    shops = [shop for kind in season.kinds for shop in kind.shops]
    return {f"rival_{name}": _floats(shops, name) for name in ("shipping", "clarity", "reviews", "stars")}


def rules(season):
    """The engine's `Rules`, or None for rivals that rest."""
    told = season.rivals
    return None if told is None else Rules(told.floor, told.stock_days, told.lead_days)


@cache
def _fees(table, day, category):
    return fees_on(table, day, category)


def fees(market, season, day):
    """The fees of each product on day 1, 2, …"""
    on = date_of(market, day)
    return tuple(_fees(market.fees, on, listing.product.category) for listing in season.listings)


def fee_rows(market, season, day):
    """The dated rows that `fees` come from, of each product on day 1, 2, …"""
    on, rows = date_of(market, day), load_table(market.fees).rows
    return tuple(
        tuple(row for row in rows if row.holds(on, listing.product.category)) for listing in season.listings
    )


def sale_on(market, season, day):
    """The `SaleDay` of day 1, 2, … or None."""
    on = date_of(market, day)
    return next((sale for sale in season.sale_days if sale.on == on), None)


def is_payday(on):
    """Whether wages were paid lately on this date: the 28th to the 3rd."""
    return on.day >= 28 or on.day <= 3


def times(market, season, day):
    """The engine's `Times` of day 1, 2, …: weekday, payday, double days and the dips around them."""
    on = date_of(market, day)
    traffic = market.traffic.weekday[on.weekday()]
    if is_payday(on):
        traffic *= 1.0 + season.payday
    wish = 0.0
    for sale in season.sale_days:
        away = (on - sale.on).days
        if away == 0:
            return Times(traffic * sale.traffic, sale.mood, True)
        if -sale.before <= away < 0 or 0 < away <= sale.after:
            wish -= sale.dip
    return Times(traffic, wish, False)


def front(market, season, plan, cut, shown=None):
    """The engine's `Front` of a plan; `cut` percent off all prices today, 0 for none; `shown`: its `Page`s.

    A product without a price is not on the page: it is shown at a price nobody can pay.
    """
    size, at = len(season.listings), {listing.id: n for n, listing in enumerate(season.listings)}
    usual = np.array([10**9 if price is None else price for price in plan.prices], dtype=np.int64)
    pictures = [
        next(photo for photo in listing.photos if photo.id == name)
        for listing, name in zip(season.listings, plan.photos, strict=True)
    ]
    told, true, hidden = said(pages(market, season, plan.pages) if shown is None else shown)
    partner = np.full(size, -1)
    if plan.bundle_off and plan.bundle[0] in at and plan.bundle[1] in at:
        partner[at[plan.bundle[0]]] = at[plan.bundle[1]]
        if plan.prices[at[plan.bundle[1]]] is None or plan.prices[at[plan.bundle[0]]] is None:
            partner[:] = -1
    if hidden is not None:
        partner[hidden | hidden[partner]] = -1
    return Front(
        price=np.maximum(usual * (100 - cut) // 100, 1),
        clarity=_floats(pictures, "clarity"),
        honesty=_floats(pictures, "honesty") * true,
        sign=np.full(size, cut > 0),
        shipping=0 if plan.paid_by == "shop" else market.postage.out,
        cod=plan.cod,
        voucher_off=plan.voucher_off,
        voucher_least=plan.voucher_least,
        partner=partner,
        partner_off=plan.bundle_off,
        told=told,
        hidden=hidden,
    )


def unit_cost(market, season, product, price, paid_by, day):
    """`finance.UnitCost` of one piece of listing number `product` at `price` satang."""
    goods = season.listings[product].product
    parcel = finance.Parcel(goods.unit_cost, goods.packing, market.postage.out, market.postage.back)
    return finance.unit_cost(price, paid_by, parcel, fees(market, season, day)[product])
