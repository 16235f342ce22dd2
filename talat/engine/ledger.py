"""The shop's money in double entry: every satang that enters one account leaves another.

Assets of the shop are CASH, what CARRIER and PLATFORM hold for it, STOCK, goods ORDERED and goods OUT with
parcels. Profit is what assets grew by beyond the owner's money: by the books, never by a second sum.
"""

from enum import StrEnum


class Account(StrEnum):
    """Where money is."""

    CASH = "cash"
    CARRIER = "carrier"  # COD money the carrier holds
    PLATFORM = "platform"  # prepaid money the marketplace holds
    STOCK = "stock"  # goods in the store, at cost
    ORDERED = "ordered"  # goods paid for and not yet come
    OUT = "out"  # goods in parcels under way
    OWNER = "owner"  # the opening money and stock
    BUYERS = "buyers"
    SUPPLIERS = "suppliers"
    FEES = "fees"
    POSTAGE = "postage"
    PACKING = "packing"
    SOLD = "sold"  # goods buyers kept, at cost
    SPOILED = "spoiled"  # goods that came back and cannot be sold


ASSETS = (Account.CASH, Account.CARRIER, Account.PLATFORM, Account.STOCK, Account.ORDERED, Account.OUT)


class Ledger:
    """Balances in satang; their sum is always 0."""

    def __init__(self):
        self.balances = dict.fromkeys(Account, 0)

    def move(self, origin, to, satang):
        """Move whole satang, 0 or more; ValueError for anything else."""
        if isinstance(satang, bool) or int(satang) != satang or satang < 0:
            raise ValueError(f"{satang!r} satang from {origin} to {to}: expected a whole number, 0 or more")
        self.balances[origin] -= int(satang)
        self.balances[to] += int(satang)

    def __getitem__(self, account):
        return self.balances[account]

    @property
    def assets(self):
        """All the shop has, satang."""
        return sum(self.balances[account] for account in ASSETS)

    @property
    def profit(self):
        """Satang earned since the first morning, by the books."""
        return self.assets + self.balances[Account.OWNER]

    def seen(self):
        """A copy of the balances by name."""
        return {account.value: satang for account, satang in self.balances.items()}
