"""A page's day: a function of the morning alone; goals find their people; orders come as they should."""

from dataclasses import fields, replace

import numpy as np
import pytest

from talat.engine import pageday, pageorders
from talat.engine.pagemorning import BY_ITSELF, BY_MEMORY, BY_POST, Clicks
from tests.talat import pages

SETS = (
    {
        "do": "make_ad_set",
        "ad_set": "s2",
        "campaign": "c1",
        "title": "ทัก",
        "goal": "messages",
        "budget": 24_000,
    },
    pages.ad("a2", "s2", leads_to="inbox"),
)


def book(*raws, days=1, day=1, **changed):
    play = pages.play(*pages.START, pages.ad(), *raws, days=days, market=pages.market(**changed))
    return play, play.desk.books[day - 1]


def same(one, two):
    if isinstance(one, np.ndarray):
        return np.array_equal(one, two)
    if hasattr(one, "__dataclass_fields__"):
        return all(same(getattr(one, f.name), getattr(two, f.name)) for f in fields(one))
    return one == two


def test_a_day_run_again_is_the_same_day():
    play, told = book(*SETS, days=3, day=3)
    again = pageday.run(play.desk.stage, told.morning, play.seed)
    for name in ("reactions", "clicks", "letters", "orders", "posts"):
        assert same(getattr(again, name), getattr(told.brought, name)), name


def test_an_ad_switched_off_leaves_only_those_who_come_by_themselves():
    play, told = book(*SETS)
    off = replace(told.morning, ads=replace(told.morning.ads, on=np.zeros(2, bool)))
    brought = pageday.run(play.desk.stage, off, play.seed)
    assert brought.report is None and brought.clicks.row.size == 0
    assert set(brought.orders.row.tolist()) <= {BY_ITSELF, BY_MEMORY}


def test_whoever_buys_at_a_price_buys_when_it_is_lower():
    play, told = book()
    number = np.arange(4_000)
    clicks = Clicks(number * 0, number % 2_000, number * 0, number * 0, number)
    few, many = (
        pageorders.from_clicks(
            play.desk.stage,
            replace(told.morning, offer=replace(told.morning.offer, pull=pull)),
            play.seed,
            clicks,
        )[0]
        for pull in (0.5, 2.0)
    )
    assert 0 < few.person.size < many.person.size
    assert set(few.person.tolist()) <= set(many.person.tolist())


def test_orders_a_click_are_those_of_the_market():
    answer = {**pages.RAW["answer"], "buys": 0.05, "comes_back": 0.0, "elasticity": 0.0}
    people = {**pages.RAW["people"], "tastes": [], "buyers": 0.0, "know_shop": 0.0}
    play = pages.play(
        *pages.START, pages.ad(), days=30, market=pages.market(answer=answer, people=people, facts=[])
    )
    clicks = sum(told.brought.clicks.row.size for told in play.desk.books)
    orders = sum(int((told.brought.orders.row >= 0).sum()) for told in play.desk.books)
    page = 0.9  # the page says nothing about itself
    assert abs(orders - clicks * 0.05 * page) < 4 * (clicks * 0.05) ** 0.5


@pytest.mark.parametrize(
    ("goal", "taste"), [("sales", "buys"), ("engagement", "likes"), ("messages", "writes")]
)
def test_once_it_knows_people_the_platform_shows_ads_to_those_the_goal_asks_for(goal, taste):
    objective = {"sales": "sales", "engagement": "engagement", "messages": "leads"}[goal]
    raws = [
        {"do": "set_price", "satang": 35_900},
        {"do": "make_campaign", "campaign": "c", "title": "x", "objective": objective},
        {"do": "make_ad_set", "ad_set": "s", "campaign": "c", "title": "x", "goal": goal, "budget": 24_000},
        pages.ad("a", "s", leads_to="inbox" if goal == "messages" else "shop"),
    ]
    play = pages.play(*raws, days=2)
    folk = play.desk.stage.folk
    known = replace(play.desk.books[1].morning.memory, results=np.full((1, 7), 50))
    morning = replace(play.desk.books[1].morning, memory=known)
    report = pageday.run(folk and play.desk.stage, morning, play.seed).report
    seen = report.views.person[report.shows.view]
    others = report.views.person
    assert getattr(folk, taste)[seen].mean() > 1.15 * getattr(folk, taste)[others].mean()


