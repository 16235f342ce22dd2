"""The shop in numbers: every count is found again in the days it was counted from."""

from collections import Counter
from functools import cache

import numpy as np
import pytest

from talat.journal.events import parse
from talat.journal.play import begin, replay
from talat.journal.shop import dashboard, shelves
from talat.journal.shop.dashboard import Funnel
from talat.journal.shop.dates import calendar
from tests.talat import seasons
from tests.talat.journal.test_season_play import NEXT

GOODS = ("soap", "bag")


@cache
def sold(days=30, of=30, stock=60, seed=2, every=7):
    market = shop(of, stock)
    events, left = [], days
    for event in seasons.restocked(market, every=every, pieces=30):
        left -= event.do == "next_day"
        if left < 0:
            break
        events.append(event)
    return replay(market, seed, events)


@cache
def shop(days=30, stock=60):
    listings = [seasons.listing(name, stock=stock) for name in GOODS]
    return seasons.season(GOODS, days=days, listings=listings, payday=0.5)


def test_a_funnel_only_narrows_and_adds_up():
    play = sold()
    whole, parts = dashboard.funnel(play), [dashboard.funnel(play, name) for name in GOODS]
    for step in (*dashboard.STEPS, "missed"):
        assert getattr(whole, step) == sum(getattr(part, step) for part in parts)
        assert getattr(whole, step) == sum(getattr(day, step) for day in dashboard.funnels(play))
    assert whole.reached >= whole.noticed >= whole.visits >= whole.baskets >= whole.orders > 0
    assert whole.orders == play.summary.orders
    assert dashboard.funnel(play, "bag", 3, 5).visits == sum(d.products[1].visits for d in play.days[2:5])


def test_the_leak_is_the_step_that_fell_most():
    before = Funnel(1_000, 500, 100, 20, 10, 0)
    assert dashboard.leak(Funnel(1_000, 500, 100, 4, 2, 0), before).step == "baskets"
    assert dashboard.leak(Funnel(1_000, 250, 40, 8, 4, 0), before).step == "noticed"
    assert dashboard.leak(before, before) is None
    assert dashboard.leak(before, Funnel(0, 0, 0, 0, 0, 0)) is None
    assert Funnel(0, 0, 0, 0, 0, 0).passed("orders") == 0.0


def test_cohorts_hold_every_order_once():
    play = sold()
    found = dashboard.cohorts(play)
    assert [one.week for one in found] == [1, 2, 3, 4, 5]
    assert sum(sum(one.orders) for one in found) == play.summary.orders
    people = Counter(person for book in play.books for person in book.sold.orders.person.tolist())
    assert sum(one.first for one in found) == len(people)
    assert sum(people.values()) - len(people) == sum(face.returning for face in dashboard.faces(play))
    for one in found:
        assert one.buyers[0] == one.first and len(one.orders) == 6 - one.week
        assert all(buyers <= orders for buyers, orders in zip(one.buyers, one.orders, strict=True))


def test_new_and_returning_are_all_orders():
    play = sold()
    assert [f.new + f.returning for f in dashboard.faces(play)] == [day.orders for day in play.days]
    assert dashboard.faces(play)[0].returning == 0


def test_money_is_cash_apart_from_profit():
    play = sold()
    rows = dashboard.money(play)
    assert [row.cash for row in rows] == [day.cash for day in play.days]
    assert rows[-1].profit_so_far == play.summary.profit
    owner = -dict(play.days[0].balances)["owner"]
    assert all(row.assets == owner + row.profit_so_far for row in rows)
    assert rows[-1].held == play.summary.held


def test_places_and_rivals_are_those_of_each_day():
    play = sold()
    assert dashboard.places(play, "bag") == tuple(day.products[1].place for day in play.days)
    every = dashboard.rivals(play)
    assert len(every) == 6 and len(dashboard.rivals(play, "bag")) == 3
    for number, rival in enumerate(every):
        assert rival.prices == tuple(day.rival_prices[number] for day in play.days)
        assert rival.first == rival.prices[0]


def test_shelves_say_how_long_they_last():
    play = sold(days=20)
    for number, shelf in enumerate(shelves.shelves(play)):
        assert shelf.pieces == int(play.shop.store.pieces[number])
        assert shelf.coming == int(play.shop.ordered[number])
        assert shelf.missed == sum(day.products[number].missed for day in play.days)
        assert shelf.lasts is None or shelf.lasts == pytest.approx(shelf.pieces / shelf.pace)


def test_a_shelf_of_a_shop_that_sold_nothing_lasts_forever():
    shelf = shelves.shelves(begin(shop(), 1))[0]
    assert (shelf.pieces, shelf.pace, shelf.lasts, shelf.empty_days) == (60, 0.0, None, 0)


def test_an_empty_shelf_is_counted_and_its_lost_orders_found():
    play = replay(shop(12, 3), 2, seasons.opened(shop(12, 3)) + [NEXT] * 12)
    shelf = shelves.shelves(play)[0]
    assert shelf.empty_days > 3
    lost = Counter()
    for day in range(1, 13):
        lost.update(shelves.lost(play, day))
    assert lost["soap"] > shelf.missed >= 0
    plenty = replay(shop(12, 400), 2, seasons.opened(shop(12, 400)) + [NEXT] * 12)
    assert shelves.lost(plenty, 5) == {"soap": 0, "bag": 0}


def test_arrivals_under_way_are_known_by_their_promise_alone():
    late = {"do": "buy_stock", "supplier": "far", "product": "bag", "pieces": 50}
    for seed in range(8):
        play = begin(shop(), seed)
        for event in [*seasons.opened(shop()), parse(late)]:
            play.apply(event)
        (told,) = shelves.arrivals(play)
        assert (told.promised, told.came, told.late(3)) == (10, 0, 0)
        for _ in range(16):
            play.apply(NEXT)
        (told,) = shelves.arrivals(play)
        assert told.came == play.purchases[0].due >= told.promised
        assert [day.products[1].arrived for day in play.days].index(50) + 1 == told.came


def test_a_late_supplier_stands_on_the_next_day():
    late = {"do": "buy_stock", "supplier": "far", "product": "bag", "pieces": 50}
    for seed in range(30):
        play = replay(shop(), seed, [*seasons.opened(shop()), parse(late), *[NEXT] * 10])
        if play.purchases[0].due > 11:
            break
    rows = {row.day: row for row in calendar(play)}
    assert not rows[10].arrivals and rows[11].arrivals[0].late(11) == 1


def test_the_calendar_marks_double_days_paydays_and_money():
    play = sold(days=12)
    rows = calendar(play)
    assert [row.day for row in rows if row.double] == [10]
    assert [row.date.day for row in rows if row.payday] == [1, 2, 3, 28, 29, 30]
    assert [row.day for row in rows if row.waits] == [6, 7, 8, 9, 11, 12, 13, 14]
    assert [row.sold for row in rows] == [day <= 12 for day in range(1, 31)]
    money = sum(due.satang for row in rows for due in row.money)
    assert money == sum(due.satang for due in play.due) > 0


def test_a_joined_double_day_shows_its_cut():
    play = begin(shop(), 1)
    for event in [*seasons.opened(shop()), parse({"do": "join_sale", "sale": "ten-ten", "percent": 15})]:
        play.apply(event)
    assert calendar(play, 10, 10)[0].double.joined == 15


def test_figures_are_plain_numbers():
    for one in (*dashboard.cohorts(sold()), *dashboard.money(sold()), *shelves.shelves(sold())):
        for value in vars(one).values():
            assert not isinstance(value, np.generic), one
