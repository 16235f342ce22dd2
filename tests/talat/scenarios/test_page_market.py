"""A written page market: strict keys, names that point somewhere, and the engine's arrays made of it."""

import copy
from datetime import date

import numpy as np
import pytest
from pydantic import ValidationError

from talat.journal.ads.settings import Shopfront
from talat.scenarios import page_answers, page_stage, page_words
from talat.scenarios.arena import date_of
from talat.scenarios.exercise import TOOLS, PageExercise, load_exercise
from talat.scenarios.page_market import PageMarket
from tests.talat import pages

ADS_10 = "notebooks/courses/facebook-ads/ads-10"


def written(path, value):
    """The test market with one key set, as YAML would give it."""
    raw = copy.deepcopy(pages.RAW)
    *way, last = path
    inner = raw
    for key in way:
        inner = inner[key]
    inner[last] = value
    return raw


WRONG = {
    "an unknown key": (("colour",), 1),
    "an unknown key inside": (("people", "colour"), 1),
    "two photos of one name": (("creatives", 1, "id"), "clear"),
    "two interests of one name": (("people", "interests", 1, "id"), "i0"),
    "a taste of nobody": (("people", "tastes"), [{"who": {"interests": ["x"]}}]),
    "a preset of nowhere": (("people", "presets"), [{"id": "p", "title": "กลุ่ม", "who": {"regions": ["x"]}}]),
    "ages upside down": (("people", "tastes"), [{"who": {"ages": [40, 30]}}]),
    "a picture for nobody": (("creatives", 0, "favours"), [{"interest": "x", "times": 2}]),
    "placements that are not all": (
        ("placements",),
        [{"id": "feed", "title": "ฟีด", "share": 0.5, "rate": 1, "price": 1}],
    ),
    "two questions of one name": (("inbox", "questions", 1, "id"), "price"),
    "a season upside down": (
        ("rivals",),
        {"season": [{"title": "แพง", "first": "2026-11-02", "last": "2026-11-01", "level": 2}]},
    ),
    "no days": (("days",), 0),
    "a share above one": (("answer", "buys"), 1.5),
    "an objective nobody knows": (("objectives",), ["fame"]),
}


@pytest.mark.parametrize("case", WRONG)
def test_refused(case):
    with pytest.raises(ValidationError):
        PageMarket.model_validate(written(*WRONG[case]))


def _every_field(model, seen):
    for name, field in model.model_fields.items():
        seen.append((model.__name__, name, field.description))
        for part in [field.annotation, *getattr(field.annotation, "__args__", ())]:
            if isinstance(part, type) and hasattr(part, "model_fields"):
                _every_field(part, seen)
    return seen


def test_every_key_is_described():
    assert not [(model, name) for model, name, told in _every_field(PageMarket, []) if not told]


def test_the_unit_loads():
    exercise = load_exercise(ADS_10)
    assert isinstance(exercise, PageExercise) and TOOLS["page_ads"] is PageExercise
    assert exercise.exercise.days == 42 and exercise.exercise.money.ads == 1_000_000
    assert exercise.practice.days < exercise.exercise.days


def test_people_of_one_seed_are_the_same():
    market = pages.market()
    one, two = (page_stage.stage(market, 7) for _ in range(2))
    assert np.array_equal(one.folk.clicks, two.folk.clicks)
    assert one.exchange.level == 5_500 * 10  # satang a thousand views in micros a view
    assert one.topics.tolist() == [2 / 3]


def test_price_pulls_by_its_elasticity():
    market = pages.market()
    felt = 35_900 + 1.2 * 3_500
    assert abs(page_stage.pull(market, 35_900, "buyer") - (39_900 / felt) ** 2.6) < 1e-6
    assert page_stage.pull(market, 35_900, "shop") > page_stage.pull(market, 35_900, "buyer")
    assert page_stage.pull(market, 100, "shop") == 3.0