def test_clicks_cost_less_than_orders_are_worth_looking_for():
    """An ad set that looks for clicks finds those who click; one that looks for orders those who buy."""

    def shown(goal):
        raws = [
            {"do": "set_price", "satang": 35_900},
            {"do": "make_campaign", "campaign": "c", "title": "x", "objective": "sales"},
            {
                "do": "make_ad_set",
                "ad_set": "s",
                "campaign": "c",
                "title": "x",
                "goal": goal,
                "budget": 24_000,
            },
            pages.ad("a", "s"),
        ]
        play = pages.play(*raws, days=1)
        told = play.desk.books[0].morning
        morning = replace(told, memory=replace(told.memory, results=np.full((1, 7), 50)))
        report = pageday.run(play.desk.stage, morning, play.seed).report
        return play.desk.stage.folk, report.views.person[report.shows.view]

    folk, clickers = shown("clicks")
    _, buyers = shown("sales")
    assert folk.buys[buyers].mean() > 1.2 * folk.buys[clickers].mean()
    assert folk.clicks[clickers].mean() > folk.clicks[buyers].mean()


def test_held_out_people_see_nothing():
    play, told = book(*SETS)
    held = play.desk.stage.folk.people.half < 2**15
    brought = pageday.run(play.desk.stage, replace(told.morning, held=held), play.seed)
    seen = brought.report.views.person[brought.report.shows.view]
    assert seen.size and not held[seen].any()


def test_cash_on_delivery_not_offered_loses_some_buyers_and_saves_refusals():
    play, _ = book()
    stage, morning = play.desk.stage, play.desk.books[0].morning
    key = np.arange(20_000)
    columns = (key * 0 + BY_ITSELF, key % 2_000, key * 0, key * 0, key * 0, key * 0 - 1)
    with_cod = pageorders.made(stage, morning, play.seed, key, *columns)
    without = pageorders.made(
        stage, replace(morning, offer=replace(morning.offer, cod=False)), play.seed, key, *columns
    )
    assert with_cod.row.size == 20_000 and abs(with_cod.cod.mean() - 0.5) < 0.02
    assert abs(without.row.size / 20_000 - (0.5 + 0.5 * 0.7)) < 0.02 and not without.cod.any()
    assert 0.06 < with_cod.refused.mean() < 0.1 and without.refused.mean() < 0.03


def test_a_misleading_picture_brings_parcels_back():
    play, told = book(days=1)
    ads = replace(told.morning.ads, refused=np.array([3.0]))
    key = np.arange(20_000)
    columns = (key * 0, key % 2_000, key * 0, key * 0, key * 0, key * 0 - 1)
    honest, misled = (
        pageorders.made(play.desk.stage, morning, play.seed, key, *columns).refused.mean()
        for morning in (told.morning, replace(told.morning, ads=ads))
    )
    assert misled > 2.5 * honest


def test_what_a_conversation_asks_is_the_same_in_every_market():
    def topics(seed):
        play = pages.play(*pages.START, pages.ad(leads_to="inbox"), days=6, seed=seed)
        return {one.id: one.topic for one in play.conversations()}

    one, two = topics(7), topics(8)
    both = set(one) & set(two)
    assert len(both) > 10 and all(one[name] == two[name] for name in both)


def test_posts_bring_orders_to_the_shop_where_there_is_no_inbox():
    posts = [
        {"do": "write_post", "post": f"p{n}", "kind": "sell", "photo": "clear", "text": "มาใหม่"}
        for n in range(9)
    ]
    page = {**pages.RAW["page"], "followers": 900_000}
    people = {**pages.RAW["people"], "know_shop": 0.3}
    market = pages.market(inbox={"questions": []}, page=page, people=people, organic={"rest_days": 0.01})
    play = pages.play(pages.START[0], *posts, days=2, market=market)
    orders = play.desk.books[0].brought.orders
    assert (orders.row == BY_POST).sum() > 0 and play.days[0].messages == 0
    assert sum(post.orders for post in play.days[0].posts) == (orders.row == BY_POST).sum()
