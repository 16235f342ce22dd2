"""The coach of the page notices what a play shows, and asks without answering."""

import inspect
from types import SimpleNamespace

from talat.apps.kit import coach
from talat.apps.page_ads import patterns
from tests.talat.apps.page_ads.conftest import AD, AD_SET, CAMPAIGN, PRICE, WORDS, do

ASKING = ("ไหม", "อะไร", "ไหน", "เท่าไร", "อย่างไร", "กี่", "ใคร", "หรือเปล่า")
TO_DAY = {"do": "open_screen", "screen": "day"}


def test_before_the_first_day_it_leads_from_price_to_people_to_a_guess(bench):
    asked = [patterns.question(bench.play, "day")]
    for presses in ((PRICE,), (*CAMPAIGN, *AD_SET), AD):
        do(bench, *presses)
        asked.append(patterns.question(bench.play, "day"))
    about = ("ต้นทุน", "คนหนึ่งคน", "สองวินาที", "ทายในใจ")
    heard = [word in text for word, text in zip(about, asked, strict=True)]
    assert heard == [True] * 4


def test_money_that_is_gone_before_noon_is_asked_about():
    ads = [SimpleNamespace(out_of_money=9), SimpleNamespace(out_of_money=None)]
    play = SimpleNamespace(days=[SimpleNamespace(ads=ads)])
    assert patterns.money_gone_in_the_morning(play) == {"hour": "10:00"}
    assert "ก่อน 10:00 น." in coach.question([patterns.money_gone_in_the_morning], play)
    ads[0].out_of_money = 20
    assert not patterns.money_gone_in_the_morning(play)


def test_a_refused_ad_is_asked_about(bench):
    do(bench, PRICE, *CAMPAIGN, *AD_SET, AD[0], WORDS | {"text": "รักษาสิวหายขาด"}, AD[2], {"do": "next_day"})
    assert patterns.ad_refused(bench.play) == {"refused": 1}
    assert "พิสูจน์" in patterns.question(bench.play, "review")


def test_three_edits_in_a_week_are_noticed_and_older_ones_forgotten(running):
    for age in ("45", "46", "47"):
        do(running, {"do": "begin", "level": "ad_set", "name": "s1"})
        do(running, AD_SET[0] | {"oldest": age}, *AD_SET[1:])
    assert patterns.edited_too_often(running.play) == {"title": "ดูแลผิว", "times": 3}
    do(running, *[{"do": "next_day"}] * 7)
    assert not patterns.edited_too_often(running.play)


def test_people_who_gave_up_are_asked_about():
    play = SimpleNamespace(days=[SimpleNamespace(missed=4)])
    assert patterns.people_gave_up(play) == {"missed": 4}


def test_switching_an_ad_off_after_a_day_is_asked_about(running):
    assert not patterns.judged_too_early(running.play)
    do(running, {"do": "set_running", "level": "ad", "name": "a1", "on": "no"})
    assert patterns.judged_too_early(running.play)


def test_a_page_without_posts_or_tests_is_asked_about_them(running):
    do(running, *[{"do": "next_day"}] * 5)
    assert patterns.only_paid(running.play) and patterns.no_test_yet(running.play)
    do(running, {"do": "write_post", "kind": "ask", "photo": "pile", "text": "ใครเคยกวนสบู่บ้าง"})
    do(running, {"do": "start_test", "kind": "holdout", "percent": "20", "until": "20"})
    assert not patterns.only_paid(running.play) and not patterns.no_test_yet(running.play)


def test_it_asks_and_never_tells(bench):
    for pattern in (*patterns.BEFORE, *patterns.WHILE):
        said = inspect.getdoc(pattern)
        assert any(word in said for word in ASKING), said
        assert "คุณควร" not in said and "ต้องแก้" not in said


def test_it_is_quiet_where_the_screen_asks_enough(bench):
    for screen in ("campaign", "ad_set", "ad", "price", "post"):
        assert patterns.question(bench.play, screen) == ""


def test_asking_changes_nothing(running):
    before = list(running.play.events), list(running.play.days)
    assert patterns.question(running.play, "day") == patterns.question(running.play, "day")
    assert (running.play.events, running.play.days) == before
