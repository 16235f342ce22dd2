"""The decisions a learner takes with a page and its ads.

A campaign, ad set, ad, post or test is named by whoever makes it (`Name`, such as "c1", "s1", "a1"); its
title is the learner's own. Price, shipping and cash on delivery are the shop's `set_price`, `set_shipping`,
`offer_cod`. Days are numbered from 1; money is whole satang.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from talat.journal.decision import Decision, Name, text_of

MOST_MONEY = 100_000_000  # satang of one budget
MOST_DAY = 120
HEADLINE, AD_TEXT, POST_TEXT, TITLE, REPLY = 40, 250, 500, 40, 300  # longest texts, characters
SCREENS = (
    *("page", "post", "inbox", "ads", "campaign", "ad_set", "ad", "review", "day"),
    *("dashboard", "breakdown", "why", "what_if", "test", "money", "price", "explain", "submit"),
)

Objective = Literal["awareness", "traffic", "engagement", "leads", "app", "sales"]
Special = Literal["none", "housing", "employment", "credit", "politics"]
Goal = Literal["reach", "clicks", "engagement", "messages", "sales"]
Strategy = Literal["lowest_cost", "bid_cap", "cost_cap", "min_roas"]
Pace = Literal["even", "fast"]
Button = Literal["none", "shop_now", "learn_more", "send_message"]
GOALS: dict[str, tuple[str, ...]] = {  # what an ad set of each objective can be optimised for, first is usual
    "awareness": ("reach",),
    "traffic": ("clicks", "reach"),
    "engagement": ("engagement", "messages"),
    "leads": ("messages",),
    "app": (),
    "sales": ("sales", "messages", "clicks"),
}


def _tuple(value):
    return tuple(value) if isinstance(value, list) else value


Satang = Annotated[int, Field(ge=100, le=MOST_MONEY)]
Day = Annotated[int, Field(ge=1, le=MOST_DAY)]
Hour = Annotated[int, Field(ge=0, le=24)]
Age = Annotated[int, Field(ge=18, le=65)]
Names = Annotated[tuple[Name, ...], BeforeValidator(_tuple), Field(max_length=12)]


class SetPage(Decision):
    """The page's name and what it says about itself."""

    do: Literal["set_page"] = "set_page"
    name: text_of(2, 60)
    about: text_of(0, 200)


class WritePost(Decision):
    """A post, shown to followers on the next day without paying."""

    do: Literal["write_post"] = "write_post"
    post: Name
    kind: Name
    photo: Name
    text: text_of(1, POST_TEXT)

    def marks(self) -> frozenset[str]:
        """That it was taken, and the post it made."""
        return frozenset((self.do, f"post:{self.post}"))


class ReplyInbox(Decision):
    """One answer to one or several waiting conversations; those that do not wait are left out."""

    do: Literal["reply_inbox"] = "reply_inbox"
    conversations: Annotated[tuple[Name, ...], BeforeValidator(_tuple), Field(min_length=1, max_length=60)]
    text: text_of(1, REPLY)


class SetAnswer(Decision):
    """An answer sent at once to everybody who asks about a topic from now on; an empty text ends it."""

    do: Literal["set_answer"] = "set_answer"
    topic: Name
    text: text_of(0, REPLY)


class _Budget(Decision):
    budget: Satang | None = None  # satang a day, or in all
    lifetime: bool | None = None  # true: for all its days; left out or false: a day


class MakeCampaign(_Budget):
    """A campaign: one objective (F1). With `budget` it shares money among its ad sets (campaign budget)."""

    do: Literal["make_campaign"] = "make_campaign"
    campaign: Name
    title: text_of(1, TITLE)
    objective: Objective
    special: Special = "none"

    def marks(self) -> frozenset[str]:
        """That it was taken, the campaign, and what its ad sets must know of it."""
        found = {self.do, f"campaign:{self.campaign}", f"objective:{self.campaign}:{self.objective}"}
        found |= {f"pays:c:{self.campaign}"} if self.budget is not None else set()
        return frozenset(found | {f"special:{self.campaign}"} if self.special != "none" else found)


