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
                "answers": [["บาท"]],
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


def play(*raws, market=None, seed=7, days=0):
    """A play after some decisions and days."""
    found = begin(market or globals()["market"](), seed)
    for raw in (*raws, *[NEXT] * days):
        found.apply(parse(raw))
    return found
