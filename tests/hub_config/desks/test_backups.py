"""Backups at the admin desk: their age and trouble are seen, one more can be had, odd wishes are refused."""

import json

import pytest

from tests.hub_config.desks.conftest import BACKED_UP


@pytest.fixture
def keeper(browse):
    """keeper(answer, now): the admin's browser, and what the keeper was told."""

    def keeper(now=202, **said):
        browser, told = browse("admin", "admin"), []

        def ask(path, wish=None):
            told.append((path, wish))
            return (now, "{}") if path == "/now" else (200, json.dumps({**BACKED_UP, **said}))

        browser.app.settings["desk"].parts["keeper"] = ask
        return browser, told

    return keeper


def away(_path, _said=None):
    raise ConnectionRefusedError


def test_the_last_one_with_its_age_and_place(keeper):
    page = keeper()[0].get("backups").text
    assert "5 มิ.ย. 2569 เวลา 12.00 น." in page and "3 ชั่วโมงที่แล้ว" in page
    assert BACKED_UP["where"] in page and "ไม่ได้ปิดด้วยรหัส" in page
    assert '<option value="/media/stick" selected>' in page


def test_the_overview_says_nothing_while_all_is_well(keeper):
    assert "สำเนา" not in keeper()[0].get().text


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"problem": "ที่เก็บเต็ม / full"}, "ครั้งล่าสุดไม่สำเร็จ"),
        ({"late": True, "age_h": 70.0}, "เก่าเกิน 2 วัน"),
        ({"late": True, "last_good": None, "age_h": None, "where": None}, "ยังไม่มีสำเนา"),
    ],
)
def test_trouble_is_on_the_page_and_on_the_overview(keeper, said, words):
    browser, _ = keeper(**said)
    assert words in browser.get("backups").text
    assert "ไปที่หน้าสำรองข้อมูล" in browser.get().text


def test_what_was_altered_is_named_and_pointed_to(keeper):
    browser, _ = keeper(ok=False, altered=["งาน ab ถูกแก้ / journal ab was changed", "<b>"])
    page = browser.get("backups").text
    assert "journal ab was changed" in page and "&lt;b&gt;" in page and "อย่าลบอะไร" in page
    assert "ข้อมูลถูกแก้จากนอกระบบ" in browser.get().text


def test_a_keeper_that_is_away_is_told_and_stops_no_page(browse):
    browser = browse("admin", "admin")
    browser.app.settings["desk"].parts["keeper"] = away
    assert "ไม่ตอบ" in browser.get("backups").text
    assert "ระบบสำรองข้อมูลไม่ตอบ" in browser.get().text
    assert browser.post("backups/now", {"where": "/media/stick"}).status == 503


def test_one_more_now_is_asked_in_the_admins_name(keeper):
    browser, told = keeper()
    answer = browser.post("backups/now", {"where": "/media/stick", "passphrase": "ข้าวผัดกะเพราหมูกรอบ"})
    assert answer.status == 303
    assert told[-1] == (
        "/now",
        {"where": "/media/stick", "by": "admin", "passphrase": "ข้าวผัดกะเพราหมูกรอบ"},
    )
    assert browser.post("backups/now", {"where": "/media/stick"}).status == 303
    assert told[-1][1]["passphrase"] is None


def test_a_short_passphrase_is_refused_before_it_protects_nothing(keeper):
    browser, told = keeper()
    answer = browser.post("backups/now", {"where": "/media/stick", "passphrase": "สั้นไป"})
    assert answer.status == 422 and "อย่างน้อย 12" in answer.text
    assert all(path != "/now" for path, _ in told)


@pytest.mark.parametrize(("code", "words"), [(409, "กำลังสำรองข้อมูลอยู่แล้ว"), (422, "ไม่พบที่เก็บนี้แล้ว")])
def test_what_the_keeper_refuses_is_told_in_both_languages(keeper, code, words):
    answer = keeper(now=code)[0].post("backups/now", {"where": "/etc"})
    assert answer.status == code and words in answer.text and " / " in answer.text


def test_one_under_way_is_followed(keeper):
    page = keeper(under_way="/media/stick")[0].get("backups").text
    assert 'http-equiv="refresh"' in page and "disabled" in page


def test_nobody_but_an_admin(browse):
    assert browse("admin", "kru-mali").get("backups").status == 403
    assert browse("admin", "6601001").post("backups/now", {"where": "/media/stick"}).status == 403
