"""A shop of a season over records that live in memory: three products, a small town, customers who write."""

import pytest

from talat.apps.storefront.season import view
from talat.apps.storefront.season.state import SeasonShop
from talat.scenarios.exercise import ShopExercise
from tests.talat import seasons
from tests.talat.fake_records import FakeRecords
from tests.talat.scenarios.bag import BAG

STOCK = {"soap": 40, "bag": 40, "hat": 9}  # so that one shelf runs dry within days
GOODS = tuple(STOCK)
NAMES = {"soap": "สบู่ขมิ้น", "bag": "กระเป๋าผ้า", "hat": "หมวกสาน"}
PRICES = {"soap": "59", "bag": "149", "hat": "129"}
WORDS = {"title": "กระเป๋าผ้าฝ้าย ถุงผ้าใบใหญ่", "description": "ผ้าฝ้าย กว้าง 38 ซม. สูง 40 ซม."}


def market(days=40, **changed):
    listings = [seasons.listing(name, stock=pieces) for name, pieces in STOCK.items()]
    for listing in listings:
        listing["product"]["name"] = NAMES[listing["id"]]
    listings[1]["particulars"] = BAG.model_dump()
    sales = [
        {"id": "ten-ten", "title": "วันสิบสิบ", "on": "2026-10-10"},
        {"id": "late", "title": "วันปลายเดือน", "on": "2026-10-30"},
    ]
    made = {"listings": listings, "sale_days": sales, "chat": {}, "payday": 0.2, **changed}
    return seasons.season(GOODS, days=days, customers={"people": 6_000}, **made)


def exercise_of(practice, exercise):
    return ShopExercise(
        id="shop-10",
        unit="shop-10",
        course="online-shop",
        version="1",
        tool="storefront",
        title="เปิดร้านเอง",
        brief="เปิดร้านเองจนครบทุกวัน",
        goals={"profit": 1},
        criteria=[{"id": "profit", "title": "กำไร", "points": 10}],
        practice=practice,
        exercise=exercise,
    )


@pytest.fixture(scope="session")
def exercise():
    return exercise_of(market(days=12), market())


@pytest.fixture
def records(exercise):
    return FakeRecords(exercise)


@pytest.fixture
def shop(records, exercise):
    return SeasonShop(records, exercise)


def save(shop, product, **fields):
    raw = {"do": "save_page", "product": product, "photo": "clear", "price": PRICES[product]}
    raw |= WORDS if product == "bag" else {}
    shop.decide(raw | fields)


def day_by_day(shop, until):
    """Sells day after day until `until(play)` holds; fails when the season ends before."""
    while not until(shop.play):
        assert not shop.play.finished, "the season is over"
        shop.decide({"do": "next_day"})


@pytest.fixture
def selling(shop):
    """A shop whose products all have a photo and a price."""
    for product in GOODS:
        save(shop, product)
    return shop


@pytest.fixture
def sold(selling):
    """A shop that has sold fifteen days, with an order to a supplier and a double day behind it."""
    selling.decide({"do": "join_sale", "sale": "ten-ten", "percent-ten-ten": "10"})
    for day in range(15):
        if day == 8:
            selling.decide({"do": "buy_stock", "product": "bag", "supplier": "near", "pieces": "20"})
        selling.decide({"do": "next_day"})
    return selling


@pytest.fixture
def html(tmp_path):
    """The HTML of the screen a shop is on; no picture is there."""
    return lambda shop: view.render(shop, tmp_path)
