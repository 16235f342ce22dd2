"""Money on its way to the shop: which parcels each transfer pays for, and when the money is free."""

from dataclasses import dataclass
from functools import cached_property

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

    def gross(self, index):
        """All that the buyers of the parcels at `index` hand over, satang."""
        return int(self.sent.goods[index].sum()) + self.shipping * index.size

    def split(self, cod):
        """(kept, sent back after a while), indexes, of those paid on delivery or of those paid before."""
        here = self.sent.cod == cod
        return np.flatnonzero(here & self.sent.kept), np.flatnonzero(here & self.sent.returned)


@dataclass(frozen=True)
class _Part:
    """Some parcels of a batch whose money one holder has; what they are is cut out when somebody asks."""

    holder: Account
    whole: Batch
    index: np.ndarray
    reached: int  # day on which the buyers had them

    @cached_property
    def batch(self):
        """These parcels as a `Batch`."""
        return self.whole.some(self.index)

    @property
    def parcels(self):
        """How many."""
        return self.index.size


@dataclass(frozen=True)
class Payout(_Part):
    """What carrier or marketplace hands over for kept parcels, fees and postage taken."""

    net: int  # satang into the shop's cash; below 0 the shop pays


@dataclass(frozen=True)
class Refund(_Part):
    """What carrier or marketplace gives back to buyers who sent their parcels back."""

    satang: int  # all that these buyers had paid
