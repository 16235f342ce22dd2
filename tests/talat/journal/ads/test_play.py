"""A page played: money is conserved, budgets hold, the same decisions give the same days."""

import dataclasses

from talat.journal.ads.books import Account
from tests.talat import pages


def launched(days, **changed):
    return pages.play(
        *pages.START, pages.ad(), pages.ad("a2", photo="dark", leads_to="inbox"), days=days, **changed
    )


def test_the_same_decisions_give_the_same_days():
    assert launched(8).days == launched(8).days
    assert launched(8).days != launched(8, seed=8).days


def test_money_is_conserved():
    play = launched(20)
    purse = play.desk.purse
    assert sum(purse.balances.values()) == 0
    assert purse.profit == play.summary.profit == sum(day.profit for day in play.days)
    assert purse[Account.PREPAID] == play.summary.money_left >= 0


def test_no_day_spends_more_than_its_budget():
    assert all(0 < day.spend <= 24_000 for day in launched(10).days)


def test_what_ads_spend_adds_up_to_what_the_day_spends():
    for day in launched(10).days:
        assert sum(ad.figures.spend for ad in day.ads) == day.spend


def test_parcels_are_kept_or_refused():
    play = launched(20)
    for day in play.days:
        assert day.orders == day.kept + day.refused == day.from_ads + day.from_posts + day.by_themselves
        assert day.slip.gross == day.slip.taken + day.slip.payout
    coming = sum(batch.row.size for batches in play.desk.coming.values() for batch in batches)
    assert sum(day.placed for day in play.days) == play.summary.orders + coming


def test_an_ad_that_is_never_shown_brings_nothing():
    play = pages.play(*pages.START, days=5)
    assert all(day.spend == 0 and not day.ads for day in play.days)


def test_days_are_plain_values():
    day = launched(1).days[0]
    assert dataclasses.asdict(day)["day"] == 1
