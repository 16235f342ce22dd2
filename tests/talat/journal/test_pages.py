"""A product's page in the learner's words: how it is found, read, believed, and when it is hidden."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from talat.journal.events import BadEvent, dump, parse
from talat.journal.play import begin, replay
from talat.journal.shop.explain import breakdown
from talat.scenarios import exercise as exercises
from tests.talat import seasons
from tests.talat.journal.test_season_play import NEXT
from tests.talat.scenarios.bag import BAG, DESCRIPTION, TITLE
from tests.talat.scenarios.phrases import BAD

GOODS = ("soap", "bag")
SEEDS = range(8)


@cache
def shop(days=14, stock=400):
    listings = [seasons.listing("soap", stock=stock), seasons.listing("bag", stock=stock)]
    listings[1]["particulars"] = BAG.model_dump()
    return seasons.season(GOODS, days=days, listings=listings)


def write(title=TITLE, description=DESCRIPTION, product="bag"):
    raw = {"do": "write_listing", "product": product, "title": title, "description": description}
    return parse(raw)


def sold(events, seed, days=10):
    return replay(shop(), seed, [*seasons.opened(shop()), *events, *[NEXT] * days])


def total(events, name, product=1):
    return sum(getattr(day.products[product], name) for seed in SEEDS for day in sold(events, seed).days)


def test_a_page_begins_as_the_goods_are_called():
    soap, bag = begin(shop(), 1).pages
    assert (soap.appraisal, soap.written, soap.hidden) == (None, False, False)
    assert bag.title == shop().season.listings[1].product.name and not bag.written
    assert bag.appraisal.missing and not bag.hidden


def test_words_people_type_bring_a_better_place():
    play = begin(shop(), 1)
    for event in [*seasons.opened(shop()), NEXT, write(), NEXT]:
        play.apply(event)
    before, after = (day.products[1].place for day in play.days)
    assert after < before
    assert play.days[0].products[0].place == pytest.approx(play.days[1].products[0].place, abs=0.4)
    assert total([write()], "noticed") > 1.2 * total([], "noticed")


def test_a_page_that_tells_everything_is_kept_by_more_who_opened_it():
    told, dumb = [write()], [write(description="ของดี")]
    rates = [total(events, "baskets") / total(events, "visits") for events in (told, dumb)]
    assert rates[0] > 1.2 * rates[1]


def test_a_wrong_size_brings_refusals_and_few_stars():
    wrong = DESCRIPTION.replace("38", "50").replace("40", "60").replace("ผ้าฝ้าย", "ผ้าไหม")
    false = write("กระเป๋าผ้าไหม ถุงผ้าใบใหญ่ กระเป๋าสะพายไหล่", wrong)
    play = sold([false], 1)
    assert play.pages[1].appraisal.honesty < 0.8
    honest, lied = (
        [parcel for seed in SEEDS for parcel in _opinions(sold([page], seed))] for page in (write(), false)
    )
    assert np.mean(honest) > np.mean(lied) + 0.2


def _opinions(play):
    return [stars for book in play.books for stars in book.sent.stars[book.sent.product == 1].tolist()]


def test_a_forbidden_claim_hides_the_product_until_it_is_mended():
    play = sold([write(description="ใช้แล้วหายจากโรคมะเร็ง รักษาโรคได้ทุกชนิด")], 1, days=3)
    page = play.pages[1]
    assert page.hidden and page.rule.id == "hide-forbidden" and page.rule.status == "assumption"
    assert all(finding.why and finding.fix for finding in page.hidden_by)
    for day in play.days:
        assert day.products[1].hidden and not day.products[0].hidden
        assert day.products[1].noticed == day.products[1].visits == day.products[1].orders == 0
        assert day.products[0].visits > 0
    for event in (write(), NEXT):
        play.apply(event)
    assert not play.pages[1].hidden and not play.days[-1].products[1].hidden
    assert play.days[-1].products[1].visits > 0


def test_a_claim_that_needs_proof_warns_and_hides_nothing():
    play = sold([write(TITLE + " ดีที่สุด")], 1, days=2)
    page = play.pages[1]
    severities = {finding.severity for finding in page.appraisal.findings}
    assert page.hidden == ("forbidden" in severities)
    proof = sold([write(description=DESCRIPTION + "\nส่งฟรี")], 1, days=2)
    assert proof.pages[1].appraisal.findings and not proof.pages[1].hidden


def test_a_hidden_product_is_no_partner_of_a_bundle():
    bundle = parse({"do": "set_bundle", "product": "soap", "partner": "bag", "off": 2_000})
    hidden = write(description="รักษาโรคมะเร็งได้")
    play = sold([bundle, hidden], 1)
    assert play.pages[1].hidden
    assert sum(day.bundles for day in play.days) == 0 < sum(day.bundles for day in sold([bundle], 1).days)


def test_words_are_a_cause_of_a_day():
    events = [*seasons.opened(shop()), NEXT, NEXT, write(), NEXT]
    found = breakdown(replay(shop(), 1, events), 3)
    assert {"words", "rank"} <= {cause.name for cause in found.causes}
    assert sum(cause.orders for cause in found.causes) == found.orders_after - found.orders_before


@pytest.mark.parametrize("product", ["soap", "car"])
def test_only_pages_with_particulars_are_written(product):
    with pytest.raises(BadEvent):
        begin(shop(), 1).apply(write(product=product))


@pytest.mark.parametrize(
    ("title", "description"), [("", "x"), ("  ", ""), ("ก" * 201, ""), ("ก", "ก" * 2_001)]
)
def test_too_little_or_too_much_is_refused(title, description):
    with pytest.raises(BadEvent):
        write(title, description)


def test_lines_of_a_description_are_kept():
    event = write(description="หนึ่ง  สอง\r\n\r\n\r\n\u200bสาม ")
    assert event.description == "หนึ่ง สอง\n\nสาม"
    assert parse(dump(event)) == event


WORDS = st.text(max_size=80) | st.sampled_from([row[1] for row in BAD]) | st.just(DESCRIPTION)


@given(WORDS, WORDS, st.integers(0, 2**63 - 1))
@settings(max_examples=25, deadline=None)
def test_anything_typed_gives_a_day_or_a_bad_event(title, description, seed):
    play = begin(shop(), seed)
    for event in seasons.opened(shop()):
        play.apply(event)
    try:
        play.apply(write(title, description))
    except BadEvent:
        return
    day = play.apply(NEXT)
    assert np.isfinite(day.products[1].place)
    assert (day.products[1].visits == 0) if play.pages[1].hidden else (day.products[1].reached >= 0)


def test_the_law_is_part_of_an_exercise_whose_pages_are_written(tmp_path, monkeypatch):
    def version(text):
        (tmp_path / "exercise.yaml").write_text(text, encoding="utf-8")
        return exercises.fingerprint(tmp_path)

    plain, judged = "tool: storefront\n", "tool: storefront\nparticulars:\n"
    before = version(plain), version(judged)
    changed = tmp_path / "house.yaml"
    changed.write_text("rules: []\n", encoding="utf-8")
    monkeypatch.setattr(exercises, "HOUSE", changed)
    assert version(plain) == before[0] and version(judged) != before[1]
