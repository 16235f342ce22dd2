"""The shop as one learner works it: what its forms mean as decisions, and what is only tried on paper."""

import traitlets

from talat.apps.kit import thai
from talat.apps.kit.workbench import Workbench
from talat.journal.events import BadEvent, parse


class Storefront(Workbench):
    """A shop with one product."""

    trial = traitlets.Tuple()  # (price in satang, who pays shipping) being tried on paper, or empty
    shown_day = traitlets.Int(0)  # day whose slip is shown; 0 for the newest

    def put_away(self):
        """The next decision ends a price tried on paper and the look at an older slip."""
        self.trial, self.shown_day = (), 0

    def on_choose_photo(self, raw):
        """The photo, and on to the next step."""
        if not raw.get("photo"):
            raise BadEvent("ยังไม่ได้เลือกรูป กดเลือกรูปหนึ่งรูปก่อน")
        chosen = parse({"do": "choose_photo", "photo": raw["photo"]})
        changes = () if self._chose_before(chosen) else (chosen,)
        self.record(*changes, self.to("day" if self.play.days else "price"))

    def _chose_before(self, chosen):
        return chosen in self.play.events and self.play.photo == chosen.photo

    def on_set_price(self, raw):
        """Price and who pays for shipping, as far as they change, and on to the shop."""
        self.trial = ()
        satang, paid_by = self._read_offer(raw)
        changes = []
        if paid_by != self.play.paid_by:
            changes.append(parse({"do": "set_shipping", "paid_by": paid_by}))
        if satang != self.play.price:
            changes.append(parse({"do": "set_price", "satang": satang}))
        self.record(*changes, self.to("day"))

    def on_try_price(self, raw):
        """A price on paper: nothing is recorded."""
        self.trial = ()
        self.trial = self._read_offer(raw)

    def _read_offer(self, raw):
        """(satang, "buyer" or "shop") of the price form; NotMoney or BadEvent in Thai."""
        satang = thai.read_satang(raw.get("price", ""))
        shipping = parse({"do": "set_shipping", "paid_by": raw.get("paid_by", self.play.paid_by)})
        return satang, shipping.paid_by

    def on_see_slip(self, raw):
        """Another day's slip: looked at, not recorded."""
        day = raw.get("day", "")
        if not (day.isascii() and day.isdigit() and 1 <= int(day[:4]) <= len(self.play.days)):
            raise BadEvent("ยังไม่มีสลิปของวันนั้น เลือกวันที่ขายไปแล้ว")
        self.shown_day = int(day[:4])

    def tell(self, event, result):
        """What a day or a price brought."""
        if event.do == "next_day":
            earned = "กำไร" if result.profit >= 0 else "ขาดทุน"
            return f"วันที่ {result.day} ขายได้ {result.units} ชิ้น {earned} {thai.baht(abs(result.profit))}"
        if event.do == "set_price":
            return f"ตั้งราคา {thai.baht(event.satang)} แล้ว"
        return super().tell(event, result)
