"""What if, under the same luck and under many; split tests that do not lie."""

from dataclasses import replace

import numpy as np
import pytest

from talat.journal.events import BadEvent, parse
from talat.journal.play import replay
from talat.journal.rerun import Change, compare, effect, luck, rerun
from talat.journal.shop.split import holdout, split_test
from tests.talat import seasons
from tests.talat.journal.test_play import EXEMPLAR, MARKET
from tests.talat.journal.test_season_play import market

NEXT = parse(seasons.NEXT)
PRICE = next(at for at, event in enumerate(EXEMPLAR) if event.do == "set_price")


def test_no_change_is_no_difference():
    same = Change(PRICE, EXEMPLAR[PRICE])
    assert rerun(MARKET, 7, EXEMPLAR, same).days == replay(MARKET, 7, EXEMPLAR).days
    assert compare(MARKET, 7, EXEMPLAR, same).of("profit") == 0


def test_a_dearer_price_sells_less_to_the_same_shoppers():
    dearer = Change(PRICE, parse({"do": "set_price", "satang": 60_000}))
    found = compare(MARKET, 7, [*EXEMPLAR[: PRICE + 1], NEXT, NEXT], dearer)
    assert found.of("orders") < 0
    assert [day.reached for day in found.as_it_was.days] == [day.reached for day in found.had_it_been.days]


def test_days_before_the_change_stay_as_they_were():
    events = seasons.opened(market()) + [NEXT] * 8
    change = Change(len(events) - 4, parse({"do": "set_voucher", "off": 2_000, "least": 0}), inserted=True)
    one, two = replay(market(), 3, events), rerun(market(), 3, events, change)
    assert one.days[:4] == two.days[:4]
    assert one.days[4:] != two.days[4:]


def test_a_decision_can_be_taken_out_unless_the_rest_needs_it():
    without = Change(len(EXEMPLAR) - 2)
    assert len(rerun(MARKET, 7, EXEMPLAR, without).events) == len(EXEMPLAR) - 1
    with pytest.raises(BadEvent):
        rerun(MARKET, 7, [EXEMPLAR[PRICE], NEXT], Change(0))
    with pytest.raises(IndexError):
        rerun(MARKET, 7, EXEMPLAR, Change(999, NEXT))


def test_luck_and_effect_over_many_seeds():
    spread = luck(MARKET, EXEMPLAR, range(30))
    assert spread.low < spread.value < spread.high
    dearer = Change(PRICE, parse({"do": "set_price", "satang": 100_000}))
    found = effect(
        MARKET, [EXEMPLAR[PRICE], NEXT], Change(0, dearer.event), range(20), lambda p: p.summary.orders
    )
    assert found.sure and found.value < 0


@pytest.fixture(scope="module")
def plays():
    wide = market(days=12, stock=300)
    return [replay(wide, seed, seasons.opened(wide) + [NEXT] * 10) for seed in range(40)]


def test_a_test_of_a_plan_against_itself_is_centred_on_nothing(plays):
    found = [split_test(play, range(1, 11), play.plan, play.plan) for play in plays]
    lifts = [np.log((t.a.orders + 0.5) / (t.b.orders + 0.5)) for t in found]
    assert abs(np.mean(lifts)) < 3 * np.std(lifts) / len(lifts) ** 0.5
    assert np.mean([test.gap.low <= 0 <= test.gap.high for test in found]) >= 0.8
    assert all(test.truth == 0 for test in found)


def test_a_large_cut_is_found_and_its_interval_holds_the_truth(plays):
    found = []
    for play in plays:
        cut = replace(play.plan, prices=tuple(price * 4 // 10 for price in play.plan.prices))
        found.append(split_test(play, range(1, 11), cut, play.plan))
    assert np.mean([test.sure and test.gap.value > 0 for test in found]) > 0.7
    assert np.mean([test.lift.low <= test.truth <= test.lift.high for test in found]) >= 0.8


def test_a_holdout_keeps_a_tenth_without(plays):
    voucher = replace(plays[0].plan, voucher_off=3_000)
    found = holdout(plays[0], range(1, 6), voucher, plays[0].plan)
    assert found.b.shoppers == pytest.approx(0.1 * (found.a.shoppers + found.b.shoppers), rel=0.1)
    with pytest.raises(IndexError):
        holdout(plays[0], range(1, 99), voucher, plays[0].plan)
