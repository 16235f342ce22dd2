"""Payout slips of a season: to the satang what cash did, each fee by its dated rate, nothing lost."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talat.engine.finance import Fee, fee_of
from talat.journal.events import dump, parse
from talat.journal.play import replay
from talat.journal.shop.slips import due
from tests.talat import seasons
from tests.talat.journal.test_season_play import NEXT, RAW, market, played


def check_slips(play):
    """Slips against cash, day by day, and against the ledger over all days."""
    cash, fees, postage, packing = play.season.cash.opening, 0, 0, 0
    for day in play.days:
        slip = play.slip(day.day)
        assert slip.cash_before == cash
        assert slip.cash_after == day.cash == cash + slip.payout - slip.paid
        cash = day.cash
        for transfer in slip.transfers:
            assert transfer.gross == transfer.taken + transfer.payout
            assert transfer.parcels > 0 and transfer.cuts >= 0
            fees += transfer.taken - transfer.lines[-1].satang
            postage += transfer.lines[-1].satang
        by_code = {cost.code: cost.satang for cost in slip.costs}
        assert all(satang > 0 for satang in by_code.values())
        packing += by_code.get("packing", 0)
        postage += by_code.get("returning", 0) + by_code.get("postage", 0)
    for _, paid in play.shop.awaited:  # taken when the buyer pays, on a slip when the shop is paid
        fees += int(paid.batch.charged.sum())
        postage += play.shop.terms.postage * paid.batch.charged.size
    ledger = play.shop.ledger
    assert (ledger["fees"], ledger["postage"], ledger["packing"]) == (fees, postage, packing)


@given(st.integers(0, 2**63 - 1), st.lists(RAW, max_size=45))
@settings(max_examples=40, deadline=None)
def test_slips_add_up_to_cash_and_to_the_ledger_whatever_is_decided(seed, raws):
    opened = [dump(event) for event in seasons.opened(market())]
    check_slips(played(opened + raws + [seasons.NEXT] * 12, seed))


def test_a_whole_season_adds_up():
    play = replay(market(days=40), 8, seasons.restocked(market(days=40)))
    check_slips(play)
    assert sum(len(play.slip(day.day).transfers) for day in play.days) > 10


def priced(days=30):
    return replay(market(days, 300), 3, seasons.opened(market(days, 300)) + [NEXT] * days)


def test_a_transfer_pays_for_the_parcels_of_one_day_after_its_wait():
    play = priced()
    for day in play.days:
        for transfer in play.slip(day.day).transfers:
            wait = {"carrier": 5, "platform": 3}[transfer.holder]
            assert transfer.reached == day.day - wait
            came = play.books[transfer.reached - 1].came
            mine = came.kept & (came.cod == (transfer.holder == "carrier"))
            assert transfer.parcels == mine.sum()
            assert transfer.goods == came.goods[mine].sum()


def test_each_fee_is_the_sum_of_single_orders():
    play = priced()
    transfers = [transfer for day in play.days for transfer in play.slip(day.day).transfers]
    assert max(transfer.parcels for transfer in transfers) > 1
    for transfer in transfers:
        found = Counter()
        for line in transfer.lines:
            found[line.code] += line.satang
        assert found == one_by_one(play, transfer)


def one_by_one(play, transfer):
    """Fees of each parcel by the one-product formula, added."""
    came = play.books[transfer.reached - 1].came
    mine = came.kept & (came.cod == (transfer.holder == "carrier"))
    found = Counter()
    for product, goods in zip(came.product[mine], came.goods[mine].tolist(), strict=True):
        category = play.season.listings[product].product.category
        rate = {"lifestyle": 91_600, "accessories": 85_900}[category]
        found["commission"] += fee_of(Fee("", "", "item", rate), goods, 0)
        found["promotion"] += fee_of(Fee("", "", "item", 64_200, 0, 19_900), goods, 0)
        found["payment"] += fee_of(Fee("", "", "paid", 32_100), 0, goods + 3_500)
        found["order"] += 107
        found["postage"] += 3_500
    return found


def test_fee_lines_name_their_dated_rate():
    play = priced()
    lines = [line for day in play.days for t in play.slip(day.day).transfers for line in t.lines[:-1]]
    percents = {line.percent for line in lines if line.code == "commission"}
    assert percents == {"8.59", "9.16"}
    assert all(line.valid_from and len(line.source) > 3 for line in lines)


def test_a_fee_is_charged_by_the_day_of_the_order():
    mixed, busy = 0, seasons.season(("soap", "bag"), days=14)
    for seed in range(3):
        old = busy.model_copy(update={"starts_on": date(2025, 9, 11)})
        play = replay(old, seed, seasons.opened(old) + [NEXT] * 14)
        for transfer in (one for day in play.days for one in play.slip(day.day).transfers):
            flat = [line.satang for line in transfer.lines if line.code == "order"]
            after = [batch.day >= 5 for batch in _kept(play, transfer) for _ in batch.charged]
            assert sum(flat) == 107 * sum(after)  # charged from 15 September
            mixed += len(set(after)) == 2
    assert mixed


def _kept(play, transfer):
    """The batches a transfer pays for."""
    day = next(d.day for d in play.days if transfer in play.slip(d.day).transfers)
    return [paid.batch for paid in play.books[day - 1].payouts if paid.holder.value == transfer.holder]


def test_vouchers_are_shown_as_cuts():
    events = [*seasons.opened(market(days=30)), parse({"do": "set_voucher", "off": 1_000, "least": 0})]
    play = replay(market(days=30), 3, events + [NEXT] * 20)
    transfers = [t for day in play.days for t in play.slip(day.day).transfers]
    assert transfers and all(t.cuts == 1_000 * t.parcels for t in transfers)


def test_money_that_is_held_has_a_day_on_which_it_comes():
    play = priced(days=20)
    held = dict(play.days[-1].balances)
    known = due(play)
    assert all(one.day > 20 and one.parcels > 0 for one in known)
    by_holder = Counter()
    for one in known:
        by_holder[one.holder] += one.satang
    waiting = sum(r.satang for refunds in play.shop._refunds.values() for r in refunds)
    assert by_holder["carrier"] + by_holder["platform"] + waiting == held["carrier"] + held["platform"]


def test_there_is_no_slip_before_the_day():
    with pytest.raises(IndexError):
        priced(days=5).slip(6)
