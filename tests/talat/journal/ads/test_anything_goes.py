"""Whatever a learner decides, in whatever order: nothing breaks, nothing is made out of nothing."""

import dataclasses
import math

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from talat.journal.ads import questions, trial
from talat.journal.ads.books import Account
from talat.journal.events import BadEvent, parse
from talat.journal.play import begin
from tests.talat import pages

SMALL = {"days": 12, "most_ads": 8, "people": {**pages.RAW["people"], "number": 240, "stands_for": 3}}
NAMES = st.sampled_from(["x1", "x2", "x3"])
MONEY = st.sampled_from([100, 4_000, 10_000, 50_000, 100_000_000])
WORDS = st.sampled_from(["ก", "359 บาท", "ขาวใน 7 วัน", "กว้าง 30 เซนติเมตร ราคา 359 บาท", "x" * 40])
PLACES = st.lists(st.sampled_from(["feed", "stories", "reels", "search"]), max_size=3)
INTERESTS = st.lists(st.sampled_from(["i0", "i1", "i7"]), max_size=2)


def decision(do, **keys):
    return st.fixed_dictionaries({"do": st.just(do), **keys})


def maybe(do, must, may):
    return st.fixed_dictionaries({"do": st.just(do), **must}, optional=may)


AUDIENCE = {
    "sex": st.sampled_from(["all", "women", "men"]),
    "regions": st.lists(st.sampled_from(["r0", "r5"]), max_size=2),
    "interests": INTERESTS,
    "knows": st.sampled_from(["all", "yes", "no"]),
    "placements": PLACES,
    "budget": MONEY,
    "strategy": st.sampled_from(["lowest_cost", "bid_cap", "cost_cap", "min_roas"]),
    "cap": MONEY,
    "min_roas": st.sampled_from([1, 250, 10_000]),
    "frequency_cap": st.integers(0, 3),
    "pace": st.sampled_from(["even", "fast"]),
    "ends": st.integers(1, 13),
}
EVENTS = st.one_of(
    decision("next_day"),
    decision("next_day"),
    decision("set_price", satang=st.sampled_from([100, 9_900, 35_900, 10_000_000])),
    decision("set_shipping", paid_by=st.sampled_from(["buyer", "shop"])),
    decision("offer_cod", on=st.booleans()),
    decision("set_page", name=st.just("ร้าน"), about=WORDS),
    decision(
        "write_post", post=NAMES, kind=st.sampled_from(["story", "sell"]), photo=st.just("clear"), text=WORDS
    ),
    decision(
        "reply_inbox",
        conversations=st.lists(st.sampled_from(["d1-1", "d2-1", "d3-2", "d4-1"]), min_size=1, max_size=3),
        text=WORDS,
    ),
    decision("set_answer", topic=st.sampled_from(["price", "size"]), text=st.sampled_from(["", "359 บาท"])),
    maybe(
        "make_campaign",
        {
            "campaign": NAMES,
            "title": WORDS,
            "objective": st.sampled_from(["awareness", "traffic", "engagement", "leads", "app", "sales"]),
        },
        {"budget": MONEY, "special": st.sampled_from(["none", "credit"])},
    ),
    maybe(
        "make_ad_set",
        {
            "ad_set": NAMES,
            "campaign": NAMES,
            "title": WORDS,
            "goal": st.sampled_from(["reach", "clicks", "engagement", "messages", "sales"]),
        },
        {
            **AUDIENCE,
            "lifetime": st.booleans(),
            "starts": st.integers(1, 13),
            "from_hour": st.integers(0, 12),
        },
    ),
    decision(
        "make_ad",
        ad=NAMES,
        ad_set=NAMES,
        title=WORDS,
        photo=st.sampled_from(["clear", "dark", "vivid"]),
        headline=WORDS,
        text=WORDS,
        button=st.just("none"),
        leads_to=st.sampled_from(["shop", "inbox"]),
    ),
    decision("edit_campaign", campaign=NAMES, budget=MONEY),
    maybe("edit_ad_set", {"ad_set": NAMES}, AUDIENCE),
    maybe("edit_ad", {"ad": NAMES}, {"photo": st.sampled_from(["clear", "vivid"]), "text": WORDS}),
    decision(
        "set_running", level=st.sampled_from(["campaign", "ad_set", "ad"]), name=NAMES, on=st.booleans()
    ),
    maybe(
        "start_test",
        {
            "test": NAMES,
            "kind": st.sampled_from(["split_ad_sets", "split_ads", "holdout"]),
            "until": st.integers(1, 12),
        },
        {"a": NAMES, "b": NAMES, "percent": st.integers(5, 50)},
    ),
)
EASY = st.one_of(  # that mostly pass, so that plays grow
    decision("next_day"),
    st.builds(
        lambda name, keys: {**SKELETON[2], "ad_set": name, **keys},
        st.sampled_from(["x2", "x3"]),
        st.fixed_dictionaries({}, optional={**AUDIENCE, "strategy": st.just("lowest_cost")}),
    ),
    st.builds(lambda name, under: pages.ad(name, under), st.sampled_from(["x2", "x3"]), NAMES),
    EVENTS,
)
SKELETON = [
    {"do": "set_price", "satang": 35_900},
    {"do": "make_campaign", "campaign": "x1", "title": "ก", "objective": "sales"},
    {"do": "make_ad_set", "ad_set": "x1", "campaign": "x1", "title": "ก", "goal": "sales", "budget": 20_000},
    pages.ad("x1", "x1"),
]


