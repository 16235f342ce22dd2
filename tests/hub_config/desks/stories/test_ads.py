"""A page's journal as a story: every kind of decision has words, with the replayed outcome or without."""

from typing import get_args

import pytest

from hub_config.desks.stories import ads
from hub_config.desks.story import tell, without_walks
from talat.journal.ads import events
from talat.journal.events import Stamped, parse
from tests.talat import pages

DECISIONS = [
    *pages.START,
    {"do": "open_screen", "screen": "ad"},
    {"do": "set_page", "name": "ร้านผ้าฝ้ายบ้านเรา", "about": "ผ้าฝ้ายเย็บมือ"},
    {"do": "write_post", "post": "p1", "kind": "sell", "photo": "clear", "text": "มาใหม่"},
    {"do": "set_answer", "topic": "price", "text": "359 บาท"},
    pages.ad(),
    pages.ad("a2", photo="vivid"),
    {"do": "next_day"},
    {"do": "open_screen", "screen": "dashboard"},
    {"do": "edit_ad_set", "ad_set": "s1", "budget": 30_000, "youngest": 25, "oldest": 44},
    {"do": "edit_ad", "ad": "a2", "photo": "clear"},
    {"do": "set_running", "level": "ad", "name": "a1", "on": False},
    {"do": "start_test", "test": "t1", "kind": "holdout", "until": 9},
    {"do": "reply_inbox", "conversations": ["d1-1"], "text": "359 บาท"},
    {"do": "make_campaign", "campaign": "c2", "title": "ทัก", "objective": "leads", "budget": 20_000},
    {"do": "edit_campaign", "campaign": "c2", "budget": 25_000},
    {"do": "set_shipping", "paid_by": "shop"},
    {"do": "offer_cod", "on": False},
    {"do": "next_day"},
    {"do": "explain", "text": "ลองดู"},
    {"do": "submit"},
]


def stamped():
    at = "2026-06-05T07:05:{:02d}.000000+00:00"
    return [Stamped(n + 1, at.format(n), "", parse(raw)) for n, raw in enumerate(DECISIONS)]


def test_every_kind_of_decision_has_words():
    kinds = {one.model_fields["do"].default for one in get_args(events.AdsEvent)}
    assert kinds <= set(ads.NARRATOR.tell)
    assert set(ads.SCREENS) == set(events.SCREENS)


@pytest.mark.parametrize("market", [pages.market(), None], ids=["replayed", "not replayed"])
def test_the_story_is_told_in_thai(market):
    lines, replayed = tell(market, 7, stamped())
    assert replayed == (market is not None) and len(lines) == len(DECISIONS)
    assert all(line.said and "None" not in line.said for line in lines)
    assert [line for line in without_walks(lines) if line.kind == "open_screen"][
        0
    ].said == "เปิดหน้า “ตัวเลขโฆษณา”"


def test_what_an_edit_replaces_and_what_it_leads_to():
    lines = {line.kind: line for line in tell(pages.market(), 7, stamped())[0]}
    assert "240 บาท → 300 บาท" in lines["edit_ad_set"].said and "อายุ 25–44" in lines["edit_ad_set"].said
    assert lines["edit_ad_set"].led == ("แก้มาก ระบบเริ่มเรียนรู้ใหม่",)


def test_a_rejected_ad_is_told():
    days = [line for line in tell(pages.market(), 7, stamped())[0] if line.kind == "next_day"]
    assert any("a2" in told and "ไม่ผ่านการตรวจ" in told for told in days[0].led)
