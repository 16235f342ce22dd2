"""Playing a journal: the same decisions give the same days, and nothing is lost on the way."""

import json
import os
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talat.journal.events import BadEvent, parse
from talat.journal.play import replay
from talat.journal.shop.play import ShopPlay
from talat.scenarios.exercise import load_exercise

SHOP = Path("notebooks/courses/online-shop/shop-04")
MARKET = load_exercise(SHOP).exercise
EXEMPLAR = [
    parse(json.loads(line)) for line in (SHOP / "exemplar.jsonl").read_text(encoding="utf-8").splitlines()
]


def price(satang):
    return parse({"do": "set_price", "satang": satang})


NEXT = parse({"do": "next_day"})
decisions = st.one_of(
    st.integers(100, 10_000_000).map(price),
    st.integers(9_000, 25_000).map(price),
    st.sampled_from(MARKET.photos).map(lambda photo: parse({"do": "choose_photo", "photo": photo.id})),
    st.sampled_from(["buyer", "shop"]).map(lambda by: parse({"do": "set_shipping", "paid_by": by})),
    st.sampled_from(["slip", "day", "price"]).map(lambda name: parse({"do": "open_screen", "screen": name})),
    st.just(NEXT),
    st.just(NEXT),
)


def test_replay_is_the_same_to_the_bit():
    one, two = replay(MARKET, 7, EXEMPLAR), replay(MARKET, 7, EXEMPLAR)
    assert one.days == two.days
    assert one.summary == two.summary
    assert len(one.days) == 14


