"""What the platform says of an ad before it runs: rules of special categories and of honest pictures."""

from __future__ import annotations

from talat.journal.ads.outcome import Fault

HONEST = 0.5  # honesty of a picture below which it is refused as misleading


def faults(market, day: int, campaign, ad) -> tuple[Fault, ...]:
    """Every `Fault` of an ad; none lets it run."""
    found = []
    if market.special != campaign.special and market.special != "none":
        found.append(
            Fault(
                rule="special-category",
                title="หมวดพิเศษ",
                words="",
                why="สินค้านี้อยู่ในหมวดพิเศษ ต้องแจ้งหมวดที่แคมเปญก่อนลงโฆษณา",
                fix="ทำแคมเปญใหม่ แล้วเลือกหมวดพิเศษให้ตรง",
                law="",
                where="campaign",
            )
        )
    if market.photo(ad.photo).honesty < HONEST:
        found.append(
            Fault(
                rule="misleading-picture",
                title="รูปไม่เหมือนของจริง",
                words="",
                why="รูปที่แต่งจนไม่เหมือนของจริงทำให้คนเข้าใจผิด",
                fix="ใช้รูปที่ถ่ายจากของจริง",
                law="",
                where="photo",
            )
        )
    return tuple(found)
