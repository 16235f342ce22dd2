"""The forms of messages and reviews: an answer chosen or typed, an answer kept ready, how often one looks."""

import traitlets

from talat.apps.kit.workbench import Wrong
from talat.apps.storefront.season import fields
from talat.apps.storefront.season.figures import talk
from talat.journal.events import LONGEST_TEXT, BadEvent, parse
from talat.journal.shop.events import MOST_ROUNDS


class TalkForms(traitlets.HasTraits):
    """What the forms of talking mean; part of `SeasonShop`."""

    talk = traitlets.Unicode()  # conversation looked at; "" for the first that waits
    review = traitlets.Unicode()  # review that is being answered
    stars = traitlets.Unicode()  # product whose reviews are looked at; "" for all

    def on_see_talk(self, raw):
        """Another conversation."""
        self.talk = raw.get("talk", "")[:40]

    def on_see_reviews(self, raw):
        """The reviews of one product, or of all."""
        product = raw.get("product", "")
        self.stars = product if product in self.play.at else ""

    def on_see_review(self, raw):
        """The form of an answer under a review."""
        self.review = raw.get("review", "")[:40]

    def on_reply(self, raw):
        """An answer in a conversation: a chosen one, or the learner's own words."""
        self.talk = raw.get("conversation", "")[:40]
        answer = self._read_answer(raw, "ยังไม่ได้เลือกคำตอบ เลือกหนึ่งข้อ หรือพิมพ์เอง")
        self.record(parse({"do": "reply", "conversation": self.talk, **answer}))

    def on_answer_review(self, raw):
        """An answer under a review, for all to read."""
        self.review = raw.get("review", "")[:40]
        answer = self._read_answer(raw, "ยังไม่ได้เลือกคำตอบ เลือกหนึ่งข้อ หรือพิมพ์เอง")
        self.record(parse({"do": "answer_review", "review": self.review, **answer}))

    def _read_answer(self, raw, missing):
        choice, text = raw.get("choice", ""), raw.get("text", "")
        if choice and choice != "own":
            return {"choice": choice}
        if not text.strip():
            raise Wrong("text" if choice == "own" else "choice", missing)
        if len(text) > LONGEST_TEXT:
            raise Wrong("text", f"ยาวเกินไป ตัดให้เหลือไม่เกิน {LONGEST_TEXT} ตัวอักษร ตอนนี้มี {len(text)} ตัวอักษร")
        return {"text": text}

    def on_ready_answer(self, raw):
        """An answer that is sent at once to whoever asks that."""
        known = [value for value, _ in talk.askable(self.play)]
        product, topic = fields.one_of(raw, "ready_about", known, "เลือกก่อนว่าจะเตรียมคำตอบเรื่องอะไร").split(" ")
        text = raw.get("ready_text", "")
        if not text.strip():
            raise Wrong("ready_text", "ยังไม่ได้พิมพ์คำตอบ พิมพ์สั้น ๆ ให้ตรงกับของจริง")
        if len(text) > LONGEST_TEXT:
            raise Wrong("ready_text", f"ยาวเกินไป ตัดให้เหลือไม่เกิน {LONGEST_TEXT} ตัวอักษร")
        self.record(parse({"do": "ready_answer", "product": product, "topic": topic, "text": text}))

    def on_end_ready(self, raw):
        """No ready answer any more."""
        product, topic = raw.get("product", ""), raw.get("topic", "")
        if (product, topic) not in self.play.inbox.ready:
            raise BadEvent("ไม่มีคำตอบที่เตรียมไว้เรื่องนี้")
        self.record(parse({"do": "ready_answer", "product": product, "topic": topic, "text": ""}))

    def on_chat_rounds(self, raw):
        """How many times a day the shop looks at its messages."""
        times = fields.count(raw, "times", "จำนวนรอบ", "รอบ", 0, MOST_ROUNDS)
        if times == self.play.inbox.rounds:
            raise BadEvent(f"ตอนนี้ดูวันละ {times} รอบอยู่แล้ว")
        self.record(parse({"do": "chat_rounds", "times": times}))
