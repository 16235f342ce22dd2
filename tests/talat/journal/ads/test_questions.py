"""What a screen asks: how ads stand, what they have learnt, how they rank, whom they could reach."""

import pytest

from talat.engine.parameters import RULES
from talat.journal.ads import questions
from talat.journal.ads.outcome import CODES
from tests.talat import pages

NARROW = {"interests": ["i1"], "youngest": 25, "oldest": 44}
TRAFFIC = {"do": "make_campaign", "campaign": "c1", "title": "x", "objective": "traffic"}


def started(*raws, ad_set=None, days=0, goal="sales", **market):
    campaign = TRAFFIC if goal == "clicks" else pages.START[1]
    start = [pages.START[0], campaign, {**pages.START[2], "goal": goal, **(ad_set or {})}, pages.ad()]
    return pages.play(*start, *raws, days=days, market=pages.market(**market))


def code(play, level="ad", name="a1"):
    found = questions.delivery(play, level, name)
    assert found.code in CODES
    return found.code


def test_how_an_ad_stands_from_making_to_its_end():
    play = started(ad_set={"starts": 2, "ends": 3})
    assert code(play) == "in_review"
    play.apply(pages.parse(pages.NEXT))
    assert code(play) == "learning" and questions.delivery(play, "ad", "a1").needed == 50
    for _ in range(2):
        play.apply(pages.parse(pages.NEXT))
    assert code(play) == "ended" and questions.delivery(play, "ad", "a1").day == 3


def test_an_ad_that_waits_for_its_day():
    play = started(ad_set={"starts": 5}, days=1)
    assert code(play) == "scheduled" and questions.delivery(play, "ad", "a1").day == 5


def test_a_rejected_ad_is_told_at_every_level():
    play = started({"do": "edit_ad", "ad": "a1", "photo": "vivid"}, days=1)
    assert {code(play), code(play, "ad_set", "s1"), code(play, "campaign", "c1")} == {"rejected"}


def test_off_and_empty():
    off = {"do": "set_running", "level": "campaign", "name": "c1", "on": False}
    play = started(off, days=1)
    assert {code(play), code(play, "ad_set", "s1"), code(play, "campaign", "c1")} == {"off"}
    empty = pages.play(*pages.START)
    assert code(empty, "ad_set", "s1") == code(empty, "campaign", "c1") == "empty"


def test_money_that_is_gone():
    play = started(days=3, money={"ads": "100 บาท"})
    assert code(play) == "no_money"


def test_an_ad_set_whose_bid_wins_nothing_is_told():
    assert code(started(ad_set={"strategy": "bid_cap", "cap": 100}, days=2)) == "not_delivering"


def test_a_budget_spent_as_fast_as_it_goes_is_gone_in_the_morning():
    play = started(ad_set={"pace": "fast", "budget": 12_000}, days=2)
    hour = play.days[-1].ads[0].out_of_money
    told = questions.delivery(play, "ad", "a1")
    assert hour < 12 and (told.code, told.hour) == ("out_of_budget", hour)


def test_a_budget_spread_over_the_day_lasts_until_the_evening():
    play = started(ad_set={"budget": 12_000}, days=3)
    assert all(day.ads[0].out_of_money is None or day.ads[0].out_of_money >= 18 for day in play.days)


def test_the_gravest_of_running_ads_tells_for_the_set():
    play = started(pages.ad("a2", photo="vivid"), days=1)
    assert code(play, "ad", "a2") == "rejected" and code(play, "ad_set", "s1") == "learning"


def test_learning_counts_results_of_the_last_week():
    play = started(goal="clicks", days=9)
    told = questions.learning(play, "s1")
    week = sum(questions.figures(play, "ad_set", "s1", day, day).clicks for day in range(3, 10))
    assert told.results == week and told.needed == RULES.learning_results == 50
    assert told.state == "learned"
    assert questions.learning(started(days=3), "s1").state == "learning"
    assert questions.learning(started(days=9), "s1").state == "limited"


def test_an_awareness_ad_set_does_not_learn():
    start = [
        {"do": "make_campaign", "campaign": "c1", "title": "x", "objective": "awareness"},
        {**pages.START[2], "goal": "reach"},
        pages.ad(),
    ]
    play = pages.play(pages.START[0], *start, days=3)
    assert questions.learning(play, "s1").state == "none" and code(play) == "active"


def test_rankings_follow_the_picture():
    good, bad = (
        started({"do": "edit_ad", "ad": "a1", "photo": photo}, days=7) for photo in ("clear", "dark")
    )
    steps = ["below10", "below20", "below35", "average", "above"]
    clear, dark = (questions.ranking(play, "a1") for play in (good, bad))
    assert steps.index(clear.engagement) > steps.index(dark.engagement)
    assert questions.ranking(started(), "a1").quality == ""


def test_a_worn_ad_is_told():
    """A tiny audience sees one picture day after day: each click costs more than in the first weeks."""
    people = {**pages.RAW["people"], "number": 300, "stands_for": 4}
    play = started(goal="clicks", ad_set={"budget": 12_000}, days=20, people=people)
    assert questions.label(play, "a1") in ("limited", "fatigue")
    assert code(play) in ("creative_limited", "fatigue")


def test_estimates_follow_audience_places_hours_and_budget():
    play = started()
    wide = questions.estimate(play, play.ad_sets["s1"])
    assert wide.people == 2_000 * 15 and 0 < wide.least < wide.most < wide.people
    told = pages.parse({**pages.START[2], "ad_set": "x", **NARROW, "placements": ["reels"], "to_hour": 12})
    narrow = questions.estimate(play, told)
    assert narrow.people < wide.people and narrow.views < 0.2 * narrow.people
    nobody = pages.parse(
        {**pages.START[2], "ad_set": "x", "youngest": 18, "oldest": 18, "interests": ["i2"], "sex": "men"}
    )
    assert questions.estimate(play, nobody).people < 300


def test_the_estimate_is_near_what_comes():
    play = started(days=5)
    told = questions.estimate(play, play.ad_sets["s1"])
    for day in play.days:
        assert 0.5 * told.least < day.ads[0].figures.reach < 1.5 * told.most


def test_overlap_by_hand():
    second = [{**pages.START[2], "ad_set": "s2", **NARROW}, pages.ad("a2", "s2")]
    play = started(*second, days=3)
    assert questions.overlap(play, "s2", "s1") == 1.0
    part = questions.overlap(play, "s1", "s2")
    assert abs(part - questions.estimate(play, play.ad_sets["s2"]).people / 30_000) < 1e-9


def test_ads_of_one_page_get_in_each_others_way_where_they_meet():
    def conflict(ages):
        second = [
            {**pages.START[2], "ad_set": "s2", "youngest": ages[0], "oldest": ages[1]},
            pages.ad("a2", "s2"),
        ]
        play = started(*second, ad_set={"youngest": 18, "oldest": 40}, days=3)
        return questions.against_itself(play, "s1")

    assert conflict((41, 65)) == 0.0 and conflict((18, 40)) > 0.3
    assert questions.against_itself(pages.play(*pages.START), "s1") is None


@pytest.mark.parametrize("paid_by", ["buyer", "shop"])
def test_what_an_order_leaves_is_what_orders_left(paid_by):
    play = started({"do": "set_shipping", "paid_by": paid_by}, days=30)
    kept, refused = play.summary.kept, play.summary.refused
    assert play.unit_cost().goods == 12_000
    left = play.left_of_an_order()
    assert abs(play.summary.earned_after / (kept + refused) - left) < 0.15 * left
