"""The form of "what if I had…": one question of the days already sold, and luck told a moment later."""

import traitlets

from talat.apps.kit.workbench import Wrong
from talat.apps.storefront.season import fields
from talat.apps.storefront.season.figures import otherwise
from talat.journal.events import BadEvent
from talat.journal.shop import questions, what_if

NOT_ASKED = {
    "ask": "price",
    "day": 1,
    "product": "",
    "price": "",
    "photo": "",
    "paid_by": "shop",
    "cod": "no",
}
NOT_ASKED |= {"sale": "", "percent": "", "sooner": ""}


class AskForms(traitlets.HasTraits):
    """What the form of questions means; part of `SeasonShop`. Nothing here is recorded."""

    question = traitlets.Any(None, allow_none=True)
    answer = traitlets.Any(None, allow_none=True)
    spread = traitlets.Any(None, allow_none=True)  # of the answer in other markets; None until it is told
    asking = traitlets.Dict(NOT_ASKED)  # the form as it was sent

    def forget_answer(self):
        """A new day asks anew."""
        self.question = self.answer = self.spread = None
        self.asking = NOT_ASKED

    def on_ask(self, raw):
        """The question the sentence spells."""
        self.answer = self.spread = None
        self.asking = NOT_ASKED | {name: raw[name] for name in NOT_ASKED if name in raw}
        self.asking = self.asking | {"day": fields.day(raw, "day", len(self.play.days)) or 1}
        self._answer(questions.read(self._question(raw)))

    def on_ask_ready(self, raw):
        """One of the questions worth asking now."""
        options = what_if.options(self.play)
        number = raw.get("number", "")
        if not (number.isascii() and number.isdigit() and int(number[:2]) < len(options)):
            raise BadEvent("เลือกคำถามจากที่เห็นบนหน้าจอ")
        self.answer = self.spread = None
        self._answer(options[int(number[:2])])

    def on_ask_luck(self, _raw):
        """The same question in other markets; the page asks this by itself."""
        if self.question is not None and self.answer is not None and self.spread is None:
            self.spread = what_if.luck(self.play, self.question)

    def _answer(self, question):
        self.question, self.answer = question, what_if.answer(self.play, question)

    def _question(self, raw):
        kinds = [name for name, _ in otherwise.KINDS]
        ask = fields.one_of(raw, "ask", kinds, "เลือกก่อนว่าจะถามเรื่องอะไร")
        return {"ask": ask, **getattr(self, f"_ask_{ask}")(raw)}

    def _day(self, raw):
        day = fields.day(raw, "day", len(self.play.days))
        if not day:
            raise Wrong("day", "ถามได้เฉพาะวันที่ขายไปแล้ว เลือกวันอื่น")
        return {"day": day}

    def _ask_price(self, raw):
        product = fields.one_of(raw, "product", self.play.at, "เลือกสินค้าก่อน")
        return {"product": product, "satang": fields.satang(raw, "price", "ราคา"), **self._day(raw)}

    def _ask_photo(self, raw):
        known = [value for value, _ in otherwise.photos(self.play)]
        product, photo = fields.one_of(raw, "photo", known, "เลือกรูปก่อน").split(" ")
        return {"product": product, "photo": photo, **self._day(raw)}

    def _ask_shipping(self, raw):
        paid_by = fields.one_of(raw, "paid_by", ("shop", "buyer"), "เลือกว่าใครจ่ายค่าส่ง")
        return {"paid_by": paid_by, **self._day(raw)}

    def _ask_cod(self, raw):
        on = fields.one_of(raw, "cod", ("yes", "no"), "เลือกว่ารับเก็บเงินปลายทางหรือไม่") == "yes"
        return {"on": on, **self._day(raw)}

    def _ask_sale(self, raw):
        known = {sale.id: sale for sale in otherwise.passed_sales(self.play)}
        if not known:
            raise Wrong("sale", "ยังไม่มีวันเลขเบิ้ลที่ผ่านไป ถามเรื่องอื่นก่อน")
        sale = known[fields.one_of(raw, "sale", known, "เลือกวันเลขเบิ้ลก่อน")]
        percent = fields.count(raw, "percent", "ส่วนลด", "เปอร์เซ็นต์", 0, 90)
        if 0 < percent < sale.least_percent:
            raise Wrong("percent", f"วันนี้ต้องลดอย่างน้อย {sale.least_percent}% หรือใส่ 0 ถ้าไม่เข้าร่วม")
        return {"sale": sale.id, "percent": percent}

    def _ask_stock(self, raw):
        if not any(one.pieces and one.day > 1 for one in self.play.purchases):
            raise Wrong("sooner", "ยังไม่เคยสั่งของระหว่างเปิดร้าน ถามเรื่องอื่นก่อน")
        days = fields.count(raw, "sooner", "จำนวนวัน", "วัน", 1, questions.MOST_SOONER)
        return {"days": days}
