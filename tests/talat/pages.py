"""Written page markets for tests and measurements: no exercise, no learner."""

import copy

from talat.journal.events import parse
from talat.journal.play import begin
from talat.scenarios.page_market import PageMarket

NEXT = {"do": "next_day"}
RAW = {
    "starts_on": "2026-10-05",
    "days": 42,
    "product": {
        "name": "กระเป๋าผ้า",
        "about": "ผ้าฝ้ายเย็บมือ",
        "category": "accessories",
        "unit_cost": "120 บาท",
        "packing": "8 บาท",
    },
    "postage": {"out": "35 บาท", "back": "35 บาท", "source": "our assumption"},
    "fees": "online-fair",
    "page": {"name": "ร้านผ้าฝ้าย", "followers": 400},
    "people": {
        "regions": [{"id": f"r{n}", "title": f"ภาค {n}"} for n in range(6)],
        "interests": [{"id": f"i{n}", "title": f"สนใจ {n}"} for n in range(8)],
        "tastes": [
            {"who": {"interests": ["i1"]}, "clicks": 1.8, "buys": 1.5},
            {"who": {"ages": [25, 44]}, "clicks": 1.3, "buys": 1.4},
        ],
    },
    "answer": {"reference_price": "399 บาท"},
    "creatives": [
        {"id": "clear", "title": "ชัด", "picture": "pictures/a.svg", "alt": "กระเป๋าบนโต๊ะ", "clarity": 0.8},
        {"id": "dark", "title": "มืด", "picture": "pictures/b.svg", "alt": "กระเป๋าในที่มืด", "clarity": 0.2},
        {
            "id": "vivid",
            "title": "สดเกินจริง",
            "picture": "pictures/c.svg",
            "alt": "กระเป๋าที่แต่งสี",
            "clarity": 1.0,
            "honesty": 0.2,
        },
    ],
    "facts": [
        {"id": "price", "title": "ราคา", "words": ["{price}"]},
        {"id": "size", "title": "ขนาด", "words": ["เซนติเมตร", "ซม"]},
    ],
    "posts": [
        {"id": "story", "title": "เล่าเรื่อง", "about": "เล่าเรื่องคนทำ", "likes": 1.5, "sells": 0.5},
        {"id": "sell", "title": "ขาย", "about": "บอกราคา", "sells": 2.0},
    ],
    "inbox": {
        "questions": [
            {
                "id": "price",
                "title": "ราคา",
                "asks": ["เท่าไรคะ", "ราคาเท่าไรครับ"],
                "share": 2,
                "answers": [["{price}"]],
            },
            {"id": "size", "title": "ขนาด", "asks": ["ใหญ่แค่ไหนคะ"], "share": 1, "answers": [["เซน", "ซม"]]},
        ]
    },
}
START = (
    {"do": "set_price", "satang": 35_900},
    {"do": "make_campaign", "campaign": "c1", "title": "เปิดตัว", "objective": "sales"},
    {
        "do": "make_ad_set",
        "ad_set": "s1",
        "campaign": "c1",
        "title": "ทุกคน",
        "goal": "sales",
        "budget": 24_000,
    },
)


def market(**changed):
    """A `PageMarket`, with some keys changed."""
    return PageMarket.model_validate({**copy.deepcopy(RAW), **changed})


def ad(name="a1", ad_set="s1", **changed):
    """A decision that makes an ad."""
    told = {"title": name, "photo": "clear", "headline": "กระเป๋าผ้า 359 บาท", "text": "กว้าง 30 เซนติเมตร"}
    return {"do": "make_ad", "ad": name, "ad_set": ad_set, **told, **changed}


def launch(days):
    """A launch as a careful learner would do it: one ad set, two ads, answers at once, some posts."""
    answers = [
        {"do": "set_answer", "topic": topic, "text": "359 บาท กว้าง 30 ซม ค่ะ"} for topic in ("price", "size")
    ]
    raws = [*START, ad(), ad("a2", photo="dark", leads_to="inbox"), *answers]
    for day in range(1, days + 1):
        if day % 4 == 1:
            post = {"do": "write_post", "post": f"p{day}", "kind": "sell", "photo": "clear", "text": "มาใหม่"}
            raws.append(post)
        raws.append(NEXT)
    return raws


def busy(days):
    """A page on which everything that can be decided is decided."""
    shared = {"do": "make_campaign", "campaign": "c2", "title": "ทัก", "objective": "leads", "budget": 20_000}
    part = {"do": "make_ad_set", "campaign": "c2", "title": "ชุด", "goal": "messages"}
    split = {"do": "start_test", "test": "t1", "kind": "split_ad_sets", "a": "s2", "b": "s3", "until": 12}
    fast = {"ad_set": "s4", "strategy": "cost_cap", "cap": 20_000, "pace": "fast"}
    later = [
        [shared, {**part, "ad_set": "s2", "interests": ["i1"]}, {**part, "ad_set": "s3", "sex": "women"}],
        [ad("a3", "s2", leads_to="inbox"), ad("a4", "s3", leads_to="inbox", photo="dark"), split],
        [{"do": "set_page", "name": "ร้านผ้าฝ้าย", "about": "เย็บมือทุกใบ"}, {"do": "offer_cod", "on": False}],
        [{**START[2], **fast}, ad("a5", "s4")],
        [
            {
                "do": "edit_ad_set",
                "ad_set": "s1",
                "youngest": 25,
                "oldest": 50,
                "placements": ["feed", "reels"],
            }
        ],
        [{"do": "edit_ad", "ad": "a1", "photo": "vivid"}, {"do": "set_price", "satang": 32_900}],
        [
            {"do": "edit_campaign", "campaign": "c2", "budget": 30_000},
            {"do": "set_shipping", "paid_by": "shop"},
        ],
        [{"do": "start_test", "test": "t2", "kind": "holdout", "percent": 30, "until": 25}],
        [
            {"do": "set_running", "level": "ad_set", "name": "s1", "on": False},
            {"do": "offer_cod", "on": True},
        ],
        [
            {
                **START[2],
                "ad_set": "s5",
                "budget": 60_000,
                "knows": "yes",
                "lifetime": True,
                "ends": days,
                "frequency_cap": 3,
            }
        ],
        [ad("a6", "s5"), {"do": "edit_ad", "ad": "a1", "photo": "clear"}],
    ]
    raws = launch(days)
    for number, some in enumerate(later):
        at = [place for place, raw in enumerate(raws) if raw == NEXT][2 + 2 * number]
        names = [f"d{day}-{one}" for day in range(1, 6 + 2 * number) for one in range(1, 4)][-60:]
        raws[at:at] = [*some, {"do": "reply_inbox", "conversations": names, "text": "กว้าง 30 ซม"}]
    return raws


def play(*raws, market=None, seed=7, days=0):
    """A play after some decisions and days."""
    found = begin(market or globals()["market"](), seed)
    for raw in (*raws, *[NEXT] * days):
        found.apply(parse(raw))
    return found
