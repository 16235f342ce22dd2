"""The money of a page in double entry: every satang that enters one account leaves another."""

from __future__ import annotations

from enum import StrEnum


class Account(StrEnum):
    """Where money is."""

    PREPAID = "prepaid"  # for advertising, not yet spent
    CASH = "cash"  # of the shop; below 0 the learner has paid in
    ADS = "ads"  # spent on advertising
    OWNER = "owner"  # the opening money
    BUYERS = "buyers"
    FEES = "fees"
    POSTAGE = "postage"
    PACKING = "packing"
    GOODS = "goods"  # bought for parcels that buyers kept


class Purse:
    """Balances in satang; their sum is always 0."""

    def __init__(self, prepaid: int):
        self.balances = dict.fromkeys(Account, 0)
        self.move(Account.OWNER, Account.PREPAID, prepaid)

    def move(self, origin: Account, to: Account, satang: int) -> None:
        """Move whole satang, 0 or more; ValueError for anything else."""
        if isinstance(satang, bool) or int(satang) != satang or satang < 0:
            raise ValueError(f"{satang!r} satang from {origin} to {to}: expected a whole number, 0 or more")
        self.balances[origin] -= int(satang)
        self.balances[to] += int(satang)

    def __getitem__(self, account: Account) -> int:
        return self.balances[account]

    def settle(self, slip, goods: int, packing: int) -> None:
        """A day's parcels: what buyers paid, and all that was paid out of it."""
        self.move(Account.BUYERS, Account.CASH, slip.gross)
        for line in slip.lines:
            to = Account.POSTAGE if line.code in ("shipping", "returning") else Account.FEES
            self.move(Account.CASH, to, line.satang)
        self.move(Account.CASH, Account.GOODS, goods)
        self.move(Account.CASH, Account.PACKING, packing)

    @property
    def profit(self) -> int:
        """Satang earned since the first morning, by the books."""
        return self[Account.CASH] - self[Account.ADS]

    def seen(self) -> tuple[tuple[str, int], ...]:
        """The balances by name."""
        return tuple((account.value, satang) for account, satang in self.balances.items())
