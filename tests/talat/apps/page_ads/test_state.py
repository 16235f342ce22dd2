"""What a press means: decisions recorded, and everything that may not be."""

import pytest
from markupsafe import escape

from talat.apps.page_ads.state import Look, PageAds
from talat.journal.play import replay
from tests.talat.apps.page_ads.conftest import AD, AD_SET, CAMPAIGN, LAUNCH, PRICE, SPEND, WHO, WORDS, do
from tests.talat.fake_records import FakeRecords

TO_DAY = {"do": "open_screen", "screen": "day"}


def dos(records, part="exercise"):
    return [event.do for event in records.events(part)]


def standing(bench):
    """Everything a refused press must leave as it was."""
    play = bench.play
    made = (play.shopfront, play.campaigns, play.ad_sets, play.ads, play.posts, play.tests, len(play.days))
    return repr(made), bench.draft, bench.look_at, bench.chosen, bench.topic, len(play.events)


# the way of a page ---------------------------------------------------------------------------------------


def test_from_price_to_the_first_day(bench, records):
    do(bench, *LAUNCH)
    assert (bench.screen, list(bench.play.ads)) == ("review", ["a1"])
    do(bench, TO_DAY, {"do": "next_day"})
    assert bench.screen == "day" and bench.play.days[0].spend > 0 and "วันที่ 1" in bench.news
    made = [name for name in dos(records) if name not in ("open_screen", "set_shipping")]
    assert made == ["set_price", "make_campaign", "make_ad_set", "make_ad", "next_day"]


def test_what_was_answered_is_what_is_made(launched):
    ad_set, ad = launched.play.ad_sets["s1"], launched.play.ads["a1"]
    assert (ad_set.youngest, ad_set.oldest, ad_set.sex, ad_set.interests) == (28, 50, "women", ("skin",))
    assert (ad_set.budget, ad_set.lifetime, ad_set.strategy) == (24_000, False, "lowest_cost")
    assert (ad.photo, ad.headline, ad.leads_to, ad.title) == ("pile", "สบู่มะขาม 349 บาท", "shop", "รูปกองสบู่")


def test_what_is_shown_is_what_a_replay_gives(running, records, exercise):
    played = replay(exercise.exercise, records.seed + 1, records.events())
    assert played.days == running.play.days


def test_opening_again_shows_the_same_screen_and_numbers(running, records, exercise):
    do(running, {"do": "open_screen", "screen": "dashboard"})
    reopened = PageAds(records, exercise)
    assert reopened.screen == "dashboard" and reopened.play.days == running.play.days


def test_a_wizard_lost_with_its_container_begins_anew_where_it_was(bench, records, exercise):
    do(bench, PRICE, *CAMPAIGN, WHO)
    assert bench.making.question == "taste"
    reopened = PageAds(records, exercise)
    assert (reopened.screen, reopened.making.level, reopened.making.under) == ("ad_set", "ad_set", "c1")
    assert reopened.making.question == "who"


def test_back_keeps_the_answers_and_leaves_from_the_first_question(bench):
    do(bench, *CAMPAIGN[:2], {"do": "back"})
    assert bench.making.question == "objective" and bench.making.given["objective"] == "sales"
    do(bench, {"do": "back"})
    assert bench.screen == "ads"


def test_dropping_makes_nothing(bench):
    do(bench, *CAMPAIGN[:3], {"do": "drop"})
    assert bench.screen == "ads" and bench.draft is None and not bench.play.campaigns


def test_an_audience_to_begin_with_fills_two_questions(bench):
    do(bench, *CAMPAIGN, {"do": "use_preset", "preset": "herbs"})
    given = bench.making.given
    assert (given["youngest"], given["oldest"], given["sex"]) == (28, 50, "women")
    assert set(given["interests"]) == {"health", "skin"}


def test_trying_an_answer_records_nothing(bench, records):
    do(bench, *CAMPAIGN)
    before = dos(records)
    do(bench, WHO | {"do": "try_answer"})
    assert bench.making.question == "who" and bench.making.given["sex"] == "women" and dos(records) == before


def test_a_campaign_that_pays_leaves_its_ad_sets_without_a_budget(bench):
    purse = CAMPAIGN[3] | {"payer": "campaign", "budget": "300"}
    spend = {key: value for key, value in SPEND.items() if key not in ("budget", "span")}
    do(bench, PRICE, *CAMPAIGN[:3], purse, *AD_SET[:4], spend)
    assert bench.play.campaigns["c1"].budget == 30_000 and bench.play.ad_sets["s1"].budget is None


