"""What a screen reads from a play says what the play holds."""

from dataclasses import replace
from fractions import Fraction
from types import SimpleNamespace

import pytest

from talat.apps.page_ads.figures import (
    audience,
    causes,
    letters,
    matters,
    purse,
    report,
    today,
    tree,
    trials,
    verdicts,
)
from talat.apps.page_ads.state import Look, PageAds
from talat.apps.page_ads.words import STANDING, standing
from talat.journal.ads import questions
from talat.journal.ads.outcome import CODES, Delivery
from tests.talat.apps.page_ads.conftest import AD, AD_SET, CAMPAIGN, LAUNCH, PRICE, WHO, WORDS, do

TO_DAY = {"do": "open_screen", "screen": "day"}


def test_every_standing_has_words():
    assert set(STANDING) == set(CODES)
    for code in CODES:
        words, _ = standing(Delivery(code, hour=9, results=23, needed=50, day=4))
        assert words and "{" not in words and "None" not in words
    assert standing(Delivery("learning", results=23, needed=50))[0] == "กำลังเรียนรู้ 23/50"
    assert standing(Delivery("out_of_budget", hour=9))[0] == "งบหมดก่อน 10:00 น."


def test_the_steps_lead_from_price_to_campaign_to_ad_set_to_ad_to_the_day(bench):
    asked = [matters.step(bench.play, "exercise").fields]
    for presses in ((PRICE,), CAMPAIGN, AD_SET, AD):
        do(bench, *presses)
        asked.append(matters.step(bench.play, "exercise").fields)
    assert [fields.get("level") or fields.get("screen") or fields["do"] for fields in asked] == [
        *("price", "campaign", "ad_set", "ad", "next_day")
    ]
    assert [done for *_, done in matters.launch(bench.play)] == [True, False, True, True, True, False]


def test_when_every_ad_is_refused_the_step_is_to_mend_one(bench):
    do(bench, PRICE, *CAMPAIGN, *AD_SET, AD[0], WORDS | {"text": "รักษาสิวหายขาด"}, AD[2], {"do": "next_day"})
    assert matters.step(bench.play, "exercise").fields == matters.to("review")
    found = matters.matters(bench.play)
    assert (
        found[0].tone == "bad" and found[0].place == "ads" and matters.counts(bench.play, found)["ads"] >= 1
    )


def test_matters_come_most_urgent_first_and_name_their_place(running):
    found = matters.matters(running.play)
    order = [matters.URGENCY.index(one.tone) for one in found]
    assert order == sorted(order)
    assert any("กำลังเรียนรู้" in one.text for one in found)


def test_money_that_is_nearly_gone_is_told_in_days(records, exercise):
    bench = do(PageAds(records, exercise, "practice"), PRICE, *CAMPAIGN)
    do(bench, WHO | {"youngest": "18", "oldest": "65", "sex": "all"}, AD_SET[1] | {"interest-skin": ""})
    do(bench, *AD_SET[2:4], AD_SET[4] | {"budget": "900"}, *AD, TO_DAY, *[{"do": "next_day"}] * 2)
    told = next(one for one in matters.matters(bench.play) if one.place == "money")
    assert told.tone == "warn" and "จะพออีกราว 1 วัน" in told.note
    do(bench, *[{"do": "next_day"}] * 3)
    assert "หมดแล้ว" in next(one.text for one in matters.matters(bench.play) if one.place == "money")
    assert {row.status for row in tree.rows(bench.play)} == {"เงินค่าโฆษณาหมด"}


def test_five_stages_say_what_the_day_holds(running):
    day, stages = running.play.days[-1], today.stages(running.play)
    seen = questions.figures(running.play, "all", "", 3)
    assert [stage.title for stage in stages[:4]] == ["จ่ายค่าโฆษณา", "เห็นโฆษณา", "กดดู", "ซื้อ"]
    assert str(seen.clicks) in stages[2].number and str(day.orders) in stages[3].number
    assert stages[4].tone == ("good" if day.profit >= 0 else "bad")


