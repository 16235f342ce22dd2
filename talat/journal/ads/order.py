"""What a page's journal may hold: names that exist, budgets and schedules that hold together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from talat.journal.ads import events as said
from talat.journal.decision import NextDay
from talat.journal.events import Event
from talat.journal.order import NOT_HERE, Order, Progress
from talat.journal.shop.events import OfferCod, SetPrice, SetShipping
from talat.scenarios.page_market import PageMarket

MOST_POSTS, MOST_TESTS, MOST_CAMPAIGNS, MOST_AD_SETS = 400, 20, 10, 20
NO_SUCH = {
    "campaign": "ไม่มีแคมเปญนี้ เลือกจากที่เห็นบนหน้าจอ",
    "ad_set": "ไม่มีชุดโฆษณานี้ เลือกจากที่เห็นบนหน้าจอ",
    "ad": "ไม่มีโฆษณานี้ เลือกจากที่เห็นบนหน้าจอ",
}
TAKEN = {
    "campaign": "มีแคมเปญชื่อย่อนี้แล้ว",
    "ad_set": "มีชุดโฆษณาชื่อย่อนี้แล้ว",
    "ad": "มีโฆษณาชื่อย่อนี้แล้ว",
    "post": "มีโพสต์ชื่อย่อนี้แล้ว",
    "test": "มีการทดสอบชื่อย่อนี้แล้ว",
}
NO_PHOTO = "ไม่มีรูปนี้ เลือกรูปที่เห็นบนหน้าจอ"
FAST = "แคมเปญที่ใช้งบรวม เร่งใช้งบไม่ได้ เลือกแบบกระจายทั้งวัน"
WITH_CAP = ("bid_cap", "cost_cap")


def _after(marks, start):
    """What stands behind `start` in the marks."""
    return [mark[len(start) :] for mark in marks if mark.startswith(start)]


@dataclass(frozen=True, kw_only=True)
class AdsOrder(Order):
    """The order of a page's market."""

    market: PageMarket

    screens = frozenset(said.SCREENS)
    takes = (*get_args(said.AdsEvent), SetPrice, SetShipping, OfferCod)
    all_done = "ครบ {days} วันแล้ว ไปขั้นต่อไปได้เลย"

    def problem(self, so_far: Progress, new: Event) -> str:
        """Thai: why the page does not take `new` now; "" when it does."""
        look = getattr(self, f"_{new.do}", None)
        return look(so_far, new) if look else ""

    def _next_day(self, so_far, _new: NextDay) -> str:
        if self.market.price is None and "set_price" not in so_far.marks:
            return "ยังไม่ได้ตั้งราคา ตั้งราคาก่อน แล้วค่อยไปวันต่อไป"
        return ""

    def _set_price(self, _so_far, new: SetPrice) -> str:
        return NOT_HERE if new.product is not None or self.market.price is not None else ""

    # page, posts, inbox ----------------------------------------------------------------------------------

    def _write_post(self, so_far, new: said.WritePost) -> str:
        if new.kind not in {kind.id for kind in self.market.posts}:
            return NOT_HERE if not self.market.posts else "ไม่มีโพสต์แบบนี้ เลือกจากที่เห็นบนหน้าจอ"
        return self._name_problem(so_far, "post", new.post, MOST_POSTS) or self._photo_problem(new)

    def _reply_inbox(self, _so_far, _new) -> str:
        return "" if self.market.inbox.questions else NOT_HERE

    def _set_answer(self, _so_far, new: said.SetAnswer) -> str:
        known = {question.id for question in self.market.inbox.questions}
        return "" if new.topic in known else (NOT_HERE if not known else "ไม่มีเรื่องนี้ เลือกจากที่เห็นบนหน้าจอ")

    def _photo_problem(self, new) -> str:
        return "" if new.photo in {one.id for one in self.market.creatives} else NO_PHOTO

    def _name_problem(self, so_far, what, name, most) -> str:
        if f"{what}:{name}" in so_far.marks:
            return f"{TAKEN[what]} ลองอีกครั้ง"
        if len(_after(so_far.marks, f"{what}:")) >= most:
            return "ทำครบจำนวนที่ทำได้แล้ว แก้อันที่มีอยู่แทน"
        return ""

    # making ----------------------------------------------------------------------------------------------

    def _make_campaign(self, so_far, new: said.MakeCampaign) -> str:
        if not self.market.advertises or new.objective not in self.market.objectives:
            return NOT_HERE
        if not said.GOALS[new.objective]:
            return "ร้านนี้ไม่มีแอปให้ติดตั้ง เลือกวัตถุประสงค์อื่น"
        if new.lifetime and new.budget is not None:
            return "แคมเปญนี้ใช้งบต่อวันเท่านั้น ถ้าอยากใช้งบรวมทั้งช่วง ใส่งบที่ชุดโฆษณา"
        return self._name_problem(so_far, "campaign", new.campaign, MOST_CAMPAIGNS) or self._least(new.budget)

    def _least(self, budget, days=1) -> str:
        least = self.market.money.least_daily * days
        if budget is not None and budget < least:
            return f"งบน้อยไป ต้องอย่างน้อย {least // 100:,} บาท"
        return ""

    def _make_ad_set(self, so_far, new: said.MakeAdSet) -> str:
        marks = so_far.marks
        if f"campaign:{new.campaign}" not in marks:
            return NO_SUCH["campaign"]
        objective = _after(marks, f"objective:{new.campaign}:")[0]
        if new.goal not in said.GOALS[objective]:
            return "วัตถุประสงค์ของแคมเปญนี้เลือกเป้าหมายนี้ไม่ได้"
        return (
            self._name_problem(so_far, "ad_set", new.ad_set, MOST_AD_SETS)
            or self._who_pays(marks, new)
            or self._days_problem(so_far, new)
            or self._asks_problem(f"special:{new.campaign}" in marks, new)
            or self._bid_problem(new.strategy, new.cap, new.min_roas, new.goal)
        )

    def _who_pays(self, marks, new) -> str:
        if f"pays:c:{new.campaign}" not in marks:
            return "" if new.budget is not None else "ยังไม่ได้ใส่งบ ใส่งบของชุดโฆษณานี้"
        if new.budget is not None:
            return "แคมเปญนี้ใช้งบรวมของแคมเปญ ไม่ต้องใส่งบที่ชุดโฆษณา"
        if new.pace == "fast":
            return FAST
        goals, bids = _after(marks, f"goal:{new.campaign}:"), _after(marks, f"bids:{new.campaign}:")
        if any(goal != new.goal for goal in goals) or any(bid != new.strategy for bid in bids):
            return "แคมเปญที่ใช้งบรวม ทุกชุดโฆษณาต้องมีเป้าหมายและวิธีประมูลเดียวกัน"
        return ""

    def _days_problem(self, so_far, new) -> str:
        first, last = new.starts or so_far.days + 1, new.ends
        if max(first, last or 0) > self.days:
            return f"ตลาดนี้มี {self.days} วัน เลือกวันในช่วงนี้"
        if first <= so_far.days or (last is not None and last < first):
            return "วันเริ่มต้องเป็นวันที่ยังมาไม่ถึง และต้องไม่หลังวันจบ"
        if new.lifetime and last is None:
            return "งบรวมทั้งช่วงต้องมีวันจบ"
        return self._least(new.budget, last - first + 1 if new.lifetime else 1)

    def _asks_problem(self, special, new) -> str:
        """What an audience and its places ask for: known names; nothing personal in a special category."""
        people = self.market.people
        known = (
            (new.regions, {one.id for one in people.regions}, "ไม่มีพื้นที่นี้"),
            (new.interests, {one.id for one in people.interests}, "ไม่มีความสนใจนี้"),
            (new.placements, {one.id for one in self.market.placements}, "ไม่มีตำแหน่งนี้"),
        )
        for names, all_names, message in known:
            if names and not {*names} <= all_names:
                return f"{message} เลือกจากที่เห็นบนหน้าจอ"
        narrow = (new.youngest or 18) > 18 or (new.oldest or 65) < 65 or (new.sex or "all") != "all"
        if special and (narrow or new.interests):
            return "แคมเปญหมวดพิเศษเลือกอายุ เพศ และความสนใจไม่ได้ ทุกคนต้องมีโอกาสเห็นเท่ากัน"
        return ""

    def _bid_problem(self, strategy, cap, min_roas, goal) -> str:
        if strategy in WITH_CAP and cap is None:
            return "วิธีประมูลนี้ต้องใส่เพดานเงินต่อผลลัพธ์"
        if strategy == "min_roas" and min_roas is None:
            return "วิธีประมูลนี้ต้องใส่ผลตอบแทนขั้นต่ำต่อค่าโฆษณา 1 บาท"
        if strategy == "min_roas" and goal != "sales":
            return "ผลตอบแทนขั้นต่ำใช้ได้กับเป้าหมายยอดขายเท่านั้น"
        return ""

    def _make_ad(self, so_far, new: said.MakeAd) -> str:
        if f"ad_set:{new.ad_set}" not in so_far.marks:
            return NO_SUCH["ad_set"]
        return (
            self._name_problem(so_far, "ad", new.ad, self.market.most_ads)
            or self._photo_problem(new)
            or self._leads_problem(new.leads_to)
        )

    def _leads_problem(self, leads_to) -> str:
        return NOT_HERE if leads_to == "inbox" and not self.market.inbox.questions else ""

    # changing --------------------------------------------------------------------------------------------

    def _edit_campaign(self, so_far, new: said.EditCampaign) -> str:
        if f"campaign:{new.campaign}" not in so_far.marks:
            return NO_SUCH["campaign"]
        if f"pays:c:{new.campaign}" not in so_far.marks:
            return "แคมเปญนี้ไม่มีงบรวม แก้งบที่ชุดโฆษณา"
        return self._least(new.budget)

    def _edit_ad_set(self, so_far, new: said.EditAdSet) -> str:
        marks = so_far.marks
        if f"ad_set:{new.ad_set}" not in marks:
            return NO_SUCH["ad_set"]
        if new.budget is not None and f"pays:s:{new.ad_set}" not in marks:
            return "ชุดโฆษณานี้ใช้งบรวมของแคมเปญ แก้งบที่แคมเปญ"
        if new.ends is not None and not so_far.days < new.ends <= self.days:
            return "วันจบต้องเป็นวันที่ยังมาไม่ถึง"
        campaign = _after(marks, f"in:{new.ad_set}:")[0]
        if new.pace == "fast" and f"pays:c:{campaign}" in marks:
            return FAST
        if new.strategy is not None and f"pays:c:{campaign}" in marks:
            return "แคมเปญที่ใช้งบรวม เปลี่ยนวิธีประมูลของชุดเดียวไม่ได้"
        return (
            self._least(new.budget)
            or self._asks_problem(f"special:{campaign}" in marks, new)
            or self._bid_problem(new.strategy, new.cap, new.min_roas, _after(marks, f"aims:{new.ad_set}:")[0])
        )

    def _edit_ad(self, so_far, new: said.EditAd) -> str:
        if f"ad:{new.ad}" not in so_far.marks:
            return NO_SUCH["ad"]
        return (self._photo_problem(new) if new.photo else "") or self._leads_problem(new.leads_to)

    def _set_running(self, so_far, new: said.SetRunning) -> str:
        return "" if f"{new.level}:{new.name}" in so_far.marks else NO_SUCH[new.level]

    def _start_test(self, so_far, new: said.StartTest) -> str:
        level = {"split_ad_sets": "ad_set", "split_ads": "ad"}.get(new.kind)
        if level and not {f"{level}:{new.a}", f"{level}:{new.b}"} <= so_far.marks:
            return NO_SUCH[level]
        if not so_far.days < new.until <= self.days:
            return "วันสุดท้ายของการทดสอบต้องเป็นวันที่ยังมาไม่ถึง"
        if any(int(day) > so_far.days for day in _after(so_far.marks, "test-until:")):
            return "ยังมีการทดสอบที่ไม่จบ รอให้จบก่อน"
        return self._name_problem(so_far, "test", new.test, MOST_TESTS)


def ads_order(market: PageMarket) -> AdsOrder:
    """The `AdsOrder` of a market."""
    return AdsOrder(days=market.days, market=market)
