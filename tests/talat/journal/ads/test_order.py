"""What a page's journal may hold: every refusal says in Thai what to do, and the rest may follow."""

import pytest

from talat.journal.decision import BadEvent
from talat.journal.events import dump, parse
from talat.journal.order import order_of, progress
from tests.talat import pages

CAMPAIGN = {"do": "make_campaign", "campaign": "c1", "title": "ก", "objective": "sales"}
AD_SET = {
    "do": "make_ad_set",
    "ad_set": "s1",
    "campaign": "c1",
    "title": "ก",
    "goal": "sales",
    "budget": 24_000,
}
SHARED = {**CAMPAIGN, "budget": 30_000}
SPECIAL = {**CAMPAIGN, "special": "credit"}
POST = {"do": "write_post", "post": "p1", "kind": "sell", "photo": "clear", "text": "ก"}
TEST = {"do": "start_test", "test": "t1", "kind": "holdout", "until": 5}
PRICE = {"do": "set_price", "satang": 35_900}


def without(raw, *names):
    return {name: value for name, value in raw.items() if name not in names}


def check(before, new, **market):
    order_of(pages.market(**market)).check([parse(raw) for raw in before], parse(new))


REFUSED = {
    "no price yet": ([], {"do": "next_day"}, "ตั้งราคา"),
    "a price of a product": ([], {**PRICE, "product": "x"}, "ยังไม่มีเรื่องนี้"),
    "no such kind of post": ([], {**POST, "kind": "x"}, "โพสต์แบบนี้"),
    "a post's name twice": ([POST], POST, "แล้ว"),
    "no such photo": ([], {**POST, "photo": "x"}, "ไม่มีรูปนี้"),
    "no such topic": ([], {"do": "set_answer", "topic": "x", "text": "ก"}, "ไม่มีเรื่องนี้"),
    "an app": ([], {**CAMPAIGN, "objective": "app"}, "ไม่มีแอป"),
    "a campaign twice": ([CAMPAIGN], CAMPAIGN, "แล้ว"),
    "a campaign's lifetime budget": ([], {**SHARED, "lifetime": True}, "งบต่อวัน"),
    "too small a budget": ([], {**CAMPAIGN, "budget": 3_900}, "อย่างน้อย 40 บาท"),
    "no such campaign": ([], AD_SET, "ไม่มีแคมเปญนี้"),
    "an ad set twice": ([CAMPAIGN, AD_SET], AD_SET, "แล้ว"),
    "a goal of another objective": ([CAMPAIGN], {**AD_SET, "goal": "reach"}, "เป้าหมาย"),
    "nobody pays": ([CAMPAIGN], without(AD_SET, "budget"), "ใส่งบ"),
    "two pay": ([SHARED], AD_SET, "งบรวม"),
    "two goals for one purse": (
        [SHARED, without(AD_SET, "budget")],
        {**without(AD_SET, "budget"), "ad_set": "s2", "goal": "clicks"},
        "เป้าหมายและวิธีประมูลเดียวกัน",
    ),
    "a start that is over": ([CAMPAIGN, PRICE, pages.NEXT], {**AD_SET, "starts": 1}, "ยังมาไม่ถึง"),
    "an end before the start": ([CAMPAIGN], {**AD_SET, "starts": 5, "ends": 4}, "ไม่หลังวันจบ"),
    "beyond the last day": ([CAMPAIGN], {**AD_SET, "ends": 43}, "42 วัน"),
    "a lifetime without an end": ([CAMPAIGN], {**AD_SET, "lifetime": True}, "วันจบ"),
    "a lifetime of a few baht a day": (
        [CAMPAIGN],
        {**AD_SET, "lifetime": True, "ends": 42},
        "อย่างน้อย 1,680 บาท",
    ),
    "no such region": ([CAMPAIGN], {**AD_SET, "regions": ["x"]}, "ไม่มีพื้นที่นี้"),
    "no such interest": ([CAMPAIGN], {**AD_SET, "interests": ["x"]}, "ไม่มีความสนใจนี้"),
    "no such placement": ([CAMPAIGN], {**AD_SET, "placements": ["x"]}, "ไม่มีตำแหน่งนี้"),
    "ages in a special category": ([SPECIAL], {**AD_SET, "youngest": 25}, "หมวดพิเศษ"),
    "a sex in a special category": ([SPECIAL], {**AD_SET, "sex": "women"}, "หมวดพิเศษ"),
    "an interest in a special category": ([SPECIAL], {**AD_SET, "interests": ["i1"]}, "หมวดพิเศษ"),
    "the same by an edit": (
        [SPECIAL, AD_SET],
        {"do": "edit_ad_set", "ad_set": "s1", "interests": ["i1"]},
        "หมวดพิเศษ",
    ),
    "a cap without a cap": ([CAMPAIGN], {**AD_SET, "strategy": "cost_cap"}, "เพดาน"),
    "a least return without one": ([CAMPAIGN], {**AD_SET, "strategy": "min_roas"}, "ผลตอบแทนขั้นต่ำ"),
    "a least return of clicks": (
        [CAMPAIGN],
        {**AD_SET, "goal": "clicks", "strategy": "min_roas", "min_roas": 200},
        "เป้าหมายยอดขาย",
    ),
    "a least return of clicks by an edit": (
        [CAMPAIGN, {**AD_SET, "goal": "clicks"}],
        {"do": "edit_ad_set", "ad_set": "s1", "strategy": "min_roas", "min_roas": 200},
        "เป้าหมายยอดขาย",
    ),
    "no such ad set": ([CAMPAIGN], pages.ad(), "ไม่มีชุดโฆษณานี้"),
    "an ad twice": ([CAMPAIGN, AD_SET, pages.ad()], pages.ad(), "แล้ว"),
    "an ad with an unknown photo": ([CAMPAIGN, AD_SET], pages.ad(photo="x"), "ไม่มีรูปนี้"),
    "editing no campaign": ([], {"do": "edit_campaign", "campaign": "c1", "budget": 9_000}, "ไม่มีแคมเปญนี้"),
    "a campaign that does not pay": (
        [CAMPAIGN],
        {"do": "edit_campaign", "campaign": "c1", "budget": 9_000},
        "ไม่มีงบรวม",
    ),
    "editing no ad set": ([], {"do": "edit_ad_set", "ad_set": "s1", "budget": 9_000}, "ไม่มีชุดโฆษณานี้"),
    "an ad set that does not pay": (
        [SHARED, without(AD_SET, "budget")],
        {"do": "edit_ad_set", "ad_set": "s1", "budget": 9_000},
        "แก้งบที่แคมเปญ",
    ),
    "another strategy for one of a purse": (
        [SHARED, without(AD_SET, "budget")],
        {"do": "edit_ad_set", "ad_set": "s1", "strategy": "bid_cap", "cap": 500},
        "ชุดเดียวไม่ได้",
    ),
    "an end that is over": (
        [CAMPAIGN, AD_SET, PRICE, pages.NEXT],
        {"do": "edit_ad_set", "ad_set": "s1", "ends": 1},
        "ยังมาไม่ถึง",
    ),
    "editing no ad": ([], {"do": "edit_ad", "ad": "a1", "headline": "ก"}, "ไม่มีโฆษณานี้"),
    "an edit to no photo": (
        [CAMPAIGN, AD_SET, pages.ad()],
        {"do": "edit_ad", "ad": "a1", "photo": "x"},
        "ไม่มีรูปนี้",
    ),
    "switching off nothing": (
        [],
        {"do": "set_running", "level": "ad", "name": "a1", "on": False},
        "ไม่มีโฆษณานี้",
    ),
    "testing nothing": ([], {**TEST, "kind": "split_ads", "a": "a1", "b": "a2"}, "ไม่มีโฆษณานี้"),
    "a test until yesterday": ([PRICE, pages.NEXT], {**TEST, "until": 1}, "ยังมาไม่ถึง"),
    "two tests at once": ([TEST], {**TEST, "test": "t2"}, "รอให้จบก่อน"),
    "a screen of another tool": ([], {"do": "open_screen", "screen": "slip"}, "ไม่มีหน้านี้"),
    "a decision of another tool": (
        [],
        {"do": "buy_stock", "supplier": "x", "product": "y", "pieces": 1},
        "ยังไม่มีเรื่องนี้",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case):
    before, new, words = REFUSED[case]
    with pytest.raises(BadEvent) as refused:
        check(before, new)
    assert words in refused.value.message_th


TAKEN = {
    "a lifetime budget with an end": ([CAMPAIGN], {**AD_SET, "lifetime": True, "ends": 6}),
    "a special campaign for everybody": ([SPECIAL], AD_SET),
    "regions in a special category": ([SPECIAL], {**AD_SET, "regions": ["r1"]}),
    "a second ad set of one purse": (
        [SHARED, without(AD_SET, "budget")],
        {**without(AD_SET, "budget"), "ad_set": "s2"},
    ),
    "a test after another ended": (
        [PRICE, {**TEST, "until": 1}, pages.NEXT],
        {**TEST, "test": "t2", "until": 3},
    ),
    "an answer to somebody who may not be there": (
        [],
        {"do": "reply_inbox", "conversations": ["d9-9"], "text": "ก"},
    ),
    "an edit that empties a list": (
        [CAMPAIGN, AD_SET],
        {"do": "edit_ad_set", "ad_set": "s1", "interests": []},
    ),
}


@pytest.mark.parametrize("case", TAKEN)
def test_taken(case):
    check(*TAKEN[case])


def test_what_a_market_does_not_offer_is_not_here():
    with pytest.raises(BadEvent):
        check([], POST, posts=[])
    with pytest.raises(BadEvent):
        check([], {"do": "reply_inbox", "conversations": ["d1-1"], "text": "ก"}, inbox={})
    with pytest.raises(BadEvent):
        check([CAMPAIGN, AD_SET], pages.ad(leads_to="inbox"), inbox={})
    with pytest.raises(BadEvent):
        check([], PRICE, price="359 บาท")
    with pytest.raises(BadEvent):
        check([], CAMPAIGN, objectives=["traffic"])


def test_there_is_an_end_to_ads():
    ads = [pages.ad(f"a{number}") for number in range(2)]
    with pytest.raises(BadEvent, match="ครบจำนวน"):
        check([CAMPAIGN, AD_SET, *ads], pages.ad("a9"), most_ads=2)


def test_marks_alone_are_enough_to_go_on():
    """The records keep the progress, not the journal."""
    so_far = progress([parse(raw) for raw in (CAMPAIGN, AD_SET)])
    order_of(pages.market()).check_next(so_far, parse(pages.ad()))


@pytest.mark.parametrize("raw", [*[new for _, new in TAKEN.values()], pages.ad(), POST, SHARED, TEST])
def test_decisions_survive_the_journal(raw):
    assert parse(dump(parse(raw))) == parse(raw)


@pytest.mark.parametrize(
    "raw",
    [
        {**AD_SET, "youngest": 40, "oldest": 30},
        {**AD_SET, "youngest": 17},
        {**AD_SET, "from_hour": 9, "to_hour": 9},
        {**AD_SET, "budget": 0},
        {**AD_SET, "budget": 1e4},
        {**AD_SET, "regions": "r1"},
        {**AD_SET, "spend": 5},
        pages.ad(headline="ก" * 41),
        pages.ad(text=""),
        pages.ad(headline="ก\x07"),
        {**TEST, "a": "s1"},
        {**TEST, "kind": "split_ads", "a": "a1", "b": "a1"},
        {"do": "edit_ad_set", "ad_set": "s1", "youngest": 30},
        {"do": "edit_ad_set", "ad_set": "s1", "from_hour": 5, "to_hour": 5},
        {"do": "reply_inbox", "conversations": [], "text": "ก"},
    ],
)
def test_misspelt_decisions_are_refused_with_advice(raw):
    with pytest.raises(BadEvent) as refused:
        parse(raw)
    assert "ระบบไม่เข้าใจ" not in refused.value.message_th