def test_a_budget_for_all_days(bench):
    spend = SPEND | {"span": "lifetime", "budget": "2,000", "ends": "10"}
    do(bench, PRICE, *CAMPAIGN, *AD_SET[:4], spend)
    ad_set = bench.play.ad_sets["s1"]
    assert (ad_set.budget, ad_set.lifetime, ad_set.ends) == (200_000, True, 10)


def test_bids_with_a_cap(bench):
    goal = AD_SET[3] | {"strategy": "cost_cap", "cap": "90"}
    do(bench, PRICE, *CAMPAIGN, *AD_SET[:3], goal, SPEND)
    assert (bench.play.ad_sets["s1"].strategy, bench.play.ad_sets["s1"].cap) == ("cost_cap", 9_000)


def test_editing_an_ad_set_records_only_what_changed(running, records):
    do(running, {"do": "begin", "level": "ad_set", "name": "s1"})
    assert running.making.editing == "s1" and running.making.given["sex"] == "women"
    do(running, WHO | {"sex": "all"}, *AD_SET[1:4], {key: SPEND[key] for key in SPEND if key != "starts"})
    edit = next(event for event in reversed(records.events()) if event.do == "edit_ad_set")
    assert edit.model_dump(exclude_none=True) == {"do": "edit_ad_set", "ad_set": "s1", "sex": "all"}
    assert running.screen == "ads" and running.draft is None


def test_an_edit_that_changes_nothing_says_so(running):
    do(running, {"do": "begin", "level": "ad", "name": "a1"}, *AD[:2])
    before = standing(running)
    running.decide(dict(AD[2]))
    assert "ยังไม่ได้เปลี่ยน" in running.error and standing(running) == before


def test_editing_an_ad_sends_it_to_review_again(running):
    do(running, {"do": "begin", "level": "ad", "name": "a1"}, AD[0] | {"photo": "foam"}, *AD[1:])
    assert running.screen == "review" and running.play.ads["a1"].review == "waiting"


def test_switching_off_and_another_budget(running):
    do(running, {"do": "set_running", "level": "ad", "name": "a1", "on": "no"})
    do(running, {"do": "set_budget", "level": "ad_set", "name": "s1", "budget": "260"})
    assert not running.play.ads["a1"].on and running.play.ad_sets["s1"].budget == 26_000


def test_price_shipping_and_cash_change_only_where_they_differ(bench, records):
    do(bench, PRICE)
    assert dos(records) == ["set_shipping", "set_price", "open_screen"]
    do(bench, PRICE | {"cod": "no"})
    assert dos(records)[3:] == ["offer_cod", "open_screen"]


def test_a_price_on_paper_is_not_a_price(bench, records):
    do(bench, {"do": "try_price", "price": "399", "paid_by": "buyer"})
    assert bench.trial == (39_900, "buyer") and bench.play.shopfront.price is None and not dos(records)
    do(bench, TO_DAY)
    assert bench.trial == ()


def test_post_reply_and_an_answer_at_once(running):
    told = {"do": "write_post", "kind": "story", "photo": "hands", "text": "แม่กวนสบู่แต่เช้า"}
    do(running, told, told)
    assert list(running.play.posts) == ["p1", "p2"]
    do(running, {"do": "set_answer", "topic": "price", "answer": "ชุดละ 349 บาท ได้ 4 ก้อน"})
    assert running.play.shopfront.answer("price")
    do(running, {"do": "set_answer", "topic": "price", "answer": ""})
    assert not running.play.shopfront.answer("price")


def test_one_answer_reaches_everybody_with_the_same_question(bench):
    do(bench, PRICE, *CAMPAIGN[:1], CAMPAIGN[1] | {"objective": "leads"}, *CAMPAIGN[2:])
    do(bench, *AD_SET[:3], AD_SET[3] | {"goal": "messages"}, SPEND | {"budget": "900"})
    do(bench, AD[0], WORDS | {"leads_to": "inbox", "button": "send_message"}, AD[2], TO_DAY)
    do(bench, *[{"do": "next_day"}] * 3)
    topic = bench.play.conversations("waiting")[0].topic
    do(bench, {"do": "reply_inbox", "topic": topic, "text": "ชุดละ 349 บาท ส่งฟรี เก็บปลายทางได้"})
    assert not [talk for talk in bench.play.conversations("waiting") if talk.topic == topic]
    before = standing(bench)
    bench.decide({"do": "reply_inbox", "topic": topic, "text": "อีกครั้ง"})
    assert "ไม่มีใครรอ" in bench.error and standing(bench) == before


