"""A page over records that live in memory, and pages on which something was made already."""

import pytest

from talat.apps.kit.unit_tool import folder_of
from talat.apps.page_ads import view
from talat.apps.page_ads.state import PageAds
from talat.scenarios.exercise import load_exercise
from tests.talat.fake_records import FakeRecords

PRICE = {"do": "set_price", "price": "349", "paid_by": "shop", "cod": "yes"}
CAMPAIGN = (
    {"do": "begin", "level": "campaign"},
    {"do": "answer", "question": "objective", "objective": "sales"},
    {"do": "answer", "question": "special", "special": "none"},
    {"do": "answer", "question": "purse", "title": "เปิดตัว", "payer": "ad_set", "budget": ""},
)
WHO = {"do": "answer", "question": "who", "youngest": "28", "oldest": "50", "sex": "women", "knows": "all"}
SPEND = {
    **{"do": "answer", "question": "spend", "title": "ดูแลผิว", "budget": "240", "span": "daily"},
    **{"starts": "1", "ends": "", "from_hour": "0", "to_hour": "24", "frequency_cap": "0"},
}
AD_SET = (
    WHO,
    {"do": "answer", "question": "taste", "interest-skin": "on"},
    {"do": "answer", "question": "places", "where": "auto"},
    {"do": "answer", "question": "goal", "goal": "sales", "strategy": "lowest_cost"},
    SPEND,
)
WORDS = {
    **{"do": "answer", "question": "words", "headline": "สบู่มะขาม 349 บาท", "button": "shop_now"},
    **{"text": "สบู่กวนมือ 4 ก้อน ส่งฟรี เก็บเงินปลายทางได้", "leads_to": "shop"},
}
AD = (
    {"do": "answer", "question": "picture", "photo": "pile"},
    WORDS,
    {"do": "answer", "question": "check", "title": "รูปกองสบู่"},
)
LAUNCH = (PRICE, *CAMPAIGN, *AD_SET, *AD)


def do(bench, *raws):
    """The bench after some presses, each of which must be taken."""
    for raw in raws:
        bench.decide(dict(raw))
        assert not bench.error, (raw, bench.error)
    return bench


@pytest.fixture(scope="session")
def folder():
    return folder_of("ads-10")


@pytest.fixture(scope="session")
def exercise(folder):
    return load_exercise(folder)


@pytest.fixture
def records(exercise):
    return FakeRecords(exercise)


@pytest.fixture
def bench(records, exercise):
    return PageAds(records, exercise)


@pytest.fixture
def launched(bench):
    """A page with a price and one ad that waits for its review."""
    return do(bench, *LAUNCH)


@pytest.fixture
def running(launched):
    """The same after three days."""
    return do(launched, {"do": "open_screen", "screen": "day"}, *[{"do": "next_day"}] * 3)


@pytest.fixture
def html(folder):
    """The HTML of the screen a page is on."""
    return lambda bench: view.render(bench, folder)
