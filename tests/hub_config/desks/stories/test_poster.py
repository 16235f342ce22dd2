"""A page of information told to an instructor: what was put where, and what the readers made of it."""

from hub_config.desks.story import tell, without_walks
from talat.journal.events import Stamped, parse
from talat.journal.poster.events import PosterEvent
from tests.talat.poster.briefs import brief

CHART = {"do": "draw_chart", "block": "b1", "data": "jam", "form": "columns", "base": 0}
CHART |= {"labels": True, "sorted": True}
PICTURES = [
    {"id": "mango", "title": "มะม่วง", "by": "เราเอง", "licence": "own", "drawing": "mango"},
    {"id": "jar", "title": "ขวดแยม", "by": "นิด", "licence": "credit", "drawing": "jar"},
]
DECISIONS = [
    {"do": "open_screen", "screen": "page"},
    {"do": "write_block", "block": "head", "text": "แยมมะม่วงขายดี"},
    {"do": "add_block", "block": "b1", "kind": "chart"},
    CHART | {"base": 180},
    CHART,
    {"do": "place_block", "block": "b1", "x": 48, "y": 152, "w": 504, "h": 304},
    {"do": "ask_readers"},
    {"do": "add_block", "block": "b2", "kind": "source"},
    {"do": "write_block", "block": "b2", "text": "<b>ที่มา</b> กลุ่มแม่บ้าน 2568"},
    {"do": "style_block", "block": "b2", "size": 16, "fill": "none", "ink": "ink"},
    {"do": "layer_block", "block": "b2", "to": "back"},
    {"do": "add_block", "block": "b3", "kind": "picture"},
    {"do": "choose_picture", "block": "b3", "picture": "jar"},
    {"do": "set_palette", "palette": "pastel"},
    {"do": "undo"},
    {"do": "redo"},
    {"do": "undo"},
    {"do": "set_paper", "paper": "square"},
    {"do": "remove_block", "block": "b2"},
    {"do": "explain", "text": "ตัดแกนไม่ได้ คนจะเข้าใจผิด"},
    {"do": "submit"},
]


def told(market, decisions=DECISIONS):
    stamped = [
        Stamped(n, f"2026-06-05T07:05:{n:02d}.000000+00:00", "", parse(d)) for n, d in enumerate(decisions)
    ]
    return tell(market, 7, stamped)


def test_every_decision_is_told_in_thai_with_what_it_led_to():
    lines, replayed = told(brief(pictures=PICTURES))
    assert replayed
    said = [line.said for line in lines]
    assert said[1] == "เขียนหัวเรื่อง" and lines[1].words == "แยมมะม่วงขายดี"
    assert said[3] == "ทำกราฟแท่งตั้งของ “ยอดขายแยม” แกนเริ่มที่ 180 มีตัวเลขกำกับ"
    assert any("แกนเริ่มที่ 180" in one for one in lines[3].led)
    assert not any("แกน" in one for one in lines[4].led)
    assert said[6] == "ถามผู้อ่าน ครั้งที่ 1"
    assert lines[6].led[0] == "ตอบถูก 4 จาก 6 คำตอบ" and "ใครเป็นคนนับ" in lines[6].led[1]
    assert lines[8].words.startswith("<b>") and "<b>" not in said[8]
    assert said[12] == "เลือกรูป “ขวดแยม”" and lines[12].led == ("ใช้ได้ ถ้าบอกชื่อคนทำบนหน้า (CC BY) · นิด",)
    assert said[13] == "ใช้ชุดสี “สีหวาน”"
    assert "ถามผู้อ่านก่อนส่ง 1 ครั้ง" in lines[-1].led[0]
    assert [line.said for line in without_walks(lines)] == said[1:]


def test_without_its_brief_a_page_is_still_told():
    lines, replayed = told(None)
    assert not replayed
    assert all(not line.led for line in lines)
    assert all(any("ก" <= sign <= "๙" for sign in line.said) for line in lines)


def test_no_kind_of_decision_is_left_without_words():
    told_kinds = {raw["do"] for raw in DECISIONS}
    assert {kind.model_fields["do"].default for kind in PosterEvent.__args__} <= told_kinds
