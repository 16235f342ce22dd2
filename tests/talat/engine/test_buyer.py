"""Chances of one buyer: in the mean over many people they foretell how many buy."""

from dataclasses import replace

import numpy as np
import pytest

from talat.engine import shopday
from talat.engine.buyer import chances
from talat.journal.play import replay
from tests.talat import seasons
from tests.talat.journal.test_season_play import NEXT


def shop():
    """Wide awake: a small town in which many come, so that chances meet counts."""
    top = {"traffic": {"reached": 3_500, "weekday": [1] * 7, "notice": 1.0}}
    return seasons.season(("bag", "bag-blue"), days=3, customers={"people": 4_000}, market=top)


@pytest.fixture(scope="module")
def play():
    return replay(shop(), 5, [*seasons.opened(shop()), NEXT])


def _foretold(play, luck):
    """(visits, orders) that chances expect and those that dice gave, of one day's luck."""
    morning = shopday.Morning(**{**vars(play.books[0].morning), "luck": luck})
    sold = shopday.sell(play.stage, play.shop.people, morning, play.seed)
    who, direct = shopday.came(
        play.stage, play.shop.people, morning.following, morning.times, play.seed, luck
    )
    few = np.arange(who.size) % 5 == 0  # every fifth is enough
    visits = orders = 0.0
    for person, on_purpose in zip(who[few].tolist(), direct[few].tolist(), strict=True):
        met = chances(play.stage, play.shop.people, morning, play.seed, person, 0, on_purpose)
        visits += met.noticed * met.clicked
        orders += met.bought / 2.0**40
    mine = np.isin(sold.orders.person, who[few]) & (sold.orders.product == 0)
    return visits * 5, float(sold.visits[0]), orders, float(mine.sum())


def test_chances_foretell_visits_and_orders(play):
    found = np.array([_foretold(play, luck) for luck in range(1, 6)]).sum(axis=0)
    assert found[0] == pytest.approx(found[1], rel=0.12)
    assert found[2] == pytest.approx(found[3], abs=4 * found[2] ** 0.5)


def test_who_wants_to_pay_on_delivery_is_less_likely_to_buy_without(play):
    morning = play.books[0].morning
    without = shopday.Morning(**{**vars(morning), "front": replace(morning.front, cod=False)})
    for person in range(100):
        one, two = (
            chances(play.stage, play.shop.people, m, play.seed, person, 0, False) for m in (morning, without)
        )
        wants = float(play.shop.people.tastes.cod[person])
        assert two.paid == pytest.approx(one.paid * (1 - wants * 0.3)) and two.basket == one.basket


def test_every_step_is_a_chance_and_the_hidden_has_none(play):
    morning = play.books[0].morning
    for person in range(200):
        met = chances(play.stage, play.shop.people, morning, play.seed, person, 1, person % 7 == 0)
        assert all(0.0 <= step <= 1.0 for step in (met.noticed, met.clicked, met.basket, met.paid))
        assert met.noticed == (1.0 if person % 7 == 0 else morning.page.notice[1])
    front = shopday.Front(**{**vars(morning.front), "hidden": np.array([False, True])})
    hidden = shopday.Morning(**{**vars(morning), "front": front})
    assert chances(play.stage, play.shop.people, hidden, play.seed, 3, 1, True).bought == 0


def test_a_dearer_price_never_makes_one_likelier(play):
    morning = play.books[0].morning
    front = shopday.Front(**{**vars(morning.front), "price": morning.front.price * 2})
    dear = shopday.Morning(**{**vars(morning), "front": front})
    for person in range(100):
        one, two = (
            chances(play.stage, play.shop.people, m, play.seed, person, 0, False) for m in (morning, dear)
        )
        assert two.bought <= one.bought
