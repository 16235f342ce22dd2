"""A page without ads money: page, posts and inbox only, one step after another, no ads on any screen."""

import re
from types import SimpleNamespace

import pytest

from talat.apps.page_ads import patterns, view
from talat.apps.page_ads.figures import matters, posted, today
from talat.apps.page_ads.state import PageAds
from talat.journal.events import BadEvent, parse
from tests.talat.apps.page_ads.conftest import PRICE, do
from tests.talat.apps.page_ads.test_view import PLACES, TO_DAY, buttons, words
from tests.talat.fake_records import FakeRecords

PAGE = {"do": "set_page", "name": "สบู่บ้านสวน", "about": "สบู่กวนมือ ส่งทุกวัน ทักแชตได้"}
ANSWER = {"do": "set_answer", "topic": "price", "answer": "ชุดละ 349 บาทค่ะ"}
POST = {"do": "write_post", "kind": "story", "photo": "hands", "text": "แม่กวนสบู่หม้อแรกของวันนี้ค่ะ"}
RAIL = ("day", "page", "post", "inbox", "dashboard", "money")
SHOWN = (
    *(place for place in PLACES if place not in ("ads", "review", "breakdown", "what_if", "test")),
    "ads",
)


@pytest.fixture(scope="module")
def quiet(exercise):
    """The exercise of the last unit with no objective on offer, and many followers."""
    page = exercise.exercise.page.model_copy(update={"followers": 40_000})
    market = exercise.exercise.model_copy(update={"objectives": (), "page": page})
    return exercise.model_copy(
        update={"exercise": market, "practice": market, "brief": "ดูแลเพจ เขียนโพสต์ ตอบแชต"}
    )


@pytest.fixture
def page(quiet):
    return PageAds(FakeRecords(quiet), quiet)


def test_neither_money_nor_objectives_means_no_ads(exercise):
    market = exercise.exercise
    assert market.advertises
    poor = market.money.model_copy(update={"ads": 0})
    assert not market.model_copy(update={"money": poor}).advertises
    assert not market.model_copy(update={"objectives": ()}).advertises


def test_the_steps_lead_from_price_to_page_to_answers_to_a_post_to_the_day(page):
    asked = [matters.step(page.play, "exercise").fields]
    for raw in (PRICE, PAGE, ANSWER, POST):
        do(page, raw)
        asked.append(matters.step(page.play, "exercise").fields)
    assert [fields.get("screen") or fields["do"] for fields in asked] == [
        *("price", "page", "inbox", "post", "next_day")
    ]
    assert [title for title, _, done in matters.launch(page.play) if done] == [
        *("ตั้งราคา", "แต่งหน้าเพจ", "ตั้งคำตอบอัตโนมัติ", "เขียนโพสต์แรก")
    ]


def test_no_campaign_can_be_made(page):
    do(page, PRICE)
    made = parse({"do": "make_campaign", "campaign": "c1", "title": "ก", "objective": "sales"})
    with pytest.raises(BadEvent):
        page.play.apply(made)


def test_no_screen_speaks_of_ads_and_each_has_one_next_step(page, folder):
    for raws in ((), (PRICE, PAGE, ANSWER, POST, TO_DAY, *[{"do": "next_day"}] * 3)):
        do(page, *raws)
        for place in SHOWN:
            do(page, {"do": "open_screen", "screen": place})
            markup = view.render(page, folder)
            assert len(buttons(markup)) == 1, place
            assert "ค่าโฆษณา" not in words(markup), place
            rail = re.findall(r'class="rail__go" data-do="open_screen" data-screen="(\w+)"', markup)
            assert rail == [one for one in RAIL if place not in view.ALONE], place


def test_the_day_is_told_in_posts(page):
    do(page, PRICE, PAGE, POST, TO_DAY, {"do": "next_day"})
    told = page.play.days[-1].posts[0]
    stages = today.stages(page.play)
    assert [stage.title for stage in stages[:4]] == ["ลงวันนี้", "โพสต์ไปถึง", "ถูกใจ", "ทักหรือกดดู"]
    assert stages[1].number == f"{told.reach:,} คน" and "ใน 100 ของผู้ติดตาม" in stages[1].share
    assert f"โพสต์ไปถึง {told.reach:,} คน" in page.news
    assert page.play.summary.reached == told.reach


def test_the_post_in_the_middle_is_told_and_kinds_are_compared(page):
    do(page, PRICE)
    assert posted.middle(page.play) is None and posted.kinds(page.play) == []
    for kind in ("story", "tip", "story", "story"):
        do(page, POST | {"kind": kind}, TO_DAY, {"do": "next_day"}, {"do": "next_day"})
    reach = [told.reach for _, told in posted.shown(page.play)]
    assert posted.middle(page.play)[0] == f"{round(sum(sorted(reach)[1:3]) / 2):,} คน"
    rows = {row[0]: row for row in posted.kinds(page.play)}
    assert [row[1] for row in rows.values()] == ["3", "1 (ยังน้อย)"]
    assert max(bar.share for bar in posted.bars(page.play)) == 1.0
    assert posted.bars(page.play)[-1].words == f"{reach[0]:,} คน"


def test_a_post_with_forbidden_words_is_pressing(page):
    do(page, PRICE, POST | {"text": "สบู่นี้รักษาสิวหายขาดค่ะ"}, TO_DAY, {"do": "next_day"})
    found = [one for one in matters.matters(page.play) if one.place == "post"]
    assert found[0].tone == "bad" and matters.counts(page.play, found)["post"] == 1


def test_the_coach_asks_about_the_page_then_posts(page):
    asked = [patterns.question(page.play, "day")]
    for raw in (PRICE, PAGE, POST):
        do(page, raw)
        asked.append(patterns.question(page.play, "day"))
    about = ("ต้นทุน", "คนแปลกหน้า", "เปิดมือถือตอนเย็น", "40,000 คน")
    assert all(word in text for word, text in zip(about, asked, strict=True))


def test_selling_only_leaving_and_one_far_ahead_are_asked_about():
    def play(kinds=(), reach=(), left=0):
        posts = {str(number): SimpleNamespace(kind=kind) for number, kind in enumerate(kinds)}
        day = SimpleNamespace(posts=[SimpleNamespace(reach=one) for one in reach], lost_followers=left)
        return SimpleNamespace(market=SimpleNamespace(advertises=False), posts=posts, days=[day])

    assert patterns.only_selling(play(("sell",) * 3)) and not patterns.only_selling(
        play(("sell", "tip", "sell"))
    )
    assert patterns.people_leave(play(left=2)) == {"left": 2} and not patterns.people_leave(play())
    assert patterns.one_post_far_ahead(play(reach=(50, 60, 900))) == {"best": "900", "middle": "60"}
    assert not patterns.one_post_far_ahead(play(reach=(50, 900)))
