"""The forms of a product's page: photo, title, description and price, saved or tried on paper."""

from talat.apps.kit.workbench import Wrong
from talat.apps.storefront.season import fields
from talat.journal.events import BadEvent, parse
from talat.journal.shop.events import LONGEST_DESCRIPTION, LONGEST_TITLE


class PageForms:
    """What the form of a product's page means; part of `SeasonShop`."""

    def on_save_page(self, raw):
        """Photo, words and price of a product, as far as they change."""
        told = self._read_page(raw)
        product, number = told["product"], self.play.at[told["product"]]
        changes, page = [], self.play.pages[number]
        if told["photo"] != self.play.plan.photos[number] or not self._dressed(product):
            changes.append({"do": "choose_photo", "product": product, "photo": told["photo"]})
        if "title" in told and (told["title"], told["description"]) != (page.title, page.description):
            words = {"title": told["title"], "description": told["description"]}
            changes.append({"do": "write_listing", "product": product, **words})
        if told["price"] != self.play.plan.prices[number]:
            changes.append({"do": "set_price", "product": product, "satang": told["price"]})
        if not changes:
            raise BadEvent("ยังไม่มีอะไรเปลี่ยน แก้รูป ข้อความ หรือราคาก่อน แล้วค่อยกดบันทึก")
        self.record(*map(parse, changes))

    def on_try_page(self, raw):
        """The same on paper: nothing is recorded."""
        self.trial = self._read_page(raw)

    def _read_page(self, raw):
        self.trial = {}
        product = fields.one_of(raw, "product", self.play.at, "ไม่มีสินค้านี้ในร้าน เลือกสินค้าจากที่เห็นบนหน้าจอ")
        self.chosen = product
        listing = self.play.season.listings[self.play.at[product]]
        photos = [photo.id for photo in listing.photos]
        photo = fields.one_of(raw, "photo", photos, "ยังไม่ได้เลือกรูป กดเลือกรูปหนึ่งรูปก่อน")
        words = self._read_words(raw, product) if listing.particulars else {}
        return {"product": product, "photo": photo, **words, "price": fields.satang(raw, "price", "ราคา")}

    def _read_words(self, raw, product):
        title, description = raw.get("title", ""), raw.get("description", "")
        if not title.strip():
            raise Wrong("title", "ยังไม่ได้ใส่ชื่อสินค้า พิมพ์คำที่คนซื้อจะใช้ค้นหา")
        for name, text, most in (
            ("title", title, LONGEST_TITLE),
            ("description", description, LONGEST_DESCRIPTION),
        ):
            if len(text) > most:
                raise Wrong(name, f"ยาวเกินไป ตัดให้เหลือไม่เกิน {most:,} ตัวอักษร ตอนนี้มี {len(text):,} ตัวอักษร")
        try:
            read = {"do": "write_listing", "product": product, "title": title, "description": description}
            written = parse(read)
        except BadEvent as problem:
            raise Wrong("title", problem.message_th) from None
        return {"title": written.title, "description": written.description}

    def _dressed(self, product):
        """Whether a photo was ever chosen for a product."""
        return any(event.do == "choose_photo" and event.product == product for event in self.play.events)
