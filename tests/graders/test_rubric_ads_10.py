"""The launch unit's rubric on real attempts: what earns points, and what the learner reads."""

import json
from pathlib import Path

import pytest

from graders import rubric
from graders.rubrics import ads_10
from talat.journal.events import parse
from talat.journal.play import begin
from talat.scenarios.exercise import load_exercise

UNIT = Path("notebooks/courses/facebook-ads/ads-10")
EXERCISE = load_exercise(UNIT)
KEY = b"a grading key of the tests"
NEXT, SUBMIT = {"do": "next_day"}, {"do": "submit"}
PRICE = {"do": "set_price", "satang": 29_900}
CAMPAIGN = {"do": "make_campaign", "campaign": "c1", "title": "เปิดตัว", "objective": "sales"}
AD_SET = {
    "do": "make_ad_set",
    "ad_set": "s1",
    "campaign": "c1",
    "title": "ทุกคน",
    "goal": "sales",
    "budget": 50_000,
}
AD = {
    "do": "make_ad",
    "ad": "a1",
    "ad_set": "s1",
    "title": "สี่ก้อน",
    "photo": "pile",
    "headline": "สบู่มะขาม 299 บาท",
    "text": "กวนมือ ก้อนละ 90 กรัม",
}
START = [PRICE, CAMPAIGN, AD_SET, AD]
DASHBOARD = {"do": "open_screen", "screen": "dashboard"}


@pytest.fixture(autouse=True)
def _few_markets(monkeypatch):
    """Four markets are enough to see what a check asks."""
    monkeypatch.setattr(rubric, "HELD_OUT_DAYS", 0)


