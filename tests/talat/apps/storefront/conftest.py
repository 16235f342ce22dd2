"""A shop over records that live in memory."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from fake_records import FakeRecords  # noqa: E402

from talat.apps.storefront import folder_of, view  # noqa: E402
from talat.apps.storefront.state import Storefront  # noqa: E402
from talat.scenarios.exercise import load_exercise  # noqa: E402


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