def test_results_are_looked_at_and_not_recorded(running, records):
    before = dos(records)
    do(running, {"do": "see_figures", "columns": "profit", "span": "all"})
    do(running, {"do": "see_figures", "level": "ad"}, {"do": "see_figures", "thing": "ad:a1", "by": "hour"})
    assert running.look_at == Look("all", "profit", "ad", "hour", "a1") and dos(records) == before
    do(running, {"do": "see_figures", "thing": "all:"})
    assert running.look_at.name == ""


def test_a_test_of_two_and_a_holdout(running):
    do(running, {"do": "begin", "level": "ad", "under": "s1"}, AD[0] | {"photo": "foam"}, *AD[1:])
    raw = {"do": "start_test", "kind": "split_ads", "until": "9", "a-split_ads": "a1", "b-split_ads": "a2"}
    do(running, raw)
    assert (running.play.tests["t1"].a, running.play.tests["t1"].b) == ("a1", "a2")
    running.decide({"do": "start_test", "kind": "holdout", "percent": "20", "until": "12"})
    assert "รอให้จบก่อน" in running.error


def test_what_if_is_answered_on_paper(running, records):
    before = dos(records)
    do(running, {"do": "what_if", "day": "2", "kind": "budget", "payer": "ad_set:s1", "amount": "600"})
    assert running.supposed.rows[0][0] == "ค่าโฆษณา" and dos(records) == before
    do(running, {"do": "what_if", "day": "2", "kind": "off", "ad": "a1"})
    was, had = (text.removesuffix(" บาท").replace(",", "") for text in running.supposed.rows[0][1:3])
    assert float(had) < float(was)
    do(running, {"do": "next_day"})
    assert running.supposed is None


def test_days_pass_until_something_new_waits(launched, records):
    do(launched, TO_DAY, {"do": "next_days"})
    passed = len(launched.play.days)
    assert 1 <= passed <= 7 and dos(records)[-passed:] == ["next_day"] * passed
    records.down = True
    launched.decide({"do": "next_days"})
    assert launched.saving and len(launched.play.days) == passed


# what may not be -----------------------------------------------------------------------------------------

LONG = "ก" * 501
BAD = [
    {"do": "set_page", "name": "ก", "about": ""},
    {"do": "set_page", "name": LONG, "about": ""},
    {"do": "set_page", "name": "สบู่บ้านสวน", "about": LONG},
    {"do": "set_page"},
    {"do": "set_page", "name": "a\x00b", "about": ""},
    *(PRICE | {"price": price} for price in ("", "0", "-5", "ฟรี", "9" * 12, "1.2.3", "<b>1")),
    PRICE | {"paid_by": "nobody"},
    PRICE | {"cod": "maybe"},
    {"do": "try_price", "price": "ฟรี", "paid_by": "buyer"},
    {"do": "write_post", "kind": "spam", "photo": "pile", "text": "x"},
    {"do": "write_post", "kind": "story", "photo": "../secret", "text": "x"},
    {"do": "write_post", "kind": "story", "photo": "pile", "text": " "},
    {"do": "write_post", "kind": "story", "photo": "pile", "text": LONG},
    {"do": "write_post", "photo": "pile", "text": "x"},
    {"do": "reply_inbox", "topic": "price", "text": " "},
    {"do": "reply_inbox", "topic": "nothing", "text": "x"},
    {"do": "reply_inbox", "topic": "price", "text": LONG},
    {"do": "set_answer", "topic": "price", "answer": " "},
    {"do": "set_answer", "topic": "price", "answer": LONG},
    {"do": "set_answer", "topic": "x", "answer": "y"},
    {"do": "see_topic", "topic": "x"},
    {"do": "begin", "level": "shop"},
    {"do": "begin", "level": "ad", "name": "a99"},
    {"do": "begin", "level": "campaign", "name": "c1"},
    {"do": "answer", "question": "objective", "objective": "sales"},
    {"do": "use_preset", "preset": "everyone"},
    {"do": "choose", "level": "ad", "name": "__class__"},
    {"do": "choose", "level": "__dict__", "name": "a1"},
    {"do": "set_running", "level": "ad", "name": "a99", "on": "no"},
    {"do": "set_running", "level": "ad", "name": "a1", "on": "true"},
    {"do": "set_running", "level": "x", "name": "a1", "on": "no"},
    {"do": "set_budget", "level": "ad_set", "name": "s1", "budget": "1"},
    {"do": "set_budget", "level": "ad_set", "name": "s1", "budget": "1e9"},
    {"do": "set_budget", "level": "ad_set", "name": "s1", "budget": "9999999999"},
    {"do": "set_budget", "level": "campaign", "name": "c1", "budget": "300"},
    {"do": "set_budget", "level": "ad", "name": "a1", "budget": "300"},
    {"do": "see_figures", "span": "year"},
    {"do": "see_figures", "columns": "secrets"},
    {"do": "see_figures", "level": "events"},
    {"do": "see_figures", "by": "person"},
    {"do": "see_figures", "thing": "ad:a99"},
    {"do": "see_figures", "thing": "market:x"},
    {"do": "see_breakdown", "level": "ad", "name": "zz"},
    {"do": "start_test", "kind": "split_ads", "until": "9", "a-split_ads": "a1", "b-split_ads": "a1"},
    {"do": "start_test", "kind": "split_ads", "until": "9", "a-split_ads": "a1"},
    {"do": "start_test", "kind": "holdout", "percent": "90", "until": "9"},
    {"do": "start_test", "kind": "holdout", "percent": "20", "until": "1"},
    {"do": "start_test", "kind": "holdout", "percent": "20", "until": "999"},
    {"do": "start_test", "kind": "magic", "until": "9"},
    {"do": "see_why", "day": "99"},
    {"do": "see_why"},
    {"do": "what_if", "day": "0", "kind": "off", "ad": "a1"},
    {"do": "what_if", "day": "99", "kind": "off", "ad": "a1"},
    {"do": "what_if", "day": "1", "kind": "luck"},
    {"do": "what_if", "day": "2", "kind": "off", "ad": "a9"},
    {"do": "what_if", "day": "2", "kind": "budget", "payer": "ad_set:s9", "amount": "100"},
    {"do": "what_if", "day": "2", "kind": "budget", "payer": "ad_set:s1", "amount": "0.01"},
    {"do": "what_if", "day": "2", "kind": "photo", "ad": "a1", "photo": "x"},
    {"do": "what_if", "day": "2", "kind": "price", "amount": "ฟรี"},
    {"do": "open_screen", "screen": "answers"},
    {"do": "open_screen", "screen": "result"},
    {"do": "next_day", "profit": "100"},
    {"do": "make_ad", "ad": "a9", "ad_set": "s1"},
    {"do": "steal"},
    {"do": "__init__"},
]  # fmt: skip


