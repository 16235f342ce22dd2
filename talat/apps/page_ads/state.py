"""The page and its ads as one learner works them: what forms mean as decisions, what is only looked at."""

from dataclasses import dataclass, replace

import traitlets

from talat.apps.kit import thai
from talat.apps.kit.workbench import Wrong
from talat.apps.page_ads import forms, suppose
from talat.apps.page_ads.figures.matters import pressing
from talat.apps.page_ads.wizard import LEVELS, Wizard, free
from talat.journal.ads import events as said
from talat.journal.events import BadEvent, parse

SPANS = ("day", "week", "all")
COLUMNS = ("delivery", "clicks", "sales", "profit")
BY = ("day", "placement", "age", "hour")
CHEAPEST = 100
MOST_DAYS = 7  # of one press


@dataclass(frozen=True)
class Look:
    """How the results are looked at; nothing of it is recorded."""

    span: str = "week"
    columns: str = "sales"
    level: str = "ad_set"
    by: str = "placement"
    name: str = ""  # id whose breakdown is shown; "" for all


class PageAds(Wizard):
    """A page with an ads manager."""

    look_at = traitlets.Any(Look())
    chosen = traitlets.Tuple()  # (level, id) opened in the tree of ads, or empty
    topic = traitlets.Unicode()  # of the inbox
    trial = traitlets.Tuple()  # (price, who pays shipping) tried on paper, or empty
    why_day = traitlets.Int(0)  # day whose causes are shown; 0 for the newest
    supposed = traitlets.Any(None, allow_none=True)  # `suppose.Answer` to the last what-if

    def put_away(self):
        """The next decision ends a price tried on paper and a what-if."""
        self.trial, self.supposed, self.why_day = (), None, 0

    def _begin(self, attempt):
        self.draft, self.chosen, self.topic, self.look_at = None, (), "", Look()
        super()._begin(attempt)

    # days ------------------------------------------------------------------------------------------------

    def on_next_days(self, _raw):
        """Day after day until something new waits for a decision, at most a week."""
        known = pressing(self.play)
        for _ in range(MOST_DAYS):
            self.record(parse({"do": "next_day"}))
            if self.pending or self.error or self.play.finished or pressing(self.play) - known:
                return

    # the page --------------------------------------------------------------------------------------------

    def on_set_page(self, raw):
        """Name and what the page says of itself."""
        name = forms.words(raw, "name", 2, 60, "ชื่อเพจ")
        about = forms.words(raw, "about", 0, 200, "คำแนะนำเพจ")
        self.record(parse({"do": "set_page", "name": name, "about": about}))

    def on_set_price(self, raw):
        """Price, who pays for shipping and cash on delivery, as far as they change, and on to today."""
        self.trial = ()
        satang, paid_by = self._offer(raw)
        cod = forms.choice(raw, "cod", ("yes", "no"), "เลือกว่ารับเก็บเงินปลายทางไหม") == "yes"
        front, changes = self.play.shopfront, []
        if paid_by != front.paid_by:
            changes.append(parse({"do": "set_shipping", "paid_by": paid_by}))
        if cod != front.cod:
            changes.append(parse({"do": "offer_cod", "on": cod}))
        if satang != front.price:
            changes.append(parse({"do": "set_price", "satang": satang}))
        self.record(*changes, self.to("day"))

    def on_try_price(self, raw):
        """A price on paper: nothing is recorded."""
        self.trial = ()
        self.trial = self._offer(raw)

    def _offer(self, raw):
        if self.market.price is not None and "price" not in raw:
            raw = {**raw, "price": thai.baht(self.market.price)}
        satang = forms.money(raw, "price", CHEAPEST, 10_000_000, "ราคา")
        return satang, forms.choice(raw, "paid_by", ("buyer", "shop"), "เลือกว่าใครจ่ายค่าส่ง")

    # posts and inbox -------------------------------------------------------------------------------------

    def on_write_post(self, raw):
        """A post for tomorrow's feed."""
        kinds = [kind.id for kind in self.market.posts]
        photos = [photo.id for photo in self.market.creatives]
        self.record(
            parse(
                {
                    "do": "write_post",
                    "post": free("p", self.play.posts),
                    "kind": forms.choice(raw, "kind", kinds, "ยังไม่ได้เลือกแบบโพสต์ กดเลือกหนึ่งแบบ"),
                    "photo": forms.choice(raw, "photo", photos, "ยังไม่ได้เลือกรูป กดเลือกหนึ่งรูป"),
                    "text": forms.words(raw, "text", 1, said.POST_TEXT, "ข้อความ"),
                }
            )
        )

    def on_see_topic(self, raw):
        """Another topic of the inbox: looked at, not recorded."""
        self.topic = forms.pick(raw, "topic", self._topics())

    def on_reply_inbox(self, raw):
        """One answer to everybody who waits with the same question, or to the one named."""
        topic = forms.pick(raw, "topic", self._topics())
        text = forms.words(raw, "text", 1, said.REPLY, "คำตอบ")
        waiting = [talk.id for talk in self.play.conversations("waiting") if talk.topic == topic]
        if not waiting:
            raise BadEvent("เรื่องนี้ไม่มีใครรออยู่แล้ว เลือกเรื่องอื่น")
        self.record(parse({"do": "reply_inbox", "conversations": waiting[:60], "text": text}))

    def on_set_answer(self, raw):
        """An answer at once from now on; empty ends it."""
        topic = forms.pick(raw, "topic", self._topics())
        text = forms.words(raw, "answer", 0, said.REPLY, "คำตอบอัตโนมัติ")
        if not text and not self.play.shopfront.answer(topic):
            raise Wrong("answer", "ยังไม่ได้เขียนคำตอบอัตโนมัติ")
        self.record(parse({"do": "set_answer", "topic": topic, "text": text}))

    def _topics(self):
        return [question.id for question in self.market.inbox.questions]

    # running ads -----------------------------------------------------------------------------------------

    def on_choose(self, raw):
        """A thing of the tree, to see and change it; again, to close it."""
        level = forms.pick(raw, "level", LEVELS)
        name = forms.pick(raw, "name", getattr(self.play, f"{level}s"))
        self.chosen = () if self.screen == "ads" and self.chosen == (level, name) else (level, name)
        if self.screen != "ads":
            self.record(self.to("ads"))

    def on_set_running(self, raw):
        """On or off."""
        level = forms.pick(raw, "level", LEVELS)
        on = forms.pick(raw, "on", ("yes", "no")) == "yes"
        self.record(parse({"do": "set_running", "level": level, "name": forms.typed(raw, "name"), "on": on}))

    def on_set_budget(self, raw):
        """Another budget of whatever pays."""
        level = forms.pick(raw, "level", ("campaign", "ad_set"))
        name = forms.pick(raw, "name", getattr(self.play, f"{level}s"))
        budget = forms.money(raw, "budget", self.market.money.least_daily, said.MOST_MONEY, "งบ")
        self.record(parse({"do": f"edit_{level}", level: name, "budget": budget}))

    # results and tests -----------------------------------------------------------------------------------

    def on_see_figures(self, raw):
        """How the results are looked at: whatever came along of span, columns, level, by and thing."""
        allowed = {"span": SPANS, "columns": COLUMNS, "level": LEVELS, "by": BY}
        look = self.look_at
        for key, values in allowed.items():
            if key in raw:
                look = replace(look, **{key: forms.pick(raw, key, values)})
        if "level" in raw:
            look = replace(look, name="")
        if "thing" in raw:
            level, _, name = forms.typed(raw, "thing").partition(":")
            look = replace(look, **self._thing(level, name))
        self.look_at = look

    def _thing(self, level, name):
        """Level and id of something whose figures can be cut."""
        if level == "all" and not name:
            return {"level": self.look_at.level, "name": ""}
        known = getattr(self.play, f"{level}s") if level in LEVELS else ()
        return {"level": level, "name": forms.pick({"thing": name}, "thing", known)}

    def on_see_breakdown(self, raw):
        """The figures of one thing, cut."""
        self.look_at = replace(
            self.look_at, **self._thing(forms.typed(raw, "level"), forms.typed(raw, "name"))
        )
        self.record(self.to("breakdown"))

    def on_start_test(self, raw):
        """A split test of two ad sets or ads, or a holdout."""
        kind = forms.choice(raw, "kind", ("split_ad_sets", "split_ads", "holdout"), "เลือกแบบการทดสอบ")
        until = forms.count(raw, "until", self.play.today, self.market.days, "วันสุดท้าย", "")
        told = {"do": "start_test", "test": free("t", self.play.tests), "kind": kind, "until": until}
        if kind == "holdout":
            told["percent"] = forms.count(raw, "percent", 5, 50, "ส่วนที่กันไว้", "%")
        else:
            known = self.play.ad_sets if kind == "split_ad_sets" else self.play.ads
            for side, letter in (("a", "ก"), ("b", "ข")):
                told[side] = forms.choice(raw, f"{side}-{kind}", known, f"เลือกฝั่ง {letter}")
            if told["a"] == told["b"]:
                raise Wrong(f"b-{kind}", "สองฝั่งเป็นอันเดียวกัน เลือกฝั่ง ข ใหม่")
        self.record(parse(told))

    def on_see_why(self, raw):
        """The causes of another day: looked at, not recorded."""
        self.why_day = int(forms.pick(raw, "day", [str(day.day) for day in self.play.days[1:]]))

    def on_what_if(self, raw):
        """One decision of the past changed on paper, under the same luck: nothing is recorded."""
        self.supposed = None
        self.supposed = suppose.answer(self.play, raw)

    # telling ---------------------------------------------------------------------------------------------

    def tell(self, event, result):
        """What a decision brought, and where the wizard goes on."""
        self.goes_on(event)
        if event.do == "next_day":
            earned = "เหลือกำไร" if result.profit >= 0 else "ขาดทุน"
            did = f"จ่ายค่าโฆษณา {thai.baht(result.spend)}"
            if not self.market.advertises:
                did = f"โพสต์ไปถึง {thai.number(sum(post.reach for post in result.posts))} คน"
            told = f"วันที่ {result.day} {did} ขายได้ {result.orders} ออเดอร์"
            return f"{told} {earned} {thai.baht(abs(result.profit))}"
        return NEWS.get(event.do) or super().tell(event, result)


NEWS = {
    "set_page": "บันทึกหน้าเพจแล้ว",
    "set_price": "ตั้งราคาแล้ว",
    "write_post": "ตั้งโพสต์แล้ว คนจะเห็นพรุ่งนี้",
    "reply_inbox": "ส่งคำตอบแล้ว ลูกค้าจะตัดสินใจคืนนี้",
    "set_answer": "บันทึกคำตอบอัตโนมัติแล้ว",
    "make_campaign": "สร้างแคมเปญแล้ว ต่อไปบอกว่าให้ใครเห็น",
    "make_ad_set": "สร้างชุดโฆษณาแล้ว ต่อไปทำโฆษณาให้คนดู",
    "make_ad": "ส่งโฆษณาไปตรวจแล้ว พรุ่งนี้เช้ารู้ผล",
    "edit_ad": "ส่งโฆษณาไปตรวจใหม่แล้ว พรุ่งนี้เช้ารู้ผล",
    "edit_ad_set": "เปลี่ยนชุดโฆษณาแล้ว",
    "edit_campaign": "เปลี่ยนงบแล้ว",
    "set_running": "เปลี่ยนแล้ว มีผลตั้งแต่วันนี้",
    "start_test": "เริ่มทดสอบแล้ว",
}
