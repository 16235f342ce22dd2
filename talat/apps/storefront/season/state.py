"""The shop of a season as one learner works it: what forms mean as decisions, what is only looked at."""

import traitlets

from talat.apps.kit import thai
from talat.apps.kit.workbench import Workbench
from talat.apps.storefront.season import fields
from talat.apps.storefront.season.asking import AskForms
from talat.apps.storefront.season.deals import DealForms
from talat.apps.storefront.season.editor import PageForms
from talat.apps.storefront.season.figures import talk, waiting
from talat.apps.storefront.season.inbox import TalkForms
from talat.apps.storefront.season.store import StockForms
from talat.journal.events import BadEvent, parse

MOST_DAYS = 7  # that one press may sell while nothing waits for a decision


class SeasonShop(PageForms, StockForms, DealForms, TalkForms, AskForms, Workbench):
    """A shop with several products, stock, cash and a calendar."""

    chosen = traitlets.Unicode()  # product looked at; "" for the first
    trial = traitlets.Dict()  # fields being tried on paper, by name, as they were understood
    shown_day = traitlets.Int(0)  # day looked at; 0 for the newest
    shown_order = traitlets.Unicode()  # order whose reasons are looked at; "" for none
    shown_month = traitlets.Int(0)  # month of the calendar, from 1; 0 for the present one

    def put_away(self):
        """A recorded decision ends what was tried on paper."""
        self.trial = {}

    # days ------------------------------------------------------------------------------------------------

    def on_next_day(self, raw):
        """One day."""
        event = parse({**raw, "do": "next_day"})
        self.shown_day = self.shown_month = 0
        self.shown_order = self.talk = self.review = ""
        self.forget_answer()
        self.record(event)

    def on_next_days(self, raw):
        """Day after day, until something new waits for a decision, at most `MOST_DAYS`."""
        known = waiting.pressing(self.play)
        for _ in range(MOST_DAYS):
            self.on_next_day(raw)
            if self.pending or self.error or self.play.finished or waiting.pressing(self.play) - known:
                return

    # going somewhere and looking -------------------------------------------------------------------------

    @property
    def product(self):
        """The id of the product that is looked at."""
        return self.chosen if self.chosen in self.play.at else next(iter(self.play.at))

    def on_see_product(self, raw):
        """A product's own page, or its row of another screen: `screen` says which."""
        if raw.get("product") not in self.play.at:
            raise BadEvent("ไม่มีสินค้านี้ในร้าน เลือกสินค้าจากที่เห็นบนหน้าจอ")
        going = raw.get("screen", "product")
        self.chosen = raw["product"]
        self.trial = {}
        if going != self.play.screen:
            self.record(self.to(going))

    def on_see_day(self, raw):
        """Another day of the slip or of the reasons."""
        self.shown_day = self._sold_day(raw)
        self.shown_order = ""

    def on_see_order(self, raw):
        """Why one buyer bought."""
        self.shown_order = raw.get("order", "")[:20]

    def on_see_slip(self, raw):
        """The slip of a day, from anywhere."""
        self.shown_day = self._sold_day(raw)
        if self.play.screen != "slip":
            self.record(self.to("slip"))

    def _sold_day(self, raw):
        day = fields.day(raw, "day", len(self.play.days))
        if not day:
            raise BadEvent("วันนั้นยังไม่ได้ขาย เลือกวันที่ขายไปแล้ว")
        return day

    def on_see_month(self, raw):
        """Another month of the calendar."""
        self.shown_month = fields.day(raw, "month", 24)

    # telling ---------------------------------------------------------------------------------------------

    def tell(self, event, result):
        """What a decision brought, one sentence."""
        told = TELL.get(event.do)
        return told(self.play, event, result) if told else super().tell(event, result)


def _name(play, product):
    return play.season.listings[0 if product is None else play.at[product]].product.name


def _day_told(_play, _event, day):
    earned = "กำไร" if day.profit >= 0 else "ติดลบ"
    return f"วันที่ {day.day} ขายได้ {day.orders} ออเดอร์ {earned} {thai.baht(abs(day.profit))}"


def _bought(play, event, _result):
    bought = play.purchases[-1]
    name = _name(play, event.product)
    return f"สั่ง{name} {thai.number(bought.pieces)} ชิ้นแล้ว จ่ายไป {thai.baht(bought.satang)}"


def _voucher(_play, event, _result):
    if not event.off:
        return "เลิกแจกโค้ดส่วนลดแล้ว"
    return f"แจกโค้ดลด {thai.baht(event.off)} เมื่อซื้อครบ {thai.baht(event.least)} แล้ว"


def _sale(_play, event, _result):
    return f"เข้าร่วมแล้ว ลดทุกอย่าง {event.percent}%" if event.percent else "ไม่เข้าร่วมวันลดราคานี้แล้ว"


TELL = {
    "next_day": _day_told,
    "write_listing": lambda play, event, _: f"บันทึกชื่อและรายละเอียดของ{_name(play, event.product)}แล้ว",
    "reply": lambda _play, _event, replied: talk.news(replied),
    "answer_review": lambda _play, _event, replied: talk.news(replied),
    "ready_answer": lambda _play, event, _: "เก็บคำตอบไว้แล้ว" if event.text else "เลิกใช้คำตอบนี้แล้ว",
    "chat_rounds": lambda _play, event, _: f"ตั้งแต่พรุ่งนี้ดูแชตวันละ {event.times} รอบ",
    "set_price": lambda play, event, _: f"ตั้งราคา{_name(play, event.product)} {thai.baht(event.satang)} แล้ว",
    "choose_photo": lambda play, event, _: f"เปลี่ยนรูป{_name(play, event.product)}แล้ว",
    "buy_stock": _bought,
    "set_shipping": lambda play, event, _: "ร้านจ่ายค่าส่งแล้ว" if event.paid_by == "shop" else "ลูกค้าจ่ายค่าส่งแล้ว",
    "offer_cod": lambda play, event, _: "รับเก็บเงินปลายทางแล้ว" if event.on else "ไม่รับเก็บเงินปลายทางแล้ว",
    "set_voucher": _voucher,
    "set_bundle": lambda play, event, _: "ขายเป็นชุดแล้ว" if event.off else "เลิกขายเป็นชุดแล้ว",
    "join_sale": _sale,
}
