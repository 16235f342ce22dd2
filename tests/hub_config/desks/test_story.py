"""A journal as a story: each kind of decision in words, with the replayed outcome or without."""

from pathlib import Path

import pytest

from hub_config.desks import thai
from hub_config.desks.stories.shop import SCREENS
from hub_config.desks.story import tell, without_walks
from talat.journal.events import Stamped, parse
from talat.journal.play import replay
from talat.scenarios.exercise import load_exercise

UNIT = Path(__file__).resolve().parents[3] / "notebooks/courses/online-shop/shop-04"
MARKET = load_exercise(UNIT).market("exercise")
DECISIONS = [
    {"do": "open_screen", "screen": "price"},
    {"do": "choose_photo", "photo": "worn"},
    {"do": "set_shipping", "paid_by": "shop"},
    {"do": "set_price", "satang": 4_900},
    {"do": "next_day"},
    {"do": "open_screen", "screen": "slip"},
    {"do": "set_price", "satang": 18_900},
    {"do": "next_day"},
    {"do": "explain", "text": "ขายแพงขึ้นแล้วเหลือมากขึ้น"},
]


def stamped(decisions):
    at = "2026-06-05T07:05:{:02d}.000000+00:00"
    return [Stamped(n + 1, at.format(n), "", parse(d)) for n, d in enumerate(decisions)]


def test_outcomes_are_those_of_the_replay():
    lines, replayed = tell(MARKET, 7, stamped(DECISIONS))
    play = replay(MARKET, 7, [parse(d) for d in DECISIONS])
    assert replayed and len(lines) == len(DECISIONS)
    first, second = play.days
    assert f"สั่งซื้อ {first.orders:,}" in lines[4].led[0]
    assert thai.whole_baht(abs(first.profit)) in lines[4].led[0]
    assert "ขาดทุนชิ้นละ" in lines[3].led[0] and "เหลือชิ้นละ" in lines[6].led[0]
    assert "(เดิม 49 บาท)" in lines[6].said
    change = second.orders - play.why(2).unchanged.orders
    assert f"สั่งซื้อ {'+' if change >= 0 else '−'}{abs(change)}" in lines[7].led[1]


def test_a_learners_words_are_kept_apart_from_ours():
    line = tell(MARKET, 7, stamped(DECISIONS))[0][-1]
    assert line.words == "ขายแพงขึ้นแล้วเหลือมากขึ้น" and line.words not in line.said


def test_walks_between_screens_are_left_out_but_not_a_look_at_the_slip():
    told = [line.said for line in without_walks(tell(MARKET, 7, stamped(DECISIONS))[0])]
    assert not any(SCREENS["price"] in said and "เปิดหน้า" in said for said in told)
    assert any(SCREENS["slip"] in said for said in told)


def test_without_a_market_the_decisions_are_still_told():
    lines, replayed = tell(None, 7, stamped(DECISIONS))
    assert not replayed
    assert [line.kind for line in lines] == [d["do"] for d in DECISIONS]
    assert all(not line.led for line in lines)


def test_a_decision_the_market_refuses_ends_the_outcomes_not_the_story():
    decisions = [{"do": "next_day"}, {"do": "set_price", "satang": 10_000}, {"do": "next_day"}]
    lines, replayed = tell(MARKET, 7, stamped(decisions))
    assert not replayed and len(lines) == 3


@pytest.mark.parametrize(
    ("satang", "words"), [(12_900, "129 บาท"), (-123_450, "−1,234.50 บาท"), (5, "0.05 บาท"), (0, "0 บาท")]
)
def test_baht(satang, words):
    assert thai.baht(satang) == words


def test_times_are_those_of_the_prison_in_the_buddhist_era():
    assert thai.when("2026-12-31T20:30:00+00:00") == "1 ม.ค. 2570 เวลา 03.30 น."


@pytest.mark.parametrize(
    ("value", "words"), [(7.0, "7"), (7.25, "7.25"), (1234, "1,234"), (-0.5, "−0.5"), (10, "10")]
)
def test_counts_have_no_needless_decimals(value, words):
    assert thai.count(value) == words


def test_minutes_are_rounded_down():
    assert thai.minutes(599.5) == "599"
