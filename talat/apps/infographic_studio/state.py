"""The studio as one learner works it: what canvas and forms mean as decisions, and what is only looked at."""

import traitlets

from talat.apps.kit.workbench import Workbench, Wrong
from talat.journal.events import BadEvent, parse
from talat.journal.poster.events import LONGEST_WORDS, MOST_BASE
from talat.poster.colours import SIGHT_TITLES
from talat.poster.papers import snapped
from talat.poster.sheet import KIND_TITLES, WORDED

PLACES = {"x": "ห่างจากซ้าย", "y": "ห่างจากบน", "w": "กว้าง", "h": "สูง"}


class Studio(Workbench):
    """One page of information."""

    picked = traitlets.Unicode()  # block whose form is shown; "" for none
    sight = traitlets.Unicode("usual")  # eyes the page is looked at with
    printing = traitlets.Bool(False)  # whether the page is seen as it is printed

    def put_away(self):
        """A changed page is seen on the canvas again."""
        self.printing = False

    @property
    def block(self):
        """The block being worked on; None when there is none."""
        return self.play.sheet.find(self.picked)

    def on_pick(self, raw):
        """Another block's form: looked at, not recorded."""
        self.picked = raw.get("block", "") if self.play.sheet.find(raw.get("block", "")) else ""

    def on_see_as(self, raw):
        """The page with other eyes: looked at, not recorded."""
        if raw.get("sight") not in SIGHT_TITLES:
            raise BadEvent("เลือกจากรายการที่เห็นบนหน้าจอ")
        self.sight = raw["sight"]

    def on_print(self, raw):
        """The page as it is printed, or the canvas again: looked at, not recorded."""
        self.printing = raw.get("show") == "on"

    def on_add_block(self, raw):
        """A new block, whose form opens."""
        number = sum(event.do == "add_block" for event in self.play.events) + 1
        while self._made(f"b{number}"):
            number += 1
        self.record(parse({"do": "add_block", "block": f"b{number}", "kind": raw.get("kind", "")}))
        if self.play.sheet.find(f"b{number}"):
            self.picked = f"b{number}"

    def _made(self, name):
        own = any(piece.id == name for piece in self.market.start)
        return own or any(event.do == "add_block" and event.block == name for event in self.play.events)

    def on_place_block(self, raw):
        """A block dragged, pulled larger or moved by keys; it goes to the nearest steps of the grid."""
        place = {name: snapped(_whole(raw, name)) for name in PLACES}
        self.record(parse({"do": "place_block", "block": raw.get("block", ""), **_fair(place)}))
        self.picked = raw.get("block", "")

    def on_change_block(self, raw):
        """A block's form: as many decisions as things changed."""
        block = self.block
        if block is None:
            raise BadEvent("ยังไม่ได้เลือกชิ้น กดเลือกจากรายการก่อน")
        changes = [*self._words(block, raw), *self._chart(block, raw), *self._picture(block, raw)]
        changes += self._style(block, raw)
        place = {name: snapped(_whole(raw, name)) for name in PLACES}
        if place != {name: getattr(block, name) for name in PLACES}:
            changes.append({"do": "place_block", "block": block.id, **_fair(place)})
        if changes:
            self.record(*(parse(change) for change in changes))
        else:
            self.news = "ยังไม่มีอะไรเปลี่ยน"

    def _words(self, block, raw):
        text = raw.get("text", "").replace("\r\n", "\n")
        if block.kind not in WORDED or text == block.text:
            return []
        if len(text) > LONGEST_WORDS:
            raise Wrong("text", f"ยาวเกินไป ตัดให้เหลือไม่เกิน {LONGEST_WORDS} ตัวอักษร ตอนนี้มี {len(text)}")
        return [{"do": "write_block", "block": block.id, "text": text}]

    def _chart(self, block, raw):
        if block.chart is None:
            return []
        now = block.chart
        new = {"data": raw.get("data", now.data), "form": raw.get("form", now.form)}
        new |= {"base": _whole(raw, "base", MOST_BASE)}
        new |= {"labels": raw.get("labels") == "on", "sorted": raw.get("sorted") == "on"}
        same = all(getattr(now, name) == value for name, value in new.items())
        return [] if same else [{"do": "draw_chart", "block": block.id, **new}]

    def _picture(self, block, raw):
        new = raw.get("picture", "")
        if block.picture is None or new in ("", block.picture.id):
            return []
        return [{"do": "choose_picture", "block": block.id, "picture": new}]

    def _style(self, block, raw):
        new = {name: raw[name] for name in ("align", "ink", "fill", "icon") if raw.get(name)}
        new |= {name: _whole(raw, name) for name in ("size", "weight") if raw.get(name)}
        new = {name: value for name, value in new.items() if getattr(block, name) != value}
        return [{"do": "style_block", "block": block.id, **new}] if new else []

    def tell(self, event, result):
        """What a change did to the page."""
        block = self.play.sheet.find(getattr(event, "block", ""))
        name = KIND_TITLES[block.kind] if block else ""
        if event.do == "ask_readers":
            right = sum(answer.right for answer in result.answers)
            return f"ถามแล้ว ตอบถูก {right} จาก {len(result.answers)}"
        told = {
            "add_block": f"เพิ่ม{name}แล้ว",
            "place_block": f"วาง{name}แล้ว",
            "write_block": f"แก้ข้อความใน{name}แล้ว",
            "style_block": f"ปรับ{name}แล้ว",
            "draw_chart": "ปรับกราฟแล้ว",
            "choose_picture": "เปลี่ยนรูปแล้ว",
            "layer_block": "เปลี่ยนลำดับชั้นแล้ว",
            "remove_block": "เอาชิ้นนั้นออกแล้ว กดย้อนกลับได้",
            "undo": "ย้อนกลับแล้ว",
            "redo": "ทำซ้ำแล้ว",
            "set_palette": "เปลี่ยนชุดสีแล้ว",
            "set_paper": "เปลี่ยนกระดาษแล้ว",
        }
        return told.get(event.do) or super().tell(event, result)


def _whole(raw, name, most=2_000):
    """A whole number that was typed."""
    typed = raw.get(name, "").strip().replace(",", "")
    sign = typed.removeprefix("-")
    if not (sign.isascii() and sign.isdigit() and len(sign) < 9 and abs(int(typed)) <= most):
        raise Wrong(name, f"ใส่ตัวเลขเต็ม ตั้งแต่ 0 ถึง {most:,}")
    return int(typed)


def _fair(place):
    """Sides of at least one step, so that a block pulled to nothing becomes the smallest there is."""
    return place | {side: max(place[side], 8) for side in ("w", "h")}
