"""A page's morning: who may run, who pays how much, what is reviewed, whom a test shows what."""

from dataclasses import replace

import numpy as np
import pytest

from talat.journal.ads import dawn
from talat.journal.ads.books import Account
from tests.talat import pages

AD_SET = pages.START[2]


def started(*raws, ad_set=None, campaign=None, days=0, **market):
    """A play with one campaign, one ad set and one ad, some keys changed."""
    start = [pages.START[0], {**pages.START[1], **(campaign or {})}, {**AD_SET, **(ad_set or {})}]
    return pages.play(*start, pages.ad(), *raws, days=days, market=pages.market(**market))


def spent(play):
    return [day.spend for day in play.days]


def test_an_ad_runs_the_morning_after_it_was_made():
    play = started()
    assert play.ads["a1"].review == "waiting" and play.review("a1") is None
    day = play.apply(pages.parse(pages.NEXT))
    assert play.review("a1").approved and play.review("a1").day == 1
    assert day.reviews == (play.review("a1"),) and day.ads[0].figures.impressions > 0


def test_a_rejected_ad_does_not_run_until_it_is_mended():
    play = started({"do": "edit_ad", "ad": "a1", "text": "ผิวขาวใน 7 วัน"}, law="cosmetics", days=2)
    assert spent(play) == [0, 0]
    fault = play.review("a1").faults[0]
    assert fault.where == "text" and fault.words in "ผิวขาวใน 7 วัน" and fault.law and fault.fix
    play.apply(pages.parse({"do": "edit_ad", "ad": "a1", "text": "ก้อนละ 90 กรัม"}))
    assert play.apply(pages.parse(pages.NEXT)).spend > 0


@pytest.mark.parametrize(("switch", "name"), [("campaign", "c1"), ("ad_set", "s1"), ("ad", "a1")])
def test_what_is_off_at_any_level_does_not_run(switch, name):
    off = {"do": "set_running", "level": switch, "name": name, "on": False}
    assert spent(started(off, days=1)) == [0]
    assert spent(started(off, {**off, "on": True}, days=1)) > [0]


def test_an_ad_set_runs_on_its_days():
    play = started(ad_set={"starts": 3, "ends": 4}, days=5)
    assert [satang > 0 for satang in spent(play)] == [False, False, True, True, False]


def test_an_ad_set_runs_in_its_hours():
    play = started(ad_set={"from_hour": 9, "to_hour": 12}, days=2)
    hours = play.desk.tally.cells[1, "a1"][0].sum(axis=(0, 2))
    assert hours[9:12].sum() > 0 and hours[:9].sum() == hours[12:].sum() == 0


def test_a_lifetime_budget_is_spread_over_its_days():
    play = started(ad_set={"budget": 60_000, "lifetime": True, "ends": 6}, days=6)
    assert sum(spent(play)) <= 60_000
    assert max(spent(play)) < 2.5 * min(spent(play))
    assert sum(spent(play)) > 45_000


def test_more_of_a_lifetime_budget_by_an_edit_is_spread_too():
    raws = [pages.NEXT, {"do": "edit_ad_set", "ad_set": "s1", "budget": 90_000}]
    play = started(*raws, ad_set={"budget": 60_000, "lifetime": True, "ends": 6}, days=5)
    assert 60_000 < sum(spent(play)) <= 90_000


def test_a_campaign_budget_is_shared_by_its_ad_sets():
    second = {**AD_SET, "ad_set": "s2", "interests": ["i1"]}
    bare = {name: value for name, value in second.items() if name != "budget"}
    first = {name: value for name, value in AD_SET.items() if name != "budget"}
    raws = [
        pages.START[0],
        {**pages.START[1], "budget": 24_000},
        first,
        bare,
        pages.ad(),
        pages.ad("a2", "s2"),
    ]
    play = pages.play(*raws, days=4)
    assert all(0 < day.spend <= 24_000 for day in play.days)
    shares = [[ad.figures.spend for ad in day.ads] for day in play.days]
    assert all(len(day) == 2 and min(day) > 0 for day in shares)


def test_ads_stop_when_the_prepaid_money_is_gone():
    play = started(days=4, money={"ads": "300 บาท"})
    assert sum(spent(play)) <= 30_000 and spent(play)[3] == 0
    assert play.desk.purse[Account.PREPAID] == 30_000 - sum(spent(play))


def test_two_ad_sets_share_what_is_left_of_the_prepaid_money():
    second = [{**AD_SET, "ad_set": "s2", "budget": 12_000}, pages.ad("a2", "s2")]
    play = started(*second, money={"ads": "180 บาท"})
    assert dawn.budgets(play.desk, 1, {"a1", "a2"}) == {"s:s1": 12_000, "s:s2": 6_000}


def test_an_ad_set_for_those_who_know_the_shop_shows_nobody_else():
    play = started(ad_set={"knows": "yes"}, days=3)
    for book in play.desk.books:
        report = book.brought.report
        assert book.morning.warm[report.views.person[report.shows.view]].all()


