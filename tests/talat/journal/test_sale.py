"""One order told from glance to review, and shared out among its causes to the last part."""

from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talat.journal.events import parse
from talat.journal.play import replay
from talat.journal.shop.sale import STATES, NoSuchOrder, order, orders, plain, why_sale
from tests.talat import seasons
from tests.talat.journal.test_season_play import NEXT


@cache
def play(days=12):
    market = seasons.season(("soap", "bag"), days=20)
    events = seasons.opened(market)
    events += [parse({"do": "set_price", "product": "bag", "satang": 11_900})]
    events += [parse({"do": "set_bundle", "product": "bag", "partner": "soap", "off": 2_500})]
    events += [parse({"do": "join_sale", "sale": "ten-ten", "percent": 15})]
    return replay(market, 6, events + [NEXT] * days)


def every(known):
    return [one for day in range(1, len(known.days) + 1) for one in orders(known, day)]


def test_every_order_of_the_books_is_told_once():
    told = every(play())
    assert len(told) == play().summary.orders > 30
    assert len({one.id for one in told}) == len(told)
    assert all(order(play(), one.id) == one for one in told[::7])
    assert sum(one.goods for one in told) == sum(day.goods for day in play().days)
    assert sum(one.cod for one in told) == sum(day.cod for day in play().days)
    assert sum(bool(one.second) for one in told) == sum(day.bundles for day in play().days)


def test_what_is_under_way_is_not_told():
    told = every(play())
    for one in told:
        assert one.state in STATES
        open_ = one.state in ("packing", "travelling")
        assert open_ == (one.arrives == 0) == (one.earned is None)
        assert not (open_ and one.stars)
    assert any(one.state == "travelling" for one in told) and any(one.state == "kept" for one in told)


def test_more_is_known_later_and_nothing_is_taken_back():
    early, late = every(play(8)), {one.id: one for one in every(play(20))}
    for one in early:
        now = late[one.id]
        assert (now.goods, now.product, now.cod) == (one.goods, one.product, one.cod)
        assert not one.arrives or now == one
    assert sum(one.earned for one in late.values() if one.arrives) > 0


def test_parts_of_a_sale_sum_to_one_and_to_its_money():
    for one in every(play())[::3]:
        found = why_sale(play(), one.id)
        parts = sum((cause.orders for cause in found.causes), Fraction(0))
        assert found.usual + parts + found.luck == 1
        assert 0 <= found.usual <= 1 and 0 <= found.luck < 1
        money = sum((cause.money for cause in found.causes), Fraction(0))
        assert money + (found.usual + found.luck) * found.money == found.money == one.goods


def test_a_cheap_price_is_a_cause_and_a_dark_photo_is_none():
    found = [why_sale(play(), one.id) for one in every(play()) if one.product == "bag"]
    price = [cause.orders for why in found for cause in why.causes if cause.name == "price"]
    assert price and sum(price) > 0
    assert not any(cause.name in ("stock", "words", "luck") for why in found for cause in why.causes)


def test_the_sign_of_a_double_day_is_a_cause_on_that_day_alone():
    for one in every(play()):
        names = {cause.name for cause in why_sale(play(), one.id).causes}
        assert ("season" in names) == (one.day in (6, 7, 8, 9, 10, 11, 12))
        assert "offers" in names  # the bundle


def test_steps_follow_the_buyer():
    for one in every(play())[::5]:
        steps = {step.name: step for step in why_sale(play(), one.id).steps}
        assert all(steps[name].happened for name in ("reached", "noticed", "clicked", "basket", "paid"))
        known = one.state not in ("packing", "travelling")
        assert (steps["delivered"].happened is not None) == known
        assert steps["delivered"].happened == (one.state != "refused" if known else None)
        assert steps["reviewed"].happened in (None, one.stars > 0)
        assert all(step.chance is None or 0 <= step.chance <= 1 for step in steps.values())


def test_a_plain_shop_differs_from_itself_in_nothing():
    morning = play().books[3].morning
    once = plain(play(), morning)
    assert plain(play(), once).front.price.tolist() == once.front.price.tolist()
    assert not once.reviews.any() and not once.front.sign.any()


@given(st.text(max_size=12) | st.sampled_from(["0-1", "1-0", "1-999", "99-1", "1-1-1", "-", "1", "๑-๑"]))
def test_odd_names_are_no_orders(name):
    if name in {one.id for one in every(play())}:
        return
    with pytest.raises(NoSuchOrder):
        order(play(), name)