def played(raws):
    """A play of those decisions that its order lets pass, in a market of few people."""
    play = begin(pages.market(**SMALL), 5)
    for raw in raws:
        try:
            event = parse(raw)
            play._order.check_next(play._progress, event)
        except BadEvent:
            continue
        play.apply(event)  # whatever the order lets pass, the play takes
    return play


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.booleans(), st.lists(EASY, min_size=5, max_size=40))
def test_any_decisions_leave_a_whole_play(with_ad, raws):
    play = played((SKELETON if with_ad else []) + raws)
    _money_is_whole(play)
    _budgets_hold(play)
    _people_are_whole(play)
    _every_column_is_a_number(play)


def _money_is_whole(play):
    purse = play.desk.purse
    assert sum(purse.balances.values()) == 0
    assert purse[Account.PREPAID] >= 0 and purse[Account.ADS] == play.summary.spend
    assert purse.profit == play.summary.profit == sum(day.profit for day in play.days)
    for day in play.days:
        assert day.spend == sum(ad.figures.spend for ad in day.ads)
        assert day.slip.gross == day.slip.taken + day.slip.payout


def _budgets_hold(play):
    for day, book in zip(play.days, play.desk.books, strict=True):
        report = book.brought.report
        if report is None:
            assert day.spend == 0
            continue
        assert (report.shows.price <= report.shows.bid + 1e-6).all()  # nobody pays above the bid
        budget, pool = book.morning.ads.budget, book.morning.ads.pool[book.brought.running]
        for payer in set(pool.tolist()):
            spent = report.spend[pool == payer].sum()
            assert spent <= budget[payer]
        assert day.spend * 10_000 <= report.spend.sum() < (day.spend + len(budget)) * 10_000
    assert play.summary.spend <= play.market.money.ads


def _people_are_whole(play):
    for day in play.days:
        assert day.orders == day.kept + day.refused == day.from_ads + day.from_posts + day.by_themselves
        assert day.followers >= 0
        for ad in day.ads:
            figures = ad.figures
            assert figures.reach <= figures.impressions
            assert figures.clicks <= figures.impressions and figures.reactions <= figures.impressions
            assert figures.orders_one_day <= figures.orders
    coming = sum(batch.row.size for batches in play.desk.coming.values() for batch in batches)
    assert sum(day.placed for day in play.days) == play.summary.orders + coming
    told = play.conversations()
    assert len(told) == play.summary.messages == len({one.id for one in told})
    assert sum(one.state == "waiting" for one in told) == len(play.conversations("waiting"))


def _every_column_is_a_number(play):
    for level, names in (("campaign", play.campaigns), ("ad_set", play.ad_sets), ("ad", play.ads)):
        for name in names:
            _finite(questions.figures(play, level, name))
            questions.delivery(play, level, name)
    for ad in play.ads:
        questions.ranking(play, ad)
    for by in questions.BY:
        rows = questions.breakdown(play, by)
        assert sum(row.figures.spend for row in rows) == play.summary.spend
        for row in rows:
            _finite(row.figures)
    for name in play.ad_sets:
        estimate = questions.estimate(play, play.ad_sets[name])
        assert 0 <= estimate.least <= estimate.most <= estimate.people
        assert questions.learning(play, name).results >= 0
    for name in play.tests:
        trial.result(play, name)


def _finite(figures):
    columns = ("cpm", "ctr", "cpc", "frequency", "cpa", "cost_per_order", "conversion", "roas")
    values = [getattr(figures, column) for column in columns] + list(dataclasses.astuple(figures))
    assert all(value is None or math.isfinite(value) for value in values)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(EASY, min_size=5, max_size=25))
def test_causes_of_any_day_add_up(raws):
    play = played(SKELETON + raws + [pages.NEXT, pages.NEXT])
    for day in range(2, min(len(play.days), 4) + 1):
        told = play.why(day)
        assert sum(cause.orders for cause in told.causes) == told.orders_after - told.orders_before
        assert sum(cause.money for cause in told.causes) == told.money_after - told.money_before
        assert told.orders_after == play.days[day - 1].placed
