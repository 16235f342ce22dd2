"""The optional season of a market: what may be written, and how empty keys are filled."""

import pytest
from pydantic import ValidationError

from talat.scenarios import stage
from talat.scenarios.market import Market
from talat.scenarios.season import depth
from tests.talat import seasons


def made(**season):
    return Market.model_validate({**seasons.shop_04(), "season": season})


def test_a_market_without_a_season_has_none():
    assert Market.model_validate(seasons.shop_04()).season is None


def test_empty_keys_are_filled_from_the_market():
    market = made()
    season = depth(market)
    only = season.listings[0]
    assert (only.id, only.kind, only.photos, only.reviews, only.stars) == (
        "main",
        "main",
        market.photos,
        3,
        4.3,
    )
    assert season.kinds[0].shops == market.shops
    assert season.kinds[0].response == market.response


BAG = {"name": "กระเป๋า", "about": "ผ้า", "category": "accessories", "unit_cost": 6_800, "packing": 600}
WRONG = [
    ({"listings": [{"id": "bag", "product": BAG, "kind": "car"}]}, "no kind car"),
    ({"listings": [{"id": "bag", "product": BAG}, {"id": "bag", "product": BAG}]}, "same id"),
    ({"suppliers": [{"id": "a", "name": "ก ก", "costs": [{"listing": "car", "each": 5}]}]}, "not listed"),
    ({"customers": {"people": 200}}, "customers.people"),
    ({"platform": {"transit": [5, 2]}}, "transit"),
    ({"platform": {"refund_days": 16}}, "15"),
    ({"weather": "rain"}, "Extra"),
]


@pytest.mark.parametrize(("season", "said"), WRONG)
def test_what_cannot_be_played_is_refused(season, said):
    with pytest.raises(ValidationError, match=said):
        made(**season)


def test_every_key_is_documented():
    from talat.scenarios import season as written
    from talat.scenarios.parts import Part

    for part in vars(written).values():
        if isinstance(part, type) and issubclass(part, Part) and part is not Part:
            assert all(field.description for field in part.model_fields.values()), part


def test_double_days_dip_before_and_after():
    market = seasons.season()
    season = depth(market)
    wish = [stage.times(market, season, day).wish for day in range(36, 48)]
    assert wish == [0.0, 0.0, -0.6, -0.6, -0.6, -0.6, 0.8, -0.6, -0.6, -0.6, -0.6, 0.0]
    assert stage.times(market, season, 42).sale and not stage.times(market, season, 41).sale


def test_payday_brings_shoppers():
    market = seasons.season(payday=0.5, sale_days=[])
    season = depth(market)
    usual, paid = (stage.times(market, season, day).traffic for day in (22, 29))  # both Thursdays
    assert paid == usual * 1.5
