"""The pricing unit's rubric on real attempts: what earns points, and what the learner reads."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from graders import rubric
from graders.rubrics import shop_04
from talat.journal.events import BadEvent, Stamped, parse
from talat.scenarios.exercise import load_exercise

SHOP = Path("notebooks/courses/online-shop/shop-04")
EXERCISE = load_exercise(SHOP)
KEY = b"a grading key of the tests"
NEXT, SLIP, SUBMIT = {"do": "next_day"}, {"do": "open_screen", "screen": "slip"}, {"do": "submit"}
WORN = {"do": "choose_photo", "photo": "worn"}


def price(baht):
    return {"do": "set_price", "satang": baht * 100}


def written(name):
    return [json.loads(line) for line in (SHOP / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def score(decisions, seed=11, key=KEY):
    return rubric.score(EXERCISE, {"seed": seed}, [parse(raw) for raw in decisions], key)


def marks(decisions, **options):
    return {mark.criterion: mark for mark in score(decisions, **options).marks}


@pytest.mark.parametrize("seed", [1, 2**62 + 5])
@pytest.mark.parametrize("key", [KEY, b"another key"])
def test_the_exemplar_earns_every_replay_point(seed, key):
    scored = score(written("exemplar"), seed=seed, key=key)
    assert scored.score == 8.0
    assert [mark.criterion for mark in scored.marks if mark.points is None] == ["reason"]
    assert {mark.fix for mark in scored.marks if mark.points is not None} == {rubric.WELL_DONE}


@pytest.mark.parametrize("key", [KEY, b"another key", b"a third"])
def test_half_earns_half(key):
    assert 0.4 * 8 <= score(written("half"), key=key).score <= 0.6 * 8


@pytest.mark.parametrize(
    "decisions", [written("nothing"), [], [WORN, price(149), SUBMIT]], ids=["submit", "none", "unsold"]
)
def test_doing_nothing_earns_nothing_anywhere(decisions):
    scored = score(decisions)
    assert [mark.points for mark in scored.marks] == [0.0] * 6
    assert scored.luck is None
    assert all(mark.evidence and mark.fix.startswith("ครั้งหน้า") for mark in scored.marks)


def test_points_are_plain_floats_within_their_maximum():
    for name in ("exemplar", "half", "nothing"):
        scored = score(written(name))
        assert type(scored.score) is float
        for mark, criterion in zip(scored.marks, EXERCISE.criteria, strict=True):
            assert mark.points is None or (type(mark.points) is float and 0 <= mark.points <= mark.max_points)
            assert (mark.criterion, mark.title, mark.max_points) == (
                criterion.id,
                criterion.title,
                criterion.points,
            )


def test_scoring_again_gives_the_same():
    assert score(written("half")) == score(written("half"))


def test_stamped_events_and_attempt_rows_are_read_too():
    stamped = [
        Stamped(n, "2026-11-09T00:00:00.000000+00:00", "0" * 64, parse(raw))
        for n, raw in enumerate(written("half"), 1)
    ]
    head = type("Row", (), {"seed": 11})()
    assert rubric.score(EXERCISE, head, stamped, KEY) == score(written("half"))


def test_a_journal_that_cannot_be_replayed_is_no_zero():
    with pytest.raises(BadEvent):
        score([NEXT])


def test_luck_holds_the_score_and_moves_only_what_markets_move():
    scored = score(written("half"))
    low, high = scored.luck
    assert 0 < low < scored.score < high < 8


def test_criteria_and_checks_must_agree():
    fewer = EXERCISE.model_copy(update={"criteria": EXERCISE.criteria[:-1]})
    with pytest.raises(rubric.RubricError, match="reason"):
        rubric.score(fewer, {"seed": 1}, [], KEY)


def test_price_below_unit_cost_tells_the_loss_of_each_piece():
    # 8.59 % of 89 = 7.6451; 6.42 % = 5.7138; 3.21 % of 124 = 3.9804
    # 68 + 6 + 7.65 + 5.71 + 3.98 + 1.07 = 92.41
    mark = marks([WORN, price(89)] + [NEXT] * 14 + [SUBMIT])["above_cost"]
    assert mark.points == 0.0
    assert mark.evidence == "วันที่ 14 คุณขาย 89 บาท ต้นทุนต่อชิ้น 92.41 บาท ขาดทุนชิ้นละ 3.41 บาท"
    assert mark.fix == "ครั้งหน้า ดูต้นทุนต่อชิ้นก่อน แล้วตั้งราคาให้สูงกว่า 92.41 บาท"


def test_a_price_nobody_pays_does_not_count_as_above_cost():
    mark = marks([WORN, price(99_000)] + [NEXT] * 14)["above_cost"]
    assert mark.points == 0.0
    assert "แทบไม่มีคนซื้อ" in mark.evidence


def test_profit_grows_with_a_better_price_and_with_days_sold():
    full, low, short = (
        marks([WORN, price(p)] + [NEXT] * days)["profit_reached"].points
        for p, days in ((149, 14), (105, 14), (149, 7))
    )
    assert full == 3.0
    assert 0 < low < 1.5
    assert short == 1.5


@pytest.mark.parametrize(("baht", "way"), [(105, "ขึ้นราคา"), (260, "ลดราคา")])
def test_the_fix_points_to_where_profit_lies(baht, way):
    assert (
        way
        in marks([{"do": "choose_photo", "photo": "clear"}, price(baht)] + [NEXT] * 14)["profit_reached"].fix
    )


def test_a_loss_is_called_a_loss():
    mark = marks([WORN, price(85)] + [NEXT] * 14)["profit_reached"]
    assert mark.points == 0.0
    assert "ขาดทุนเฉลี่ยวันละ" in mark.evidence
    assert "-" not in mark.evidence


def test_a_price_typed_after_the_last_day_is_not_the_plan():
    sold, typed = ([WORN, price(89)] + [NEXT] * 14 + more + [SUBMIT] for more in ([], [price(149)]))
    for one, two in zip(score(sold).marks[:2], score(typed).marks[:2], strict=True):
        assert one == two


@pytest.mark.parametrize(
    ("decisions", "points"),
    [
        ([price(109), NEXT, SLIP, price(129), NEXT, SLIP, price(149), NEXT], 1.0),
        ([price(109), NEXT, SLIP, price(129), NEXT, price(149), NEXT], 0.5),
        ([price(109), NEXT, price(129), SLIP, NEXT], 0.0),
        ([SLIP, price(109), price(119), NEXT], 0.0),
        ([price(109), NEXT, SLIP, NEXT], 0.5),
        ([price(109), NEXT, SLIP, price(109), NEXT], 0.5),
        ([price(109), NEXT, SLIP, price(129), price(149), NEXT], 1.0),
    ],
)
def test_slips_are_looked_at_before_the_price_changes(decisions, points):
    assert marks(decisions)["slip_first"].points == points


def test_the_day_without_a_look_is_named():
    evidence = marks([price(109), NEXT, NEXT, price(129), NEXT])["slip_first"].evidence
    assert evidence == "คุณเปลี่ยนราคา 1 ครั้ง ดูสลิปก่อนเปลี่ยน 0 ครั้ง หลังวันที่ 2 คุณเปลี่ยนราคาโดยยังไม่ดูสลิป"


@pytest.mark.parametrize(
    ("prices", "points"),
    [((149,), 0.0), ((109, 149), 1.0), ((149, 109), 0.5), ((109, 200, 149), 1.0), ((109, 149, 109), 0.5)],
)
def test_prices_are_tried_and_moved_towards_profit(prices, points):
    decisions = [WORN] + [step for each in prices for step in (price(each), NEXT, NEXT)]
    assert marks(decisions)["tried_prices"].points == points


def test_a_price_that_sold_no_day_was_not_tried():
    assert marks([WORN, price(109), price(149), NEXT])["tried_prices"].points == 0.0


@pytest.mark.parametrize(("photo", "points"), [("dark", 0.0), ("clear", 1.0), ("worn", 1.0), ("vivid", 0.0)])
def test_photos_are_clear_and_honest(photo, points):
    mark = marks([{"do": "choose_photo", "photo": photo}, price(149), NEXT, NEXT])["honest_photo"]
    assert mark.points == points
    assert EXERCISE.exercise.photo(photo).title in mark.evidence


def test_the_reason_waits_for_the_instructor_with_the_learner_s_words():
    mark = marks([price(149), NEXT, {"do": "explain", "text": "ต้นทุน 103 <b>บาท</b> {goal}"}])["reason"]
    assert mark.points is None
    assert mark.evidence == "คุณเขียนว่า “ต้นทุน 103 <b>บาท</b> {goal}”"
    assert mark.fix == rubric.WAITS


def test_every_rule_is_a_whole_sentence_with_its_numbers():
    for mark in score(written("half")).marks:
        assert mark.rule
        assert "{" not in mark.rule
    assert "380 บาท" in marks(written("half"))["profit_reached"].rule


def test_checks_look_at_the_held_out_markets_only_through_the_run():
    run = rubric.run_of(EXERCISE, 11, [parse(raw) for raw in written("half")], KEY)
    broke = tuple(replace(summary, profit=-1) for summary in run.held_out)
    assert shop_04.profit_reached.share(replace(run, held_out=broke)) == 0.0
    assert shop_04.profit_reached.share(run) > 0.3
