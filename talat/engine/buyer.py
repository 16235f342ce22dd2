"""How likely one buyer was to buy: the chance of each step of a single sale, for a morning as it was or not.

The same wishes as in `shopday`, for one person; siblings of the product are seen or not by that day's dice.
"""

from dataclasses import dataclass

import numpy as np

from talat.engine import choice, shopday
from talat.engine.dice import FINE, Roll, happens, uniforms
from talat.engine.parameters import RENOWN, SHOPPERS


@dataclass(frozen=True)
class Chances:
    """Chances, 0–1, of one who shops today and looks for this kind of goods; each given the one before."""

    noticed: float
    clicked: float
    basket: float
    paid: float

    @property
    def bought(self):
        """The chance of all four, in whole steps of `dice.FINE`: exact, and the same on every machine."""
        return int(np.rint(self.noticed * self.clicked * self.basket * self.paid * FINE))


def chances(stage, town, morning, seed, person, product, direct):
    """The `Chances` of one person for one product; `direct`: came to this shop on purpose."""
    who = np.array([person])
    aisle = stage.aisles[stage.kind[product]]
    products = aisle.products
    here = shopday.on_the_page(morning)[product]
    noticed = 0.0 if not here else 1.0 if direct else float(morning.page.notice[product])
    seen = _seen(morning, seed, who, products, product, direct)
    tastes = choice.take(town.tastes, who)
    wish = shopday.look_wish(aisle, morning, seed, who, tastes)
    own = np.exp(wish + RENOWN.direct_wish * direct)[:, 0] * seen
    rivals = 0.0 if direct else shopday.rivals_pull(aisle, morning.page, tastes).sum()
    clicked = float(own[products == product][0] / (1.0 + own.sum() + rivals))
    keep, pay, _ = shopday.till_wishes(stage, town, morning, who, np.array([product]), np.array([direct]))
    basket, paid = (float(1.0 / (1.0 + np.exp(-one[0]))) for one in (keep, pay))
    if not morning.front.cod:  # some pay on delivery or not at all
        paid *= 1.0 - float(tastes.cod[0]) * (1.0 - SHOPPERS.without_cod)
    return Chances(noticed, clicked, basket, paid)


def _seen(morning, seed, who, products, product, direct):
    """Whether each product of the kind was noticed; the one that is asked about always."""
    die = uniforms(seed, Roll.NOTICE, morning.luck, who * shopday.MOST_PRODUCTS + products)
    seen = (happens(die, morning.page.notice[products]) | direct) & shopday.on_the_page(morning)[products]
    return seen | (products == product)