@pytest.fixture(scope="module")
def worn(exercise):
    """One page for all presses that must change nothing."""
    bench = do(PageAds(FakeRecords(exercise), exercise), *LAUNCH)
    do(bench, {"do": "begin", "level": "ad", "under": "s1"}, AD[0] | {"photo": "foam"}, *AD[1:], TO_DAY)
    return do(bench, *[{"do": "next_day"}] * 3)


FORMS = {"set_page": "page", "set_price": "price", "try_price": "price", "write_post": "post"}
FORMS |= {"reply_inbox": "inbox", "set_answer": "inbox", "start_test": "test", "what_if": "what_if"}
FORMS |= {"set_budget": "ads"}


@pytest.mark.parametrize("raw", BAD, ids=lambda raw: "-".join(map(str, raw.values()))[:40])
def test_a_bad_press_changes_nothing_and_says_why_in_thai(worn, html, raw):
    worn.chosen, worn.topic = ("ad_set", "s1"), "price"
    do(worn, {"do": "open_screen", "screen": FORMS.get(raw["do"], "day")})
    before = standing(worn)
    worn.decide(raw)
    assert standing(worn) == before and not worn.saving
    assert any("ก" <= letter <= "๙" for letter in worn.error), worn.error
    if raw["do"] != "reply_inbox":  # its form is there only while somebody waits
        assert str(escape(worn.error)) in html(worn)


@pytest.mark.parametrize("raw", [None, [], "next_day", {}, {"do": None}, {"do": []}, {"do": "on_answer"}])
def test_a_press_of_no_shape_changes_nothing(worn, raw):
    before = standing(worn)
    worn.decide(raw)
    assert standing(worn) == before


