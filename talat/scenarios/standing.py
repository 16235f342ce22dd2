"""A product's facts as the shop stands today: what its own decisions make true is put beside what always is.

    standing(particulars, *, thing="", price=None, postage=None, cod=None, pieces=None) -> Particulars

Pages and chats can then be judged by today's price: a page that still tells yesterday's is wrong.
"""

from functools import cache
from pathlib import Path

import yaml

from talat.scenarios.particulars import Fact

WORDS = Path(__file__).with_name("words") / "standing.yaml"


@cache
def _words():
    return yaml.safe_load(WORDS.read_text(encoding="utf-8"))


def _digits(satang):
    """ "129" or "129.50": satang only when there are some."""
    baht, rest = divmod(satang, 100)
    return f"{baht}.{rest:02d}" if rest else str(baht)


def _fact(slug, state, thing="", satang=0):
    """The `Fact` in words/standing.yaml of an id and a state of the shop."""
    number = _digits(satang)
    row = _words()[slug][state]
    filled = {key: text.format(thing=thing, number=number, baht=f"{number} บาท") for key, text in row.items()}
    return Fact(id=slug, **filled)


def _joined(own, new):
    """A product's own fact with what the shop's decision adds: days of sending and who pays for it."""
    return own.model_copy(
        update={"say": f"{own.say} {new.say}", "right": own.right + new.right, "about": own.about + new.about}
    )


def standing(particulars, *, thing="", price=None, postage=None, cod=None, pieces=None):
    """The `Particulars` with today's facts; what is None stays as it was.

    price    satang asked now
    postage  satang the buyer pays for sending; 0 when the shop pays
    cod      whether cash on delivery is offered
    pieces   in store; the product's own words about stock hold while there are some
    """
    facts = {fact.id: fact for fact in particulars.facts}

    def put(fact):
        weight = facts[fact.id].weight if fact.id in facts else fact.weight
        facts[fact.id] = fact.model_copy(update={"weight": weight})

    if price is not None:
        put(_fact("price", "asked", thing, price))
    if postage is not None:
        pays = _fact("shipping", "buyer" if postage else "shop", thing, postage)
        put(_joined(facts["shipping"], pays) if "shipping" in facts else pays)
    if cod is not None:
        put(_fact("cod", "yes" if cod else "no"))
    if pieces == 0 or (pieces and "stock" not in facts):
        put(_fact("stock", "yes" if pieces else "no"))
    return particulars.model_copy(update={"facts": tuple(facts.values())})
