"""A season as a story: every kind of decision in words, with what it led to or without a market."""

import json
from functools import cache
from pathlib import Path

from hub_config.desks.stories import season
from hub_config.desks.stories.narrator import SHARED
from hub_config.desks.story import narrator_of, tell, without_walks
from talat.journal.events import Stamped, parse
from talat.journal.play import replay
from talat.journal.shop.events import SeasonEvent
from talat.scenarios.exercise import load_exercise

UNIT = Path(__file__).resolve().parents[4] / "notebooks/courses/online-shop/shop-10"
NEXT = {"do": "next_day"}
DECISIONS = [
    {"do": "open_screen", "screen": "goods"},
    {"do": "choose_photo", "product": "bag", "photo": "worn"},
    {"do": "set_price", "product": "bag", "satang": 5_900},
    {"do": "set_price", "product": "soap", "satang": 6_900},
    {"do": "write_listing", "product": "soap", "title": "สบู่ขมิ้นทำมือ", "description": "รักษาสิวหายขาด"},
    {"do": "offer_cod", "on": False},
    {"do": "set_shipping", "paid_by": "shop"},
    {"do": "set_voucher", "off": 1_000, "least": 10_000},
    {"do": "set_voucher", "off": 0, "least": 0},
    {"do": "set_bundle", "product": "bag", "partner": "soap", "off": 1_000},
    {"do": "join_sale", "sale": "double-10", "percent": 10},
    {"do": "join_sale", "sale": "double-11", "percent": 0},
    {"do": "buy_stock", "supplier": "near", "product": "bag", "pieces": 20},
    {"do": "buy_stock", "supplier": "factory", "product": "hat", "pieces": 10},
    {"do": "ready_answer", "product": "bag", "topic": "size", "text": "กว้าง 38 สูง 40 ค่ะ"},
    {"do": "chat_rounds", "times": 6},
    *[NEXT] * 6,
    {"do": "reply", "conversation": "1-0-size", "text": "ไปแล้วค่ะ"},
    {"do": "answer_review", "review": "99-9", "choice": "mend"},
    {"do": "open_screen", "screen": "numbers"},
    {"do": "set_price", "product": "bag", "satang": 15_900},
    NEXT,
    {"do": "explain", "text": "ฝีมือครึ่งหนึ่ง"},
    {"do": "submit"},
]


@cache
def market():
    return load_exercise(UNIT).market("exercise")


def stamped(decisions):
    at = "2026-10-05T07:05:{:02d}.000000+00:00"
    return [Stamped(n + 1, at.format(n % 60), "", parse(d)) for n, d in enumerate(decisions)]


def story(decisions=DECISIONS):
    lines, replayed = tell(market(), 7, stamped(decisions))
    assert replayed
    return lines


def of_kind(kind):
    return [line for line in story() if line.kind == kind]


def test_every_decision_of_a_season_has_words_of_its_own():
    kinds = {one.model_fields["do"].default for one in SeasonEvent.__args__}
    assert kinds | {"choose_photo", "set_price", "set_shipping", "next_day"} == set(season.NARRATOR.tell)
    for line in story():
        assert line.said and line.said != line.kind
        assert line.kind in season.NARRATOR.tell or line.kind in {*SHARED, "open_screen"}


def test_a_price_says_what_is_left_of_a_piece():
    cheap, _, dear = of_kind("set_price")
    assert cheap.said == "ตั้งราคากระเป๋าผ้า 59 บาท" and "ขาดทุนชิ้นละ" in cheap.led[0]
    assert "(เดิม 59 บาท)" in dear.said and "เหลือชิ้นละ" in dear.led[0]


def test_a_page_says_what_is_wrong_with_its_words():
    (line,) = of_kind("write_listing")
    assert any("รักษา" in led for led in line.led) and line.led[-1].startswith("ตลาดซ่อน")
    assert line.words == "สบู่ขมิ้นทำมือ\nรักษาสิวหายขาด" and line.words not in line.said
    assert any("ตลาดซ่อน สบู่ขมิ้น" in led for day in of_kind("next_day") for led in day.led)


def test_stock_says_what_it_cost_or_why_there_is_none():
    near, far = of_kind("buy_stock")
    assert "จ่าย 1,360 บาท นัดส่งวันที่ 3" in near.led[0]
    assert "ไม่ได้ของ" in far.led[0]


def test_days_are_those_of_the_replay():
    play = replay(market(), 7, [parse(raw) for raw in DECISIONS])
    for line, day in zip(of_kind("next_day"), play.days, strict=True):
        assert f"สั่งซื้อ {day.orders:,}" in line.led[0] and f"วันที่ {day.day}" in line.said


def test_an_answer_that_was_not_sent_says_so():
    assert "ไม่ได้ส่ง" in of_kind("reply")[0].led[0]


def test_an_answer_that_was_sent_says_what_it_is():
    play = replay(market(), 7, [parse(raw) for raw in DECISIONS[:22]])
    chat = play.inbox.seen("open")[0]
    said = {"do": "reply", "conversation": chat.id, "text": "สวัสดีค่ะ"}
    line = story([*DECISIONS[:22], said])[-1]
    assert chat.text in line.said and line.led and line.words == "สวัสดีค่ะ"


def test_looks_at_figures_are_kept_and_other_walks_are_not():
    told = [line.said for line in without_walks(story())]
    assert "เปิดหน้า “ตัวเลขร้าน”" in told and "เปิดหน้า “สินค้าทั้งหมด”" not in told


def test_without_a_market_the_decisions_are_still_told():
    rows = stamped(DECISIONS)
    lines, replayed = tell(None, 7, rows)
    assert not replayed and narrator_of(None, rows) is season.NARRATOR
    assert all(line.said for line in lines) and not any(line.led for line in lines)


def test_the_exemplar_is_told_to_its_end():
    rows = [json.loads(line) for line in (UNIT / "exemplar.jsonl").read_text(encoding="utf-8").splitlines()]
    lines, replayed = tell(market(), 3, stamped(rows))
    assert replayed and len(lines) == len(rows)
    assert "รวม 90 วัน" in lines[-1].led[0]