UP_TO = {  # the presses that lead to a question
    "objective": CAMPAIGN[:1],
    "special": CAMPAIGN[:2],
    "purse": CAMPAIGN[:3],
    "who": CAMPAIGN,
    "places": (*CAMPAIGN, *AD_SET[:2]),
    "goal": (*CAMPAIGN, *AD_SET[:3]),
    "spend": (*CAMPAIGN, *AD_SET[:4]),
    "picture": (*CAMPAIGN, *AD_SET),
    "words": (*CAMPAIGN, *AD_SET, AD[0]),
    "check": (*CAMPAIGN, *AD_SET, *AD[:2]),
}
GOOD = {raw["question"]: raw for raw in (*CAMPAIGN[1:], *AD_SET, *AD)}
BAD_ANSWERS = {
    "objective": [{"objective": "magic"}, {"objective": "app"}, {"objective": ""}],
    "special": [{"special": "x"}],
    "purse": [
        *({"title": ""}, {"title": "ก" * 41}, {"payer": "me"}),
        *({"payer": "campaign", "budget": bad} for bad in ("", "1", "x", "9" * 11)),
    ],
    "who": [
        *({"youngest": "17"}, {"oldest": "66"}, {"youngest": "60"}, {"youngest": ""}, {"youngest": "ยี่สิบ"}),
        *({"oldest": "5e1"}, {"sex": "x"}, {"knows": "x"}),
    ],
    "places": [{"where": "chosen"}, {"where": "mars"}],
    "goal": [
        *({"goal": "love"}, {"goal": "reach"}, {"strategy": "x"}),
        *({"strategy": "bid_cap", "cap": bad} for bad in ("", "0", "-1", "ก")),
        *({"strategy": "min_roas", "min_roas": bad} for bad in ("", "0", "999")),
        {"strategy": "min_roas", "min_roas": "2", "goal": "clicks"},
    ],
    "spend": [
        *({"title": ""}, {"budget": ""}, {"budget": "39"}, {"budget": "ฟรี"}, {"span": "x"}, {"starts": "0"}),
        *({"starts": "43"}, {"ends": "99"}, {"starts": "5", "ends": "4"}, {"from_hour": "8", "to_hour": "8"}),
        *({"from_hour": "9", "to_hour": "8"}, {"to_hour": "25"}, {"frequency_cap": "-1"}),
        *({"frequency_cap": "99"}, {"span": "lifetime"}, {"span": "lifetime", "ends": "20", "budget": "100"}),
    ],
    "picture": [{"photo": "nobody"}, {"photo": ""}],
    "words": [
        *({"text": ""}, {"text": LONG}, {"headline": ""}, {"headline": "ก" * 41}),
        *({"button": "x"}, {"leads_to": "x"}),
    ],
    "check": [{"title": ""}, {"title": "ก" * 41}],
}


@pytest.mark.parametrize(
    ("question", "bad"), [(name, bad) for name, rows in BAD_ANSWERS.items() for bad in rows]
)
def test_a_bad_answer_is_told_beside_its_field_and_asked_again(bench, html, question, bad):
    do(bench, *UP_TO[question])
    before = standing(bench)
    bench.decide(GOOD[question] | bad)
    assert standing(bench) == before and bench.making.question == question
    assert bench.wrong in {*GOOD[question], *bad} and any("ก" <= letter <= "๙" for letter in bench.error)
    assert f'-{bench.wrong}-error" role="alert">{escape(bench.error)}<' in html(bench)


def test_an_answer_to_another_question_is_not_taken(bench):
    do(bench, *CAMPAIGN[:2])
    before = standing(bench)
    bench.decide(dict(CAMPAIGN[1]))
    assert "ข้ออื่น" in bench.error and standing(bench) == before


def test_a_refusal_of_the_records_keeps_the_draft(bench, records):
    do(bench, PRICE, *CAMPAIGN, *AD_SET[:4])
    records.attempts["exercise", 1].clear()  # as if the records knew of no campaign
    bench._seq = 0
    bench.decide(dict(SPEND))
    assert bench.error and bench.making.question == "spend" and bench.making.given["title"] == "ดูแลผิว"


# the records are down, another tab -----------------------------------------------------------------------


def test_nothing_is_made_before_the_records_answer(bench, records):
    do(bench, PRICE, *CAMPAIGN[:3])
    records.down = True
    bench.decide(dict(CAMPAIGN[3]))
    assert bench.saving and not bench.play.campaigns and bench.screen == "campaign"
    records.down = False
    bench.decide({"do": "retry"})
    assert bench.play.campaigns and bench.screen == "ad_set" and bench.making.question == "who"


def test_another_tab_took_the_name(bench, records, exercise):
    do(bench, PRICE, *CAMPAIGN[:3])
    do(PageAds(records, exercise), *CAMPAIGN)
    bench.decide(dict(CAMPAIGN[3]))
    assert bench.notice and len(bench.play.campaigns) == 1
    assert bench.screen == "ad_set" and bench.making.under == "c1"


def test_a_new_round_begins_empty(records, exercise):
    bench = do(PageAds(records, exercise, "practice"), PRICE, *CAMPAIGN[:2])
    do(bench, {"do": "again"})
    assert bench.attempt.number == 2 and bench.draft is None and bench.screen == "day"