def test_the_tree_goes_down_three_levels(running):
    rows = tree.rows(running.play)
    assert [(row.level, row.id) for row in rows] == [("campaign", "c1"), ("ad_set", "s1"), ("ad", "a1")]
    assert rows[1].share is not None and rows[0].share is None and rows[1].budget == "240 บาท/วัน"
    told = dict(tree.facts(running.play, "ad_set", "s1"))
    assert told["ใครเห็น"] == "ผู้หญิง อายุ 28 ถึง 50 ปี" and told["สนใจอะไร"] == "ดูแลผิว"


def test_rows_of_the_dashboard_are_the_figures_of_the_play(running):
    look = Look(columns="profit", span="all")
    rows, total = report.table(running.play, look)
    seen = questions.figures(running.play, "ad_set", "s1")
    assert rows[0].cells[0] == report.written(seen.spend, "money") == total.cells[0]
    assert rows[0].cells[-1] == report.written(seen.profit, "money")


def test_every_set_of_columns_is_known_and_no_number_is_made_up():
    for _, keys in report.SETS.values():
        assert all(key in report.COLUMNS for key in keys)
    empty = questions.Figures()
    for column in report.COLUMNS.values():
        assert column.plain and column.counted and column.english
        assert report.written(getattr(empty, column.key), column.kind)
    assert report.written(None, "money") == "–"


def test_a_span_is_a_day_a_week_or_all(running):
    assert [report.days(running.play, span) for span in ("day", "week", "all")] == [(3, 3), (1, 3), (1, 3)]


def test_slices_add_up_to_the_whole(running):
    for by in ("day", "placement", "age", "hour"):
        cuts = report.cuts(running.play, Look(columns="delivery", span="all", by=by))
        spent = sum(float(cut.cells[0].replace(",", "")) for cut in cuts)
        assert spent == pytest.approx(sum(day.spend for day in running.play.days) / 100)
        assert max(cut.share for cut in cuts) == 1


def test_parts_of_a_satang_are_shared_out_without_loss():
    thirds = [Fraction(100, 3)] * 3
    assert sorted(causes.whole_parts(thirds)) == [33, 33, 34]
    mixed = [Fraction(-7, 2), Fraction(9, 2), Fraction(-1, 3), Fraction(1, 3)]
    assert sum(causes.whole_parts(mixed)) == 1
    assert all(abs(part - whole) < 1 for part, whole in zip(mixed, causes.whole_parts(mixed), strict=True))


def test_the_first_day_has_no_causes(running):
    assert causes.told(running.play, 1) is None
    assert causes.told(running.play, 2) is causes.told(running.play, 2)


def test_the_cost_of_a_piece_leaves_what_an_order_may_spend_on_ads(bench):
    cost = purse.cost(bench.play, 34_900, "shop")
    assert cost.price - sum(satang for _, satang in cost.rows) == cost.left
    assert dict(cost.rows)["ค่าส่งที่ร้านจ่าย"] == 3_500
    assert "ค่าส่งที่ร้านจ่าย" not in dict(purse.cost(bench.play, 34_900, "buyer").rows)


def test_money_from_buyers_to_profit_is_that_of_the_books(running):
    falls = purse.whole(running.play)
    assert falls[-1].satang == running.play.summary.profit == running.play.desk.purse.profit


def test_the_meter_grows_with_the_audience(bench):
    do(bench, PRICE, *CAMPAIGN)
    everybody = audience.meter(bench.making, bench.play)
    do(bench, WHO | {"do": "try_answer"})
    women = audience.meter(bench.making, bench.play)
    assert 0 < women.share < everybody.share == 1
    assert everybody.tone == "" and "กว้าง" in everybody.words


def test_the_meter_names_ad_sets_that_share_people(launched):
    do(launched, {"do": "begin", "level": "ad_set", "under": "c1"}, WHO | {"do": "try_answer"})
    assert audience.meter(launched.making, launched.play).shared[0][0] == "ดูแลผิว"