def test_replay_is_the_same_in_another_process():
    program = (
        "import json, sys; from tests.talat.journal.test_play import MARKET, EXEMPLAR; "
        "from talat.journal.play import replay; print(repr(replay(MARKET, 7, EXEMPLAR).days))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "99", "PYTHONPATH": "."}
    said = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert said.stdout.strip() == repr(replay(MARKET, 7, EXEMPLAR).days)


def test_step_by_step_is_the_whole():
    play = ShopPlay(MARKET, 7)
    seen = [result for event in EXEMPLAR if (result := play.apply(event))]
    assert seen == play.days == replay(MARKET, 7, EXEMPLAR).days


def test_another_seed_is_another_market():
    assert replay(MARKET, 7, EXEMPLAR).days != replay(MARKET, 8, EXEMPLAR).days


def test_a_day_does_not_know_what_comes_after_it():
    short = replay(MARKET, 7, [price(14_900), NEXT, NEXT])
    longer = replay(MARKET, 7, [price(14_900), NEXT, NEXT, price(20_000), NEXT])
    assert longer.days[:2] == short.days


def test_screens_and_words_move_no_market():
    looked = [parse({"do": "open_screen", "screen": "slip"}), parse({"do": "explain", "text": "ลอง"})]
    bare = replay(MARKET, 7, [price(14_900), NEXT, NEXT])
    busy = replay(MARKET, 7, [price(14_900), *looked, NEXT, *looked, NEXT, *looked])
    assert bare.days == busy.days
    assert (busy.screen, busy.reason) == ("slip", "ลอง")


@given(st.integers(0, 2**63 - 1), st.lists(decisions, max_size=40))
@settings(max_examples=40, deadline=None)
def test_money_and_people_are_conserved_whatever_is_decided(seed, events):
    play = ShopPlay(MARKET, seed)
    for event in events:
        try:
            play.apply(event)
        except BadEvent:
            continue
    number, total = MARKET.reviews.number, MARKET.reviews.number * MARKET.reviews.stars
    for day in play.days:
        assert day.gross == day.payout + sum(line.satang for line in day.slip.lines)
        assert day.profit == day.units * day.profit_per_unit - day.refused * (3_500 + 600)
        assert day.orders == day.units + day.refused
        assert day.reached >= day.noticed >= day.visits >= day.baskets >= day.orders >= day.cod
        assert (day.before.number, day.before.star_total) == (number, total)
        number, total = number + len(day.reviews), total + sum(review.stars for review in day.reviews)
    summary = play.summary
    assert summary.payout == summary.gross - summary.taken == sum(day.payout for day in play.days)
    assert summary.profit == summary.payout - summary.goods - summary.packing
    assert (summary.days, summary.reviews) == (len(play.days), number)


def test_reviews_carry_stars_and_thai_words():
    reviews = replay(MARKET, 7, EXEMPLAR).reviews
    assert len(reviews) > 20
    assert all(1 <= review.stars <= 5 and review.text for review in reviews)
    assert "{" not in "".join(review.text for review in reviews)


def test_buyers_of_a_misleading_photo_say_so():
    vivid = parse({"do": "choose_photo", "photo": "vivid"})
    texts = " ".join(
        review.text for review in replay(MARKET, 7, [vivid, price(14_900)] + [NEXT] * 10).reviews
    )
    assert "รูป" in texts


def refused(play, event):
    before = (list(play.events), list(play.days), play.price, play.photo, play.screen)
    with pytest.raises(BadEvent):
        play.apply(event)
    assert before == (play.events, play.days, play.price, play.photo, play.screen)


def test_no_day_without_a_price_and_nothing_changes():
    refused(ShopPlay(MARKET, 1), NEXT)


def test_no_unknown_photo():
    refused(ShopPlay(MARKET, 1), parse({"do": "choose_photo", "photo": "no-such"}))


def test_no_day_beyond_the_last():
    play = replay(MARKET, 1, [price(14_900)] + [NEXT] * 14)
    assert play.finished
    refused(play, NEXT)


def test_nothing_after_submit():
    play = replay(MARKET, 1, EXEMPLAR)
    assert (play.submitted, play.screen) == (True, "submit")
    refused(play, price(100))


def test_a_play_begins_with_nothing_decided():
    play = ShopPlay(MARKET, 1)
    assert (play.price, play.decision, play.today, play.photo, play.paid_by) == (
        None,
        None,
        1,
        "dark",
        "buyer",
    )
    assert play.summary.profit == 0
    assert all(
        getattr(play.summary, field.name) == 0
        for field in fields(play.summary)
        if field.name != "reviews" and field.name != "stars"
    )
    with pytest.raises(ValueError, match="price"):
        play.unit_cost()
    with pytest.raises(IndexError):
        play.slip(1)


def test_unit_cost_can_be_asked_before_selling():
    # 8.59 % of 149 = 12.7991; 6.42 % = 9.5658; 3.21 % of 184 = 5.9064
    assert ShopPlay(MARKET, 1).unit_cost(14_900).total == 6_800 + 600 + 1_280 + 957 + 591 + 107
    assert ShopPlay(MARKET, 1).unit_cost(14_900, "shop").shipping == 3_500


def test_why_parts_decision_from_luck():
    worn = parse({"do": "choose_photo", "photo": "worn"})
    play = replay(MARKET, 7, [worn, price(12_900), NEXT, price(22_900), NEXT])
    why = play.why(2)
    assert why.unchanged.price == 12_900
    assert why.unchanged.reached == why.today.reached
    assert why.orders_by_decision < 0
    assert why.orders_by_decision + why.orders_by_luck == why.today.orders - why.yesterday.orders
    assert why.profit_by_decision + why.profit_by_luck == why.today.profit - why.yesterday.profit


def test_why_an_unchanged_shop_differs_is_luck_alone():
    play = replay(MARKET, 7, [price(12_900), NEXT, NEXT])
    assert play.why(2).unchanged == play.days[1]
    assert (play.why(2).orders_by_decision, play.why(2).profit_by_decision) == (0, 0)


def test_why_of_the_first_day_has_nothing_to_compare():
    why = replay(MARKET, 7, [price(12_900), NEXT]).why(1)
    assert (why.yesterday, why.unchanged, why.orders_by_decision, why.profit_by_luck) == (None, None, 0, 0)
    with pytest.raises(IndexError):
        ShopPlay(MARKET, 1).why(1)