def written(name):
    return [json.loads(line) for line in (UNIT / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def run(decisions, seed=11, held_out=False):
    events = [parse(raw) for raw in decisions]
    if held_out:
        return rubric.run_of(EXERCISE, seed, events, KEY)
    play, steps = begin(EXERCISE.exercise, seed), []
    for event in events:
        steps.append(rubric.Step(event, len(play.days)))
        play.apply(event)
    return rubric.Run(EXERCISE, play, tuple(steps), ())


def share(check, decisions, **options):
    return check.share(run(decisions, **options))


def told(check, decisions):
    """(share, evidence, fix) of one check."""
    found = run(decisions, held_out=check is ads_10.profit)
    return check.share(found), *check.tell(found)


@pytest.fixture(scope="module")
def exemplar():
    return rubric.score(EXERCISE, {"seed": 11}, [parse(raw) for raw in written("exemplar")], KEY)


def test_the_exemplar_earns_every_replay_point(exemplar):
    assert exemplar.score == 10.0
    assert [mark.criterion for mark in exemplar.marks if mark.points is None] == ["reason"]
    assert {mark.fix for mark in exemplar.marks if mark.points is not None} == {rubric.WELL_DONE}


def test_half_earns_about_half():
    scored = rubric.score(EXERCISE, {"seed": 11}, [parse(raw) for raw in written("half")], KEY)
    assert 4.0 <= scored.score <= 6.0
    assert all(mark.evidence and mark.rule and mark.fix for mark in scored.marks)


@pytest.mark.parametrize(
    "decisions",
    [written("nothing"), [], [*START, SUBMIT], [PRICE, *[NEXT] * 42, SUBMIT]],
    ids=["submit", "none", "never opened", "never advertised"],
)
def test_doing_nothing_earns_nothing(decisions):
    scored = rubric.score(EXERCISE, {"seed": 11}, [parse(raw) for raw in decisions], KEY)
    assert scored.score == 0.0
    assert all(mark.evidence and mark.fix.startswith("ครั้งหน้า") for mark in scored.marks)


def test_profit_is_that_of_all_days():
    whole = written("exemplar")
    days = [number for number, raw in enumerate(whole) if raw == NEXT]
    part = [raw for raw in whole[: days[20]] if raw["do"] != "submit"]
    earned, evidence, fix = told(ads_10.profit, part)
    assert 0 < earned < 1 and "ให้ครบ 42 วัน" in fix and "20 วัน" in evidence


def test_a_price_below_cost_is_told_before_all_else():
    cheap = [{**PRICE, "satang": 9_900}, CAMPAIGN, AD_SET, AD, *[NEXT] * 42]
    earned, evidence, fix = told(ads_10.profit, cheap)
    assert earned == 0.0 and "ขาดทุน" in evidence and "สูงกว่าค่าของ" in fix


def test_dear_orders_are_told_with_both_numbers():
    dear = [
        PRICE,
        CAMPAIGN,
        AD_SET,
        {**AD, "photo": "dark", "headline": "มาแล้ว", "text": "ดีมาก"},
        *[NEXT] * 42,
    ]
    earned, _, fix = told(ads_10.profit, dear)
    assert earned == 0.0 and "ค่าโฆษณาต่อออเดอร์" in fix and "เหลือก่อนหักโฆษณา" in fix


def test_each_false_claim_costs_its_part_and_is_quoted():
    false = {**AD, "ad": "a2", "text": "ผิวขาวใน 7 วัน"}
    earned, evidence, fix = told(ads_10.honest, [*START, false, *[NEXT] * 3])
    assert earned == 0.5
    assert "ขาวใน 7 วัน" in evidence and "สี่ก้อน" in evidence and fix.startswith("ครั้งหน้า ")


def test_posts_and_answers_are_read_too():
    post = {"do": "write_post", "post": "p1", "kind": "sell", "photo": "glow", "text": "สบู่"}
    answer = {"do": "set_answer", "topic": "use", "text": "ใช้แล้วขาวใน 7 วัน"}
    earned, evidence, _ = told(ads_10.honest, [*START, post, answer, *[NEXT] * 3])
    assert earned == pytest.approx(1 / 3) and "โพสต์" in evidence


def test_a_mended_ad_keeps_what_was_honest():
    mend = {"do": "edit_ad", "ad": "a2", "text": "ก้อนละ 90 กรัม"}
    false = {**AD, "ad": "a2", "text": "ผิวขาวใน 7 วัน"}
    assert share(ads_10.honest, [*START, false, NEXT, mend, *[NEXT] * 2]) == pytest.approx(2 / 3)


def test_edits_every_day_keep_the_platform_from_learning():
    def edited(every, days=28):
        events = []
        for day in range(days):
            events += [NEXT]
            if day % every == every - 1:
                youngest = 18 + (day // every) % 2
                events += [{"do": "edit_ad_set", "ad_set": "s1", "youngest": youngest, "oldest": 60}]
        return [*START, *events]

    assert share(ads_10.steady, edited(1)) == 0.0
    assert 0.0 < share(ads_10.steady, edited(4)) < 1.0
    assert share(ads_10.steady, edited(7)) == share(ads_10.steady, edited(28)) == 1.0
    assert "28 วัน" in told(ads_10.steady, edited(1))[1]


def test_many_edits_on_one_evening_are_one():
    busy = [{"do": "edit_ad_set", "ad_set": "s1", "youngest": 18 + n, "oldest": 60} for n in range(5)]
    assert share(ads_10.steady, [*START, NEXT, NEXT, *busy, *[NEXT] * 5]) == 1.0


def test_looking_counts_by_weeks_after_a_day():
    week = [*[NEXT] * 6, NEXT]
    assert share(ads_10.looked, [*START, DASHBOARD, *week]) == 0.0
    assert share(ads_10.looked, [*START, *week, DASHBOARD, DASHBOARD, *week]) == pytest.approx(1 / 6)
    assert share(ads_10.looked, [*START, *([*week, DASHBOARD] * 6)]) == 1.0


TEST = {"do": "start_test", "test": "t1", "kind": "holdout", "percent": 20, "until": 8}
SEE = {"do": "open_screen", "screen": "test"}


def test_a_test_that_ended_is_half_and_reading_it_the_other_half():
    assert share(ads_10.tested, [*START, TEST, *[NEXT] * 8]) == 0.5
    assert share(ads_10.tested, [*START, TEST, *[NEXT] * 8, SEE]) == 1.0
    assert share(ads_10.tested, [*START, TEST, *[NEXT] * 4, SEE, *[NEXT] * 4]) == 0.5
    assert share(ads_10.tested, [*START, TEST, *[NEXT] * 7]) == 0.0


def test_a_short_test_or_one_of_an_ad_never_shown_does_not_count():
    short = {**TEST, "until": 5}
    assert share(ads_10.tested, [*START, short, *[NEXT] * 8, SEE]) == 0.0
    lame = {**AD, "ad": "a2", "photo": "glow"}
    split = {"do": "start_test", "test": "t1", "kind": "split_ads", "a": "a1", "b": "a2", "until": 8}
    assert share(ads_10.tested, [*START, lame, split, *[NEXT] * 8, SEE]) == 0.0


TALK = [PRICE, CAMPAIGN, AD_SET, {**AD, "leads_to": "inbox", "button": "send_message"}]
TOPICS = ("price", "postage", "use", "made")
ANSWERS = [{"do": "set_answer", "topic": topic, "text": "299 บาท"} for topic in TOPICS]


def test_who_writes_wants_an_answer_by_the_next_day():
    assert share(ads_10.answered, [*TALK, *[NEXT] * 6]) == 0.0
    assert share(ads_10.answered, [*TALK, *ANSWERS, *[NEXT] * 6]) == 1.0
    part, evidence, _ = told(ads_10.answered, [*TALK, *ANSWERS[:2], *[NEXT] * 6])
    assert 0.3 < part < 1.0 and "คนทัก" in evidence


def test_an_answer_the_next_morning_is_in_time_one_later_is_not():
    names = [f"d{day}-{number}" for day in (1, 2) for number in range(1, 31)]
    reply = {"do": "reply_inbox", "conversations": names, "text": "299 บาท"}
    assert share(ads_10.answered, [*TALK, NEXT, reply, NEXT]) == 1.0
    assert share(ads_10.answered, [*TALK, NEXT, NEXT, reply, NEXT]) < 1.0


def test_nobody_wrote_is_told():
    assert ads_10.answered.needs(run([*START, NEXT])) is False
    mark = {
        one.criterion: one
        for one in rubric.score(EXERCISE, {"seed": 3}, [parse(r) for r in [*START, NEXT]], KEY).marks
    }
    assert "ยังไม่มีใครทัก" in mark["answered"].evidence


def test_the_reason_waits_for_the_teacher():
    reason = {"do": "explain", "text": "ค่าโฆษณาต่อออเดอร์ 95 บาท เหลือ 130 บาท"}
    marks = rubric.score(EXERCISE, {"seed": 3}, [parse(r) for r in [*START, NEXT, reason]], KEY).marks
    last = marks[-1]
    assert (last.criterion, last.points, last.fix) == ("reason", None, rubric.WAITS)
    assert "95 บาท" in last.evidence


def test_every_rule_reads_whole():
    for check in rubric.checks_of(EXERCISE).values():
        rule = check.rule.format(goal=rubric.Run(EXERCISE, None, (), ()).goal)
        assert rule and "{" not in rule and len(rule) < 300