class MakeAdSet(_Budget):
    """An ad set: who sees it, where, for how much, when, and what the platform looks for."""

    do: Literal["make_ad_set"] = "make_ad_set"
    ad_set: Name
    campaign: Name
    title: text_of(1, TITLE)
    goal: Goal
    youngest: Age = 18
    oldest: Age = 65  # 65 stands for 65 and older
    sex: Literal["all", "women", "men"] = "all"
    regions: Names = ()  # none: everywhere
    interests: Names = ()  # any of these; none: everybody
    knows: Literal["all", "yes", "no"] = "all"  # who knows the shop (retargeting), who does not
    placements: Names = ()  # none: all places
    starts: Day | None = None  # first day; left out: at once
    ends: Day | None = None  # last day; a lifetime budget of the ad set needs it
    from_hour: Hour = 0
    to_hour: Hour = 24  # shown from from_hour until before to_hour
    strategy: Strategy = "lowest_cost"
    cap: Satang | None = None  # satang a result, for bid_cap and cost_cap
    min_roas: Annotated[int, Field(ge=1, le=10_000)] | None = None  # hundredths: 250 is 2.50 baht back a baht
    frequency_cap: Annotated[int, Field(ge=0, le=50)] = 0  # most views a person lately; 0 for none
    pace: Pace = "even"  # "fast" spends as fast as it goes

    @model_validator(mode="after")
    def _in_order(self):
        if self.youngest > self.oldest or self.from_hour >= self.to_hour:
            raise ValueError("from must come before to")
        return self

    def marks(self) -> frozenset[str]:
        """That it was taken, the ad set, its campaign and goal, and whether it pays."""
        found = {self.do, f"ad_set:{self.ad_set}", f"in:{self.ad_set}:{self.campaign}"}
        found |= {f"goal:{self.campaign}:{self.goal}", f"bids:{self.campaign}:{self.strategy}"}
        found |= {f"aims:{self.ad_set}:{self.goal}"}
        return frozenset(found | {f"pays:s:{self.ad_set}"} if self.budget is not None else found)


class MakeAd(Decision):
    """An ad. It is looked at overnight; only an approved ad runs, from the next morning."""

    do: Literal["make_ad"] = "make_ad"
    ad: Name
    ad_set: Name
    title: text_of(1, TITLE)
    photo: Name
    headline: text_of(1, HEADLINE)
    text: text_of(1, AD_TEXT)
    button: Button = "shop_now"
    leads_to: Literal["shop", "inbox"] = "shop"

    def marks(self) -> frozenset[str]:
        """That it was taken, and the ad it made."""
        return frozenset((self.do, f"ad:{self.ad}"))


class EditCampaign(Decision):
    """Another budget of a campaign that pays for its ad sets."""

    do: Literal["edit_campaign"] = "edit_campaign"
    campaign: Name
    budget: Satang


class EditAdSet(Decision):
    """What changes of an ad set; keys left out stay. Anything but a small change of budget resets learning.

    `regions`, `interests` and `placements` given as an empty list ask nothing again.
    """

    do: Literal["edit_ad_set"] = "edit_ad_set"
    ad_set: Name
    budget: Satang | None = None
    youngest: Age | None = None
    oldest: Age | None = None
    sex: Literal["all", "women", "men"] | None = None
    regions: Names | None = None
    interests: Names | None = None
    knows: Literal["all", "yes", "no"] | None = None
    placements: Names | None = None
    ends: Day | None = None
    from_hour: Hour | None = None
    to_hour: Hour | None = None
    strategy: Strategy | None = None
    cap: Satang | None = None
    min_roas: Annotated[int, Field(ge=1, le=10_000)] | None = None
    frequency_cap: Annotated[int, Field(ge=0, le=50)] | None = None
    pace: Pace | None = None

    @model_validator(mode="after")
    def _in_order(self):
        for low, high in (("youngest", "oldest"), ("from_hour", "to_hour")):
            pair = getattr(self, low), getattr(self, high)
            if (pair[0] is None) != (pair[1] is None):
                raise ValueError(f"{low} and {high} are changed together")
            if pair[0] is not None and pair[0] > pair[1] - (low == "from_hour"):
                raise ValueError("from must come before to")
        return self