def test_an_ad_with_a_worn_picture_begins_worn():
    play = started(days=8)
    seen = play.desk.views["a1"].sum()
    for raw in (pages.ad("a2"), pages.ad("a3", photo="dark")):
        play.apply(pages.parse(raw))
    assert seen > 0 and play.desk.views["a2"].sum() == seen and play.desk.views["a3"].sum() == 0


def test_another_picture_is_fresh_again():
    play = started(days=8)
    play.apply(pages.parse({"do": "edit_ad", "ad": "a1", "photo": "dark"}))
    assert play.desk.views["a1"].sum() == 0


def test_views_of_an_ad_that_rests_are_forgotten_too():
    rests = {"do": "set_running", "level": "ad", "name": "a1", "on": False}
    play = started(pages.NEXT, pages.NEXT, rests)
    before = play.desk.views["a1"].sum()
    for _ in range(7):
        play.apply(pages.parse(pages.NEXT))
    assert 0 <= play.desk.views["a1"].sum() < before


def test_posts_one_after_another_reach_fewer():
    def post(name):
        return {"do": "write_post", "post": name, "kind": "sell", "photo": "clear", "text": "มาใหม่"}

    play = pages.play(pages.START[0], post("p1"), post("p2"))
    _, posts = dawn.posts(play.desk, 1)
    assert np.isclose(posts.appeal[1], posts.appeal[0] / 2) and posts.excess.tolist() == [0.0, 1.0]


def test_a_post_with_a_false_claim_reaches_fewer_and_says_why():
    false = {"do": "write_post", "post": "p1", "kind": "sell", "photo": "clear", "text": "ผิวขาวใน 7 วัน"}
    page = {**pages.RAW["page"], "followers": 90_000}
    market = pages.market(law="cosmetics", page=page)
    told = pages.play(pages.START[0], false, days=1, market=market).days[0].posts[0]
    good = (
        pages.play(pages.START[0], {**false, "text": "ก้อนละ 90 กรัม"}, days=1, market=market).days[0].posts[0]
    )
    assert told.faults and not good.faults and told.reach < 0.5 * good.reach


def test_a_split_test_shows_each_half_its_own():
    second = [{**AD_SET, "ad_set": "s2"}, pages.ad("a2", "s2")]
    test = {"do": "start_test", "test": "t1", "kind": "split_ad_sets", "a": "s1", "b": "s2", "until": 2}
    play = started(*second, test, days=3)
    for book, both in zip(play.desk.books, (False, False, True), strict=True):
        one, two = book.morning.ads.inside
        assert (one & two).any() == both
        assert (one | two).all()


def test_a_holdout_shows_its_share_nothing():
    test = {"do": "start_test", "test": "t1", "kind": "holdout", "percent": 25, "until": 2}
    play = started(test, days=3)
    held = play.desk.books[0].morning.held
    assert abs(held.mean() - 0.25) < 0.03 and not play.desk.books[2].morning.held.any()
    for book in play.desk.books[:2]:
        report = book.brought.report
        assert not held[report.views.person[report.shows.view]].any()


def test_learning_begins_anew_with_each_significant_edit():
    def results(raw):
        play = started(ad_set={"goal": "clicks"}, campaign={"objective": "traffic"}, days=3)
        play.apply(pages.parse(raw))
        return play.desk.results["s1"].sum(), play.edits_of("s1")

    edit = {"do": "edit_ad_set", "ad_set": "s1"}
    assert results({**edit, "budget": 28_000})[0] > 0  # a sixth more
    for raw in (
        {**edit, "budget": 30_000},
        {**edit, "interests": ["i1"]},
        {**edit, "strategy": "cost_cap", "cap": 2_000},
        {"do": "edit_ad", "ad": "a1", "headline": "ใหม่"},
        pages.ad("a2"),
    ):
        assert results(raw) == (0, (4,))
    assert results({"do": "edit_ad", "ad": "a1", "headline": "กระเป๋าผ้า 359 บาท"})[0] > 0  # as it was


def test_a_campaigns_budget_resets_all_its_ad_sets():
    first = {name: value for name, value in AD_SET.items() if name != "budget"}
    campaign = {**pages.START[1], "budget": 24_000}
    raws = [pages.START[0], campaign, first, pages.ad(), *[pages.NEXT] * 3]
    play = pages.play(*raws, {"do": "edit_campaign", "campaign": "c1", "budget": 40_000})
    assert play.edits_of("s1") == (4,) and play.campaigns["c1"].budget == 40_000


def test_a_tighter_frequency_cap_is_kept():
    people = {**pages.RAW["people"], "number": 300, "stands_for": 2}
    play = started(ad_set={"frequency_cap": 1, "budget": 100_000}, days=3, people=people)
    assert play.desk.views["a1"].max() <= 1


def test_the_page_is_on_when_nothing_else_is():
    play = pages.play(pages.START[0], days=2)
    assert [day.spend for day in play.days] == [0, 0]
    assert replace(play.shopfront, price=None).price is None