def test_a_page_that_tells_of_itself_sells_more():
    market = pages.market()
    bare, told = (page_stage.offer(market, Shopfront("ร้าน", about, 100)) for about in ("", "ก" * 40))
    assert (bare.page, told.page) == (0.9, 1.0)
    assert page_stage.offer(market, Shopfront("ร้าน", "", None)).pull == 0.0


def test_seasons_multiply_on_their_days():
    season = [
        {"title": "ปลายปี", "first": "2026-11-01", "last": "2026-12-31", "level": 1.2},
        {"title": "11.11", "first": "2026-11-11", "last": "2026-11-11", "level": 1.5},
    ]
    market = pages.market(rivals={"season": season, "calendar": False})
    levels = {date(2026, 10, 31): 1.0, date(2026, 11, 1): 1.2, date(2026, 11, 11): 1.2 * 1.5}
    for on, level in levels.items():
        assert page_stage.level(market, (on - market.starts_on).days + 1) == pytest.approx(level)


def test_seasons_of_the_calendar_are_named_and_are_the_levels():
    season = [{"title": "เงินเดือนออก", "first": "2026-10-30", "last": "2026-10-31", "level": 1.1}]
    market = pages.market(rivals={"season": season})
    named = page_stage.seasons(market)
    assert [one.title for one in named] == [
        "เดือนตุลาคม", "วันเลขเบิ้ล 10.10", "เดือนพฤศจิกายน", "วันเลขเบิ้ล 11.11", "เงินเดือนออก"
    ]  # fmt: skip
    for day in range(1, 43):
        on = date_of(market, day)
        levels = [one.level for one in named if one.first <= on <= one.last]
        assert page_stage.level(market, day) == pytest.approx(np.prod(levels))


def test_the_engines_first_day_is_a_monday():
    assert page_stage.luck_day(pages.market(starts_on="2026-10-05"), 1) == 1
    assert page_stage.luck_day(pages.market(starts_on="2026-10-11"), 1) == 7


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ราคา 359 บาท กว้าง 30 ซม.", ("price", "size")),
        ("๓๕๙ บาท", ("price",)),
        ("1359 บาท", ()),
        ("359.50 บาท", ("price",)),
        ("สวยมาก", ()),
    ],
)
def test_facts_that_a_text_says(text, said):
    assert page_words.said(pages.market(), text, 35_900) == said


def test_a_price_with_satang_is_read_whole():
    assert page_words.said(pages.market(), "1,250.50 บาท", 125_050) == ("price",)


def test_answers_to_the_point():
    market = pages.market()
    good, beside = (page_answers.judged(market, "price", text, 35_900) for text in ("359 บาทค่ะ", "สวัสดีค่ะ"))
    assert (good.quality, good.met, good.asked) == (1.0, 1, 1) and "polite" in good.marks and good.why
    assert abs(beside.quality - 0.35) < 1e-6 and beside.met == 0
    for topic, text in (("price", " "), ("x", "ค่ะ")):
        assert page_answers.judged(market, topic, text, 35_900).quality == 0.0


def test_a_price_that_is_no_longer_asked_is_beside_the_point():
    market = pages.market()
    told = [
        page_answers.judged(market, "price", "359 บาทค่ะ", price).met for price in (35_900, 32_900, 135_900)
    ]
    assert told == [1, 0, 0]


def test_how_an_answer_is_said_counts_too():
    market = pages.market()
    texts = ("359 บาทค่ะ", "359 บาท", "359 บาท รีบโอนนะคะ ช้าหมด", "359 บาท ไม่ซื้อก็อย่าถาม")
    quality = [page_answers.judged(market, "price", text, 35_900).quality for text in texts]
    assert quality[0] > quality[1] > quality[2] > quality[3] > 0
    asks = page_answers.judged(market, "price", "359 บาทค่ะ ขอเลขบัตรประชาชนด้วยนะคะ", 35_900)
    assert "private" in asks.marks and asks.quality < 1.0


def test_long_texts_lose_readers():
    assert (
        page_words.readable("ก" * 125)
        == 1.0
        > page_words.readable("ก" * 200)
        > page_words.readable("ก" * 250)
    )
