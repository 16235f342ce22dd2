"""Double entry: the sum of all accounts is nothing, whatever is moved."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talat.engine.ledger import ASSETS, Account, Ledger

moves = st.tuples(st.sampled_from(Account), st.sampled_from(Account), st.integers(0, 10**12))


@given(st.lists(moves, max_size=60))
def test_money_is_conserved(all_moves):
    ledger = Ledger()
    for origin, to, satang in all_moves:
        ledger.move(origin, to, satang)
    assert sum(ledger.balances.values()) == 0
    others = sum(ledger[a] for a in Account if a not in ASSETS and a is not Account.OWNER)
    assert ledger.profit == -others


def test_buying_goods_is_no_loss_and_selling_them_is_a_profit():
    ledger = Ledger()
    ledger.move(Account.OWNER, Account.CASH, 10_000)
    ledger.move(Account.CASH, Account.STOCK, 6_000)
    assert (ledger.profit, ledger[Account.CASH]) == (0, 4_000)
    ledger.move(Account.STOCK, Account.SOLD, 6_000)
    ledger.move(Account.BUYERS, Account.CARRIER, 9_000)
    assert (ledger.profit, ledger[Account.CASH]) == (3_000, 4_000)


@pytest.mark.parametrize("satang", [-1, 0.5, float("nan"), True])
def test_only_whole_money_moves(satang):
    with pytest.raises(ValueError):
        Ledger().move(Account.CASH, Account.FEES, satang)
