"""A shop that a unit finds open already: priced from the first morning, without places it does not need."""

import pytest

from talat.apps.storefront.season.figures import today
from talat.journal.decision import BadEvent
from talat.journal.events import parse
from talat.journal.play import begin
from tests.talat import seasons


def shop(**changed):
    market = seasons.season(("soap", "bag"), days=3, **changed)
    priced = [one.model_copy(update={"price": 5_900}) for one in market.season.listings[:1]]
    listings = (*priced, *market.season.listings[1:])
    season = market.season.model_copy(update={"listings": listings})
    return begin(market.model_copy(update={"season": season}), 7)


def test_a_product_with_a_price_sells_on_the_first_day_and_can_be_priced_anew():
    play = shop()
    day = play.apply(parse(seasons.NEXT))
    assert [row.price for row in day.products] == [5_900, None]
    play.apply(parse({"do": "set_price", "product": "soap", "satang": 6_900}))
    assert play.apply(parse(seasons.NEXT)).products[0].price == 6_900


def test_nothing_sells_where_nothing_has_a_price():
    with pytest.raises(BadEvent, match="ยังไม่ได้ตั้งราคา"):
        begin(seasons.season(("soap",), days=3), 7).apply(parse(seasons.NEXT))


@pytest.mark.parametrize(
    ("place", "decision"),
    [
        ("stock", {"do": "open_screen", "screen": "stock"}),
        ("stock", {"do": "buy_stock", "supplier": "near", "product": "soap", "pieces": 5}),
        ("offers", {"do": "set_voucher", "off": 500, "least": 9_900}),
        ("chat", {"do": "open_screen", "screen": "reviews"}),
    ],
)
def test_a_closed_place_takes_no_decision(place, decision):
    with pytest.raises(BadEvent):
        shop(closed=[place]).apply(parse(decision))


def test_a_closed_place_is_no_step_of_opening():
    screens = [fields["screen"] for _, _, fields in today.ready(shop(closed=["stock", "calendar"]))]
    assert screens == ["product"]
