"""How the messages of a season meet its shop: what is asked each day, and what answers bring the next."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np

from talat.engine import ranking
from talat.engine.shopbook import Promised
from talat.journal.shop.inbox import Inbox
from talat.scenarios.answers import judge
from talat.scenarios.arena import date_of
from talat.scenarios.chat import FACTS
from talat.scenarios.particulars import Particulars
from talat.scenarios.shopchat import WHOLE_SHOP, Goods

NO_WORDS = Particulars()
MOVES = 0.5  # stars that an answer adds in the mean from which a whole star is added: our assumption
USUAL = (0.005, 0.1)  # bounds of an ordinary visitor's chance to buy, as the platform remembers it


@lru_cache(maxsize=4096)  # the same answers are judged again whenever a season is played again
def _judged(text, topic, particulars, kind, on, price):
    return judge(text, topic, particulars, category=kind, on=on, price=price)


def inbox(play) -> Inbox | None:
    """The empty inbox of a new play; None where nobody writes."""
    chat = play.season.chat
    if chat is None:
        return None

    def judged(text, talk, day):
        on = date_of(play.market, day)
        if talk.part < 0:
            return _judged(text, talk.topic, WHOLE_SHOP.particulars, "", on, None)
        listing = play.season.listings[talk.part]
        price = play.plan.prices[talk.part] if talk.topic == "price" else None
        return _judged(text, talk.topic, listing.particulars or NO_WORDS, listing.goods_kind, on, price)

    return Inbox(tuple(play.at), chat.rounds, judged)


def ask(play, book) -> None:
    """Takes in what people wrote on the day just sold."""
    goods = play.inbox.goods
    if play.inbox.about is not play.plan:
        goods, play.inbox.about = tuple(_goods(play, number) for number in range(len(play.at))), play.plan
    usual = np.clip(play.shop.record.conversion / ranking.PPM, *USUAL)
    play.inbox.begin(play.seed, len(play.days), book, goods, play.season.chat.writers, usual)


def _goods(play, number):
    listing, page = play.season.listings[number], play.pages[number]
    missing = FACTS if page.appraisal is None else (*page.appraisal.missing, *page.appraisal.misstated)
    price = play.plan.prices[number] or listing.product.unit_cost
    words = (listing.particulars or NO_WORDS, listing.product.name, price, missing)
    return Goods(*words, listing.goods_kind)


def answered(play) -> Promised | None:
    """Ends yesterday's conversations: trust and stars change, and who made up their mind comes to buy."""
    brought = play.inbox.close(play.seed, len(play.days)) if play.days else None
    if brought is None:
        return None
    play.shop.regard(brought.mean_trust)
    _mend(play, brought)
    return _promised(play, brought)


def _mend(play, brought):
    """Reviews of those who complained and were answered well, or badly."""
    inbox, came = play.inbox, play.books[-1].came
    for at in np.flatnonzero(brought.person >= inbox.visitors.size).tolist():
        turn, move = int(brought.person[at]) - inbox.visitors.size, _moved(brought.stars[at])
        if turn < inbox.parcels.size and move:
            parcel = int(inbox.parcels[turn])
            if came.wrote[parcel]:
                play.reviewed.move(len(play.days), parcel, move)


def _moved(stars):
    return int(stars >= MOVES) - int(stars <= -MOVES)


def _promised(play, brought):
    inbox, orders = play.inbox, play.books[-1].sold.orders
    bought = set(zip(orders.person.tolist(), orders.product.tolist(), strict=True))
    rows = []
    for at in np.flatnonzero(brought.buys & (brought.person < inbox.visitors.size)).tolist():
        one = inbox.open[int(brought.talk[at])]
        person = int(inbox.visitors[int(brought.person[at])])
        if (person, one.talk.part) in bought:
            one.bought -= 1  # asked, and bought that day without waiting for the answer
            continue
        promised = one.judgement.price if one.judgement and one.judgement.price else 0
        rows.append((person, one.talk.part, promised, _moved(brought.stars[at])))
        play.chances[len(play.days) + 1, person] = (float(brought.chance[at]), one.ordinary)
    inbox.days[-1] = replace(inbox.days[-1], bought=len(rows))
    return Promised(*np.array(rows, dtype=np.int64).reshape(-1, 4).T)
