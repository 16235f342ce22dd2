"""A shop over records that live in memory."""

import pytest

from talat.apps.kit.unit_tool import folder_of
from talat.apps.storefront import view
from talat.apps.storefront.state import Storefront
from talat.scenarios.exercise import load_exercise
from tests.talat.fake_records import FakeRecords


@pytest.fixture(scope="session")
def folder():
    return folder_of("shop-04")


@pytest.fixture(scope="session")
def exercise(folder):
    return load_exercise(folder)


@pytest.fixture
def records(exercise):
    return FakeRecords(exercise)


@pytest.fixture
def shop(records, exercise):
    return Storefront(records, exercise)


@pytest.fixture
def selling(shop):
    """A shop whose photo and price are set."""
    shop.decide({"do": "choose_photo", "photo": "worn"})
    shop.decide({"do": "set_price", "price": "139"})
    return shop


@pytest.fixture
def sold_out(selling):
    """A shop that has sold all its days."""
    while not selling.play.finished:
        selling.decide({"do": "next_day"})
    return selling


@pytest.fixture
def html(folder):
    """The HTML of the screen a shop is on."""
    return lambda shop: view.render(shop, folder)
