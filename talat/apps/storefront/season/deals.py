"""The forms of what the whole shop offers: shipping, payment at the door, vouchers, bundles, double days."""

import traitlets

from talat.apps.kit import thai
from talat.apps.kit.workbench import Wrong
from talat.apps.storefront.season import fields
from talat.apps.storefront.season.figures import waiting
from talat.journal.events import BadEvent, parse

DEALS = ("sale", "terms", "voucher", "bundle")


class DealForms(traitlets.HasTraits):
    """What the forms of promotions mean; part of `SeasonShop`."""

    deal = traitlets.Enum(["", *DEALS], default_value="")  # the one looked at; "" for the one that waits

    def on_see_deal(self, raw):
        """Another promotion: looked at, not recorded."""
        self.trial, self.deal = {}, fields.one_of(raw, "deal", DEALS, "เลือกโปรโมชั่นจากที่เห็นบนหน้าจอ")

    def on_set_terms(self, raw):
        """Who pays for shipping and whether buyers may pay on delivery, as far as they change."""
        self.deal = "terms"
        paid_by = fields.one_of(raw, "paid_by", ("buyer", "shop"), "ยังไม่ได้เลือกว่าใครจ่ายค่าส่ง")
        cod = fields.one_of(raw, "cod", ("yes", "no"), "ยังไม่ได้เลือกว่ารับเก็บเงินปลายทางหรือไม่") == "yes"
        changes = [{"do": "set_shipping", "paid_by": paid_by}] * (paid_by != self.play.plan.paid_by)
        changes += [{"do": "offer_cod", "on": cod}] * (cod != self.play.plan.cod)
        if not changes:
            raise BadEvent("ยังไม่มีอะไรเปลี่ยน เลือกใหม่ก่อน แล้วค่อยกดบันทึก")
        self.record(*map(parse, changes))

    def on_set_voucher(self, raw):
        """A voucher: so much off an order of at least so much."""
        self.record(parse({"do": "set_voucher", **self._read_voucher(raw)}))

    def on_try_voucher(self, raw):
        """The same on paper."""
        self.trial = {"voucher": self._read_voucher(raw)}

    def _read_voucher(self, raw):
        self.trial, self.deal = {}, "voucher"
        off = fields.satang(raw, "voucher_off", "ส่วนลด")
        least = fields.satang(raw, "voucher_least", "ยอดซื้อขั้นต่ำ")
        if off >= least:
            raise Wrong("voucher_off", "ส่วนลดต้องน้อยกว่ายอดซื้อขั้นต่ำ ไม่อย่างนั้นเท่ากับแจกของฟรี")
        return {"off": off, "least": least}

    def on_end_voucher(self, _raw):
        """No voucher any more."""
        self.record(parse({"do": "set_voucher", "off": 0, "least": 0}))

    def on_set_bundle(self, raw):
        """Two products with so much off when both are bought."""
        self.record(parse({"do": "set_bundle", **self._read_bundle(raw)}))

    def on_try_bundle(self, raw):
        """The same on paper."""
        self.trial = {"bundle": self._read_bundle(raw)}

    def _read_bundle(self, raw):
        self.trial, self.deal = {}, "bundle"
        one = fields.one_of(raw, "bundle_one", self.play.at, "ยังไม่ได้เลือกสินค้าชิ้นแรก")
        two = fields.one_of(raw, "bundle_two", self.play.at, "ยังไม่ได้เลือกสินค้าชิ้นที่สอง")
        if one == two:
            raise Wrong("bundle_two", "สองชิ้นเป็นสินค้าเดียวกัน เลือกชิ้นที่สองเป็นอย่างอื่น")
        prices = [self.play.plan.prices[self.play.at[name]] for name in (one, two)]
        if None in prices:
            raise Wrong("bundle_one", "สินค้าในชุดยังไม่มีราคา ตั้งราคาทั้งสองอย่างก่อน")
        off = fields.satang(raw, "bundle_off", "ส่วนลด")
        if off >= sum(prices):
            raise Wrong("bundle_off", f"ส่วนลดต้องน้อยกว่าราคาทั้งชุด {thai.baht(sum(prices))}")
        return {"product": one, "partner": two, "off": off}

    def on_end_bundle(self, _raw):
        """No bundle any more."""
        one, two = self.play.plan.bundle
        self.record(parse({"do": "set_bundle", "product": one, "partner": two, "off": 0}))

    def on_join_sale(self, raw):
        """So many percent off on a double day that is still to come."""
        sale, percent = self._read_sale(raw)
        if percent == dict(self.play.plan.sales).get(sale.id):
            raise BadEvent(f"เข้าร่วมและลด {percent}% อยู่แล้ว")
        self.record(parse({"do": "join_sale", "sale": sale.id, "percent": percent}))

    def on_try_sale(self, raw):
        """The same on paper."""
        sale, percent = self._read_sale(raw)
        self.trial = {"sale": {sale.id: percent}}

    def _read_sale(self, raw):
        self.trial, self.deal = {}, "sale"
        sale = self._coming_sale(raw)
        name = f"percent-{sale.id}"
        return sale, fields.count(raw, name, "ส่วนลด", "เปอร์เซ็นต์", sale.least_percent, 90)

    def on_leave_sale(self, raw):
        """Out of a double day again."""
        self.record(parse({"do": "join_sale", "sale": self._coming_sale(raw).id, "percent": 0}))

    def _coming_sale(self, raw):
        coming = {sale.id: sale for sale in waiting.coming_sales(self.play)}
        if raw.get("sale") not in coming:
            raise BadEvent("วันลดราคานี้ผ่านไปแล้ว เลือกวันที่ยังมาไม่ถึง")
        return coming[raw["sale"]]
