"""A page of information's story: blocks, words, charts, colours, and what the readers answered."""

from __future__ import annotations

from hub_config.desks.stories.narrator import Narrator
from talat.poster.palettes import PALETTES, ROLE_TITLES
from talat.poster.papers import PAPERS
from talat.poster.pictures import LICENCES
from talat.poster.sheet import FORM_TITLES, KIND_TITLES

SCREENS = {
    "brief": "อ่านโจทย์",
    "page": "จัดหน้า",
    "readers": "ถามผู้อ่าน",
    "explain": "บอกเหตุผล",
    "submit": "ส่งงาน",
}
LONGEST_NAME = 24  # signs of a block's words that name it
ALIGNS = {"left": "ชิดซ้าย", "center": "กลาง", "right": "ชิดขวา"}
WEIGHTS = {400: "ปกติ", 600: "หนา", 700: "หนามาก"}
LAYERS = {"up": "ขึ้นหน้า", "down": "ลงหลัง", "front": "ขึ้นบนสุด", "back": "ลงล่างสุด"}


def _block(play, event):
    """A block as it stands after a decision; None without a play or where it is not on the page."""
    return play.sheet.find(event.block) if play else None


def _name(play, event, before=None) -> str:
    """What a block is called: its kind, and how its words begin."""
    block = _block(play, event) or before
    if block is None:
        return f"ชิ้น {event.block}"
    words = " ".join(block.text.split())
    short = f"{words[:LONGEST_NAME]}…" if len(words) > LONGEST_NAME else words
    return f"{KIND_TITLES[block.kind]} “{short}”" if words else KIND_TITLES[block.kind]


def _add_block(event, _play, _before):
    return f"เพิ่ม{KIND_TITLES[event.kind]}", (), ""


def _place_block(event, play, before):
    block = _block(play, event)
    if block is None:
        return f"วาง{_name(play, event)}", (), ""
    said = f"วาง{_name(play, event)} ห่างซ้าย {block.x} ห่างบน {block.y} กว้าง {block.w} สูง {block.h}"
    if before and (before.x, before.y) != (block.x, block.y):
        said += f" (เดิมห่างซ้าย {before.x} ห่างบน {before.y})"
    return said, (), ""


def _write_block(event, play, before):
    kind = KIND_TITLES[before.kind] if before else f"ชิ้น {event.block}"
    return (f"เขียน{kind}" if event.text else f"ลบข้อความใน{kind}"), (), event.text


def _style_block(event, play, before):
    looks = []
    if event.size is not None:
        looks.append(f"ตัวหนังสือขนาด {event.size}")
    if event.weight is not None:
        looks.append(f"ความหนา {WEIGHTS[event.weight]}")
    if event.align is not None:
        looks.append(f"จัดข้อความ{ALIGNS[event.align]}")
    if event.ink is not None:
        looks.append(ROLE_TITLES[event.ink])
    if event.fill is not None:
        looks.append("ไม่มีสีพื้น" if event.fill == "none" else f"พื้น{ROLE_TITLES[event.fill]}")
    if event.icon is not None:
        looks.append("เปลี่ยนไอคอน")
    return f"ปรับ{_name(play, event, before)}: {' · '.join(looks)}", (), ""


def _draw_chart(event, play, _before):
    data = play.market.data[event.data].title if play else event.data
    said = f"ทำกราฟ{FORM_TITLES[event.form]}ของ “{data}” แกนเริ่มที่ {event.base:,}"
    said += " มีตัวเลขกำกับ" if event.labels else " ไม่มีตัวเลขกำกับ"
    if not play:
        return said, (), ""
    bad = [one for one in play.findings if one.block == event.block and not one.passed]
    return said, [f"ยังไม่ผ่าน: {one.said}" for one in bad], ""


def _choose_picture(event, play, _before):
    if not play:
        return f"เลือกรูป {event.picture}", (), ""
    chosen = play.market.art[event.picture]
    return f"เลือกรูป “{chosen.title}”", (f"{LICENCES[chosen.licence].title} · {chosen.by}",), ""


def _layer_block(event, play, _before):
    return f"เลื่อน{_name(play, event)} {LAYERS[event.to]}", (), ""


def _remove_block(event, play, before):
    return f"เอา{_name(play, event, before)} ออก", (), ""


def _set_paper(event, _play, _before):
    return f"ใช้{PAPERS[event.paper].title}", (), ""


def _set_palette(event, _play, _before):
    return f"ใช้ชุดสี “{PALETTES[event.palette].title}”", (), ""


def _undo(_event, _play, _before):
    return "ย้อนกลับหนึ่งครั้ง", (), ""


def _redo(_event, _play, _before):
    return "ทำซ้ำสิ่งที่ย้อนไป", (), ""


def _ask_readers(_event, play, _before):
    if not play:
        return "ถามผู้อ่าน", (), ""
    names = {one.id: one.name for one in play.market.readers}
    asks = {one.id: one.ask for one in play.market.questions}
    answers = play.tried[-1].answers
    wrong = [one for one in answers if not one.right]
    led = [f"ตอบถูก {len(answers) - len(wrong)} จาก {len(answers)} คำตอบ"]
    led += [f"{names[one.reader]} ตอบผิดข้อ “{asks[one.question]}”: {one.why or one.said}" for one in wrong]
    return f"ถามผู้อ่าน ครั้งที่ {len(play.tried)}", led, ""


def _submit(_event, play, _before):
    if not play:
        return "ส่งงาน", (), ""
    right = sum(answer.right for answer in play.answers)
    last = f"หน้าที่ส่งมี {len(play.sheet.blocks)} ชิ้น ถ้าถามผู้อ่านตอนส่ง ตอบถูก {right} จาก {len(play.answers)}"
    return "ส่งงาน", (f"{last} · ถามผู้อ่านก่อนส่ง {len(play.tried)} ครั้ง",), ""


def _before(play, event):
    """The block a decision is about, as it stood."""
    return play.sheet.find(event.block) if hasattr(event, "block") else None


NARRATOR = Narrator(
    screens=SCREENS,
    tell={
        "add_block": _add_block,
        "place_block": _place_block,
        "write_block": _write_block,
        "style_block": _style_block,
        "draw_chart": _draw_chart,
        "choose_picture": _choose_picture,
        "layer_block": _layer_block,
        "remove_block": _remove_block,
        "set_paper": _set_paper,
        "set_palette": _set_palette,
        "undo": _undo,
        "redo": _redo,
        "ask_readers": _ask_readers,
        "submit": _submit,
    },
    before=_before,
)