class EditAd(Decision):
    """What changes of an ad; it is looked at again overnight, and the ad set learns anew."""

    do: Literal["edit_ad"] = "edit_ad"
    ad: Name
    photo: Name | None = None
    headline: text_of(1, HEADLINE) | None = None
    text: text_of(1, AD_TEXT) | None = None
    button: Button | None = None
    leads_to: Literal["shop", "inbox"] | None = None


class SetRunning(Decision):
    """Switch a campaign, an ad set or an ad on or off. It runs when it and all above it are on."""

    do: Literal["set_running"] = "set_running"
    level: Literal["campaign", "ad_set", "ad"]
    name: Name
    on: bool


class StartTest(Decision):
    """A test until the end of day `until`.

    split: of two ad sets (or two ads) each is shown to another half of all people.
    holdout: a share of all people sees no ads at all; what they buy would have been bought anyway.
    """

    do: Literal["start_test"] = "start_test"
    test: Name
    kind: Literal["split_ad_sets", "split_ads", "holdout"]
    a: Name | None = None
    b: Name | None = None
    percent: Annotated[int, Field(ge=5, le=50)] = 20  # held out; of no account in a split test
    until: Day

    @model_validator(mode="after")
    def _two(self):
        if self.kind == "holdout":
            if self.a is not None or self.b is not None:
                raise ValueError("a holdout compares no two")
        elif self.a is None or self.b is None or self.a == self.b:
            raise ValueError("a split test needs two")
        return self

    def marks(self) -> frozenset[str]:
        """That it was taken, the test, and the day it ends."""
        return frozenset((self.do, f"test:{self.test}", f"test-until:{self.until}"))


AdsEvent = (
    SetPage
    | WritePost
    | ReplyInbox
    | SetAnswer
    | MakeCampaign
    | MakeAdSet
    | MakeAd
    | EditCampaign
    | EditAdSet
    | EditAd
    | SetRunning
    | StartTest
)
ADVICE = {
    "set_page": "ชื่อเพจยาว 2–60 ตัวอักษร คำแนะนำเพจไม่เกิน 200 ตัวอักษร",
    "write_post": f"เลือกแบบโพสต์และรูป แล้วเขียนข้อความไม่เกิน {POST_TEXT} ตัวอักษร",
    "reply_inbox": f"เลือกแชตที่จะตอบ แล้วเขียนคำตอบไม่เกิน {REPLY} ตัวอักษร",
    "set_answer": f"เลือกเรื่องที่จะตอบอัตโนมัติ แล้วเขียนคำตอบไม่เกิน {REPLY} ตัวอักษร",
    "make_campaign": "ตั้งชื่อแคมเปญ เลือกวัตถุประสงค์ และใส่งบเป็นตัวเลขตั้งแต่ 1 บาท",
    "make_ad_set": "ดูอีกครั้ง: อายุ 18–65 ปี เวลาเริ่มก่อนเวลาจบ และงบเป็นตัวเลขตั้งแต่ 1 บาท",
    "make_ad": f"เลือกรูป เขียนพาดหัวไม่เกิน {HEADLINE} ตัวอักษร และข้อความไม่เกิน {AD_TEXT} ตัวอักษร",
    "edit_campaign": "งบต้องเป็นตัวเลขตั้งแต่ 1 บาท",
    "edit_ad_set": "ดูอีกครั้ง: อายุ 18–65 ปี เวลาเริ่มก่อนเวลาจบ และงบเป็นตัวเลขตั้งแต่ 1 บาท",
    "edit_ad": f"พาดหัวยาวไม่เกิน {HEADLINE} ตัวอักษร ข้อความไม่เกิน {AD_TEXT} ตัวอักษร",
    "set_running": "เลือกว่าจะเปิดหรือปิดอะไร",
    "start_test": "เลือกสองอย่างที่จะเทียบกัน และเลือกวันสุดท้ายของการทดสอบ",
}
