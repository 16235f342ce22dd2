"""The forms of the shelves: pieces from a supplier, ordered or tried on paper."""

from talat.apps.kit import thai
from talat.apps.kit.workbench import Wrong
from talat.apps.storefront.season import fields
from talat.journal.events import parse
from talat.journal.shop.events import MOST_PIECES


class StockForms:
    """What the forms of the shelves mean; part of `SeasonShop`."""

    def on_buy_stock(self, raw):
        """Pieces from a supplier; what cash or supplier do not allow is said before it is recorded."""
        told = self._read_order(raw)
        self.record(parse({"do": "buy_stock", **told}))

    def on_try_stock(self, raw):
        """The same order on paper."""
        self.trial = self._read_order(raw)

    def _read_order(self, raw):
        self.trial = {}
        product = fields.one_of(raw, "product", self.play.at, "ยังไม่ได้เลือกสินค้า เลือกสินค้าที่จะสั่งก่อน")
        self.chosen = product
        sellers = {s.id: s for s in self.play.season.suppliers if any(c.listing == product for c in s.costs)}
        seller = sellers[fields.one_of(raw, "supplier", sellers, "ยังไม่ได้เลือกผู้ขายส่ง กดเลือกหนึ่งรายก่อน")]
        pieces = fields.count(raw, "pieces", "จำนวนที่สั่ง", "ชิ้น", seller.least, MOST_PIECES)
        each = next(cost.each for cost in seller.costs if cost.listing == product)
        if pieces * each > self.play.cash:
            most = max(self.play.cash, 0) // each
            enough = f"ซื้อได้มากที่สุด {thai.number(most)} ชิ้น" if most >= seller.least else "ยังซื้อจากรายนี้ไม่ได้"
            raise Wrong("pieces", f"เงินสดไม่พอ มี {thai.baht(self.play.cash)} {enough}")
        return {"product": product, "supplier": seller.id, "pieces": pieces}