def test_words_at_fault_are_marked_and_nothing_is_lost():
    text = "ดีที่สุด ขาวใน 3 วัน ดีที่สุด"
    pieces = verdicts.marked(text, ["ดีที่สุด", "", "ไม่มีคำนี้"])
    assert "".join(piece for piece, _ in pieces) == text
    assert [piece for piece, at_fault in pieces if at_fault] == ["ดีที่สุด", "ดีที่สุด"]
    assert verdicts.marked("", ["x"]) == () and verdicts.marked("ก", []) == (("ก", False),)


def test_who_waits_longest_is_shown_first(bench):
    do(bench, PRICE, CAMPAIGN[0], CAMPAIGN[1] | {"objective": "leads"}, *CAMPAIGN[2:])
    do(bench, *AD_SET[:3], AD_SET[3] | {"goal": "messages"}, AD_SET[4] | {"budget": "900"})
    do(bench, AD[0], WORDS | {"leads_to": "inbox", "button": "send_message"}, AD[2], TO_DAY)
    do(bench, *[{"do": "next_day"}] * 3)
    topics = letters.topics(bench.play)
    assert [topic.waiting for topic in topics] == sorted((topic.waiting for topic in topics), reverse=True)
    shown = [talk for _, _, talk, _ in letters.shown(bench.play, topics[0].id) if talk.waiting]
    assert shown == sorted(shown, key=lambda talk: (talk.day, talk.hour)) and shown
    ending = [talk for _, _, talk, ends in letters.shown(bench.play, topics[0].id) if ends]
    gone = {talk.id for talk in ending}
    do(bench, {"do": "next_day"})
    lost = {talk.id for talk in bench.play.conversations("lost")}
    assert gone <= lost


def test_a_ready_draft_is_an_ad_set_of_the_platform(bench):
    do(bench, PRICE, *CAMPAIGN, *AD_SET[:4])
    made = audience.draft_set(bench.making, bench.play)
    do(bench, AD_SET[4])
    real = bench.play.ad_sets["s1"]
    assert replace(made, id="s1", title=real.title, budget=real.budget) == real


def test_a_launched_page_lacks_only_what_was_not_done(bench):
    assert not any(done for *_, done in matters.launch(bench.play))
    do(bench, *LAUNCH, {"do": "set_answer", "topic": "price", "answer": "ชุดละ 349 บาท"})
    assert [done for *_, done in matters.launch(bench.play)] == [True, False, True, True, True, True]


def test_the_plan_says_how_long_the_money_lasts(bench):
    do(bench, PRICE, *CAMPAIGN, *AD_SET[:4])
    before = audience.plan(bench.making, bench.play)
    assert (before.left, before.days, before.lasts, before.others) == (1_000_000, 42, None, 0)
    do(bench, AD_SET[4] | {"do": "try_answer", "budget": "400"})
    assert audience.plan(bench.making, bench.play).lasts == 25
    do(bench, AD_SET[4], {"do": "begin", "level": "ad_set", "under": "c1"}, *AD_SET[:4])
    do(bench, AD_SET[4] | {"do": "try_answer", "span": "lifetime", "budget": "4200", "ends": "42"})
    second = audience.plan(bench.making, bench.play)
    assert (second.others, second.lasts) == (24_000, 1_000_000 // 34_000)


def test_too_few_results_call_nobody_better():
    sure = SimpleNamespace(sure=True, done=True, gap=SimpleNamespace(value=1.0))
    assert "น้อยเกินไป" in trials._verdict(sure, ("ก", "ข"), "split_ads", trials.FEW - 1)[0]
    assert trials._verdict(sure, ("ก", "ข"), "split_ads", trials.FEW) == ("“ก” ดีกว่าจริง", "good")
    unsure = SimpleNamespace(sure=False, done=False, gap=SimpleNamespace(value=1.0))
    assert "ยังบอกไม่ได้" in trials._verdict(unsure, ("ก", "ข"), "holdout", 500)[0]


@pytest.mark.parametrize(
    ("share", "said"),
    [(0.3, "+30%"), (-0.12, "−12%"), (0.001, "เท่ากัน"), (2.2, "3.2 เท่า"), (float("inf"), "มากกว่า 100 เท่า")],
)
def test_a_lift_is_said_as_people_say_it(share, said):
    assert trials._gap(share) == said
