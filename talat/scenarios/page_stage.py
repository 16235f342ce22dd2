"""From a written page market to the engine's arrays: people, exchange, answers, audiences, prices."""

from datetime import timedelta

import numpy as np

from talat.engine import adprices, campaign, pagefolk
from talat.engine.audience import Audience
from talat.engine.luck import GRID
from talat.engine.pacing import MICROS
from talat.engine.pagemorning import Answers, Offer, Stage
from talat.engine.pageposts import Organic
from talat.engine.parameters import FEED, PAGE
from talat.scenarios.arena import date_of
from talat.scenarios.page_shelf import Stretch

MICROS_A_SATANG_A_THOUSAND = 10  # a satang for a thousand views is ten micros a view


def crowd(market, who, knows=None):
    """The engine's `Audience` of a `Crowd`."""
    regions = {one.id: at for at, one in enumerate(market.people.regions)}
    interests = {one.id: at for at, one in enumerate(market.people.interests)}
    return Audience(
        ages=who.ages,
        women=who.women,
        regions=tuple(regions[name] for name in who.regions) or None,
        interests=tuple(interests[name] for name in who.interests) or None,
        warm=knows,
    )


def stage(market, seed):
    """The engine's `Stage` of a market and seed."""
    people, answer, organic, delivery = market.people, market.answer, market.organic, market.delivery
    folk = pagefolk.settle(
        seed,
        people.number,
        people.stands_for,
        people.know_shop,
        (len(people.regions), len(people.interests)),
        (people.clickers, people.buyers, people.likers, people.writers),
        tuple((crowd(market, taste.who), taste.clicks, taste.buys) for taste in people.tastes),
    )
    answers = Answers(
        likes=answer.likes,
        buys=answer.buys,
        writes=answer.writes,
        closes=answer.closes,
        comes_back=answer.comes_back,
        follows=answer.follows,
        cod=delivery.cod,
        without_cod=delivery.without_cod,
        refuse_cod=delivery.refuse_cod,
        refuse_paid=delivery.refuse_paid,
    )
    posts = Organic(organic.reach, organic.likes, organic.clicks, organic.shares, organic.leaves)
    shares = np.array([question.share for question in market.inbox.questions], dtype=float)
    topics = (np.cumsum(shares) / shares.sum())[:-1] if shares.size else shares
    return Stage(folk, exchange(market), answers, posts, topics)


def exchange(market):
    """The engine's `Exchange`."""
    column = {name: np.array([getattr(one, name) for one in market.placements]) for name in _SPOT}
    return campaign.Exchange(
        placements=tuple(one.id for one in market.placements),
        **column,
        brand=np.zeros(len(market.placements), bool),
        attention=np.array(FEED.attention),
        floor=np.zeros(len(FEED.attention)),
        level=float(market.rivals.level * MICROS_A_SATANG_A_THOUSAND),
        rivals=market.rivals.number,
        spread=market.rivals.spread,
        reserve=round(FEED.reserve * MICROS),
        views=market.people.looks,
        per_click=False,
        fatigue=campaign.RULES.fatigue,
    )


_SPOT = ("share", "rate", "price")


def level(market, day):
    """Rivals' bids on day 1, 2, … against an ordinary day."""
    on = date_of(market, day)
    found = adprices.level(on.year, on.month, on.day) if market.rivals.calendar else 1.0
    for stretch in market.rivals.season:
        if stretch.first <= on <= stretch.last:
            found *= stretch.level
    return found


MONTHS = (
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
    *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
)


def seasons(market):
    """Every `Stretch` of the market's days with its level: months and double days of the calendar, and those
    the exercise adds; the level of each against an ordinary day, alone."""
    days = [date_of(market, day) for day in range(1, market.days + 1)]
    found = []
    for year, month in sorted({(on.year, on.month) for on in days}) if market.rivals.calendar else ():
        mine = [on for on in days if (on.year, on.month) == (year, month)]
        usual = adprices.level(year, month, 31)
        found.append(Stretch(title=f"เดือน{MONTHS[month - 1]}", first=mine[0], last=mine[-1], level=usual))
        double = next((on for on in mine if on.day == month), None)
        more = adprices.level(year, month, month) / usual
        if double and more > 1.0:
            found.append(Stretch(title=f"วันเลขเบิ้ล {month}.{month}", first=double, last=double, level=more))
    return (*found, *market.rivals.season)


def luck_day(market, day):
    """The engine's day: its first is a Monday, so that weekdays are those of the calendar."""
    return day + market.starts_on.weekday()


def pull(market, price, paid_by):
    """What the price does to orders: 1 at the reference price, higher when it is lower."""
    felt = price + (0.0 if paid_by == "shop" else PAGE.shipping_pain * market.postage.out)
    factor = (market.answer.reference_price / felt) ** market.answer.elasticity
    return round(min(factor, PAGE.pull_most) * GRID) / GRID


def offer(market, shopfront):
    """The engine's `Offer`."""
    whole = min(len(shopfront.about) / PAGE.about_whole, 1.0)
    page = PAGE.about + (1.0 - PAGE.about) * whole
    price = shopfront.price or 0
    return Offer(price, pull(market, price, shopfront.paid_by) if price else 0.0, page, shopfront.cod)


def last_date(market):
    """The date of the last day."""
    return market.starts_on + timedelta(days=market.days - 1)
