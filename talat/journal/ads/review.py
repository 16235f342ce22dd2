"""What is said of an ad before it runs, and of a post: law on claims, special categories, honest pictures.

The law is in dated tables (talat/scenarios/law); the platform refuses what is forbidden, what wants proof or
permission that the page cannot show, and pictures unlike the goods. Lesser findings are advice.
"""

from __future__ import annotations

from functools import lru_cache

from talat.engine.parameters import PAGE
from talat.journal.ads.verdict import Fault
from talat.scenarios import claims
from talat.scenarios.arena import date_of

PLATFORM = "meta-ads"
SPECIAL_RULE = "special-category"
UNDECLARED = Fault(
    rule="undeclared-category",
    title="หมวดพิเศษ",
    words="",
    why="สินค้านี้อยู่ในหมวดพิเศษ ต้องแจ้งหมวดที่แคมเปญก่อนลงโฆษณา",
    fix="ทำแคมเปญใหม่ แล้วเลือกหมวดพิเศษให้ตรง",
    law="กติกาของแพลตฟอร์ม",
    where="campaign",
    severity="forbidden",
)
UNLIKE = Fault(
    rule="misleading-picture",
    title="รูปไม่เหมือนของจริง",
    words="",
    why="รูปที่แต่งจนไม่เหมือนของจริงทำให้คนเข้าใจผิด",
    fix="ใช้รูปที่ถ่ายจากของจริง",
    law="กติกาของแพลตฟอร์ม",
    where="photo",
    severity="forbidden",
)


def of_words(market, day: int, text: str, where: str = "text") -> tuple[Fault, ...]:
    """Every `Fault` in a text shown on day 1, 2, …: grave ones and advice, in the order of the text."""
    return _found(text, market.law or market.product.category, date_of(market, day), where)


@lru_cache(maxsize=512)  # the same texts are read again in every held-out market
def _found(text, kind, on, where):
    found = claims.check(text, kind, on, platforms=(PLATFORM,))
    return tuple(
        Fault(
            rule=one.rule,
            title=one.title,
            words=one.words,
            why=one.why,
            fix=one.fix,
            law=f"{one.law.act} {one.law.section}".strip(),
            where=where,
            severity=one.severity,
            penalty=one.law.penalty,
            source=one.source,
        )
        for one in found
    )


def of_ad(market, day: int, campaign, ad) -> tuple[Fault, ...]:
    """Every `Fault` of an ad, grave ones and advice."""
    found = [UNDECLARED] if market.special not in ("none", campaign.special) else []
    found += [UNLIKE] if market.photo(ad.photo).honesty < PAGE.unlike else []
    for where in ("headline", "text"):
        for fault in of_words(market, day, getattr(ad, where), where):
            if fault.rule != SPECIAL_RULE:
                found.append(fault)
            elif campaign.special == "none" and UNDECLARED not in found:
                found.append(UNDECLARED)
    return tuple(found)


def of_post(market, day: int, post) -> tuple[Fault, ...]:
    """Every `Fault` of a post."""
    unlike = (UNLIKE,) if market.photo(post.photo).honesty < PAGE.unlike else ()
    words = of_words(market, day, post.text)
    return unlike + tuple(fault for fault in words if fault.rule != SPECIAL_RULE)


def grave(faults) -> tuple[Fault, ...]:
    """Those for which an ad is refused and a post is shown to fewer people."""
    return tuple(fault for fault in faults if fault.severity != "careful")
