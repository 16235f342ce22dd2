"""Causes of a day: they add up exactly, name what was changed, and nothing else."""

import pytest

from talat.journal.ads.explain import TITLES, alike
from talat.journal.rerun import Change, compare, effect, luck
from tests.talat import pages

START = (*pages.START, pages.ad(), pages.ad("a2", leads_to="inbox"))


def changed(*raws, before=4, after=1):
    return pages.play(*START, *[pages.NEXT] * before, *raws, days=after)


def names(play, day=5):
    return {cause.name for cause in play.why(day).causes}


ALWAYS = {"learning", "following", "luck", "fatigue"}  # what changes by itself from day to day
EDITS = {
    "price": {"do": "set_price", "satang": 29_900},
    "page": {"do": "set_page", "name": "ร้านผ้าฝ้าย", "about": "ผ้าฝ้ายเย็บมือจากบ้านเรา ส่งทุกวัน ทักได้"},
    "running": {"do": "set_running", "level": "ad", "name": "a1", "on": False},
    "creative": {"do": "edit_ad", "ad": "a1", "text": "เย็บมือ"},
    "audience": {"do": "edit_ad_set", "ad_set": "s1", "interests": ["i1"]},
    "budget": {"do": "edit_ad_set", "ad_set": "s1", "budget": 60_000},
    "bid": {"do": "edit_ad_set", "ad_set": "s1", "strategy": "bid_cap", "cap": 9_000},
    "posts": {"do": "write_post", "post": "p1", "kind": "sell", "photo": "clear", "text": "มาใหม่"},
    "inbox": {"do": "set_answer", "topic": "price", "text": "359 บาท"},
}


@pytest.mark.parametrize("name", EDITS)
def test_what_was_changed_is_named(name):
    found = names(changed(EDITS[name]))
    words = {"creative"} if name == "price" else set()  # the ad now tells a price that is none
    assert name in found and found <= {name} | ALWAYS | {"inbox"} | words


def test_nothing_changed_is_named_when_nothing_was():
    found = names(changed())
    assert "luck" in found and found <= ALWAYS | {"inbox"}


@pytest.mark.parametrize("name", EDITS)
def test_parts_add_up_to_the_last_satang(name):
    told = changed(EDITS[name]).why(5)
    assert sum(cause.orders for cause in told.causes) == told.orders_after - told.orders_before
    assert sum(cause.money for cause in told.causes) == told.money_after - told.money_before


def test_both_ends_are_the_days_as_they_were():
    play = changed(EDITS["budget"])
    told = play.why(5)
    assert (told.orders_before, told.orders_after) == (play.days[3].placed, play.days[4].placed)
    assert play.why(5, 2).orders_before == play.days[1].placed


def test_a_part_points_where_the_change_points():
    """Added over markets, a lower price brings orders, an ad switched off loses them."""
    for name, sign in (("price", 1), ("running", -1)):
        parts = [
            pages.play(*START, *[pages.NEXT] * 4, EDITS[name], days=1, seed=seed).why(5).cause(name).orders
            for seed in range(40)
        ]
        assert sign * sum(parts) > 0


def test_rivals_of_a_dear_season_are_named():
    season = [{"title": "แพง", "first": "2026-10-09", "last": "2026-10-09", "level": 2.0}]
    play = pages.play(*START, days=5, market=pages.market(rivals={"season": season, "calendar": False}))
    assert "rivals" in names(play) and play.days[4].price_level == 2.0


def test_mornings_before_an_ad_was_made_have_it_off():
    play = changed(pages.ad("a3"), {**pages.START[2], "ad_set": "s2"})
    old, new = (play.desk.books[day].morning for day in (3, 4))
    grown, same = alike(old, new)
    assert same is new and grown.ads.on.tolist() == [True, True, False]
    assert grown.ads.budget.tolist() == [24_000 * 10_000, 0]
    assert alike(new, old)[1].ads.on.size == 3
    assert "running" in names(play)


def test_the_first_day_has_no_causes_and_days_to_come_raise():
    play = changed()
    assert play.why(1) is None
    with pytest.raises(IndexError):
        play.why(6)
    assert play.why(5).cause("price").orders == 0
    assert set(TITLES) >= ALWAYS


def test_what_if_the_ad_had_been_dark():
    events = [pages.parse(raw) for raw in (*pages.START, pages.ad(), *[pages.NEXT] * 12)]
    market = pages.market()
    dark = Change(3, pages.parse(pages.ad(photo="dark")))
    gap = compare(market, 7, events, dark)
    assert gap.as_it_was.summary.clicks > gap.had_it_been.summary.clicks
    assert gap.of("profit") == gap.had_it_been.summary.profit - gap.as_it_was.summary.profit
    assert effect(market, events, dark, range(6)).value < 0


def test_luck_is_an_interval_of_profits():
    events = [pages.parse(raw) for raw in (*pages.START, pages.ad(), *[pages.NEXT] * 6)]
    found = luck(pages.market(), events, range(6))
    assert found.low < found.value < found.high
