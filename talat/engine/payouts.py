"""Money on its way to the shop: which parcels each transfer pays for, and when the money is free."""

from dataclasses import dataclass

import numpy as np

from talat.engine.ledger import Account
from talat.engine.parcels import Parcels


@dataclass(frozen=True)
class Batch:
    """Parcels ordered on one day that reach their buyers on one day; arrays (parcels,)."""

    sent: Parcels
    charged: np.ndarray  # satang of fees each pays if it is kept
    shipping: int  # satang each buyer adds
    day: int  # on which they were ordered

    def some(self, index):
        """The parcels at `index`."""
        return Batch(self.sent.some(index), self.charged[index], self.shipping, self.day)

    @property
    def gross(self):
        """All that these buyers hand over, satang."""
        return int(self.sent.goods.sum()) + self.shipping * self.sent.goods.size


@dataclass(frozen=True)
class Payout:
    """What carrier or marketplace hands over for kept parcels, fees and postage taken."""

    holder: Account
    batch: Batch
    reached: int  # day on which the buyers had them
    net: int  # satang into the shop's cash; below 0 the shop pays


@dataclass(frozen=True)
class Refund:
    """What carrier or marketplace gives back to buyers who sent their parcels back."""

    holder: Account
    batch: Batch
    reached: int

    @property
    def satang(self):
        """All that these buyers had paid."""
        return self.batch.gross


def split(batch, cod):
    """(kept, sent back after a while) of a batch, of those paid on delivery or of those paid before."""
    here = batch.sent.cod == cod
    return batch.some(here & batch.sent.kept), batch.some(here & batch.sent.returned)
