"""Each screen as HTML, without a browser."""

import re
import shutil

import pytest

from talat.apps.kit import screens as kit_screens
from talat.apps.kit.unit_tool import edition_of, folder_of, page_of
from talat.apps.storefront import TOOL, view
from talat.apps.storefront.state import Storefront

ENGLISH = re.compile(r"[A-Za-z]{4,}")


def words(markup):
    """The text a reader sees, without tags, titles of drawings and hidden markup."""
    return re.sub(r"<svg.*?</svg>|<[^>]+>", " ", markup, flags=re.DOTALL)


def buttons(markup, kind="primary"):
    return re.findall(rf"<(?:button|a)[^>]*button--{kind}[^>]*>([^<]+)<", markup)


@pytest.fixture
def screens(shop, records, exercise, html):
    """HTML of every screen of the exercise part, in the order a learner meets them."""
    shown = {"product": html(shop)}
    for name, raw in [
        ("price", {"do": "choose_photo", "photo": "worn"}),
        ("day", {"do": "set_price", "price": "139"}),
        ("day1", {"do": "next_day"}),
        ("slip", {"do": "open_screen", "screen": "slip"}),
        ("explain", {"do": "open_screen", "screen": "explain"}),
        ("submit", {"do": "explain", "text": "เพราะมีกำไร"}),
        ("result", {"do": "submit"}),
    ]:
        shop.decide(raw)
        shown[name] = html(shop)
    records.down = True
    shown["away"] = html(Storefront(records, exercise))
    return shown


def test_every_screen_has_one_next_step_and_a_heading(screens):
    for name, markup in screens.items():
        assert len(buttons(markup)) == (0 if name in ("result", "away") else 1), name
        assert markup.count("<h2") == 1, name


def test_no_learner_reads_english(screens):
    for name, markup in screens.items():
        assert not ENGLISH.search(words(markup)), (name, ENGLISH.findall(words(markup)))


def test_ids_are_unique_on_a_page_with_both_parts(records, exercise, html):
    both = html(Storefront(records, exercise)) + html(Storefront(records, exercise, "practice"))
    ids = re.findall(r'\bid="([^"]+)"', both)
    assert len(ids) == len(set(ids))


def test_every_label_names_a_field(screens):
    for markup in screens.values():
        for target in re.findall(r'<label[^>]*for="([^"]+)"', markup):
            assert f'id="{target}"' in markup


def test_the_slip_adds_up_to_the_satang(selling, html):
    selling.decide({"do": "next_day"})
    selling.decide({"do": "open_screen", "screen": "slip"})
    tables = re.findall(r"<table>.*?</table>", html(selling), flags=re.DOTALL)
    assert len(tables) == 2
    for table in tables:
        amounts = [_satang(text) for text in re.findall(r"<td>([^<]+)</td>", table)]
        assert len(amounts) >= 3 and sum(amounts[:-1]) == amounts[-1]
    day = selling.play.days[0]
    assert [_satang(re.findall(r"<td>([^<]+)</td>", table)[-1]) for table in tables] == [
        day.payout,
        day.profit,
    ]


def _satang(text):
    return int(text.replace("−", "-").replace(",", "").replace(".", ""))


def test_the_cost_of_a_piece_adds_up_too(shop, html):
    shop.decide({"do": "open_screen", "screen": "price"})
    shop.decide({"do": "try_price", "price": "139", "paid_by": "shop"})
    table = re.search(r"<table>.*?</table>", html(shop), flags=re.DOTALL)[0]
    amounts = [_satang(text) for text in re.findall(r"<td>([^<]+)</td>", table)]
    assert sum(amounts[:-1]) == amounts[-1] and amounts[0] == 13900


def test_a_bad_price_stands_beside_its_field(shop, html):
    shop.decide({"do": "open_screen", "screen": "price"})
    shop.decide({"do": "set_price", "price": "ฟรี"})
    markup = html(shop)
    assert 'aria-invalid="true"' in markup and "ต้องเป็นตัวเลข" in markup
    assert "exercise-price-error" in re.search(r'aria-describedby="([^"]+)"', markup)[1]


def test_while_saving_every_other_button_is_off(selling, records, html):
    selling.decide({"do": "next_day"})
    records.down = True
    selling.decide({"do": "next_day"})
    markup = html(selling)
    assert "ยังบันทึกไม่ได้ ระบบกำลังลองใหม่ให้…" in markup and 'data-poll="1000"' in markup
    for button in re.findall(r"<button[^>]*>", markup):
        assert 'data-do="retry"' in button or 'aria-disabled="true"' in button


def test_what_a_learner_writes_stays_text(sold_out, html):
    nasty = "<img src=x onerror=alert(1)>{{7*7}}"
    sold_out.decide({"do": "explain", "text": nasty})
    markup = html(sold_out)
    assert "<img src=x" not in markup and "&lt;img src=x" in markup and "{{7*7}}" in markup


def test_points_come_with_rule_evidence_and_one_fix(sold_out, records, html):
    lost = {
        "title": "ดูสลิป",
        "points": 0.5,
        "max_points": 1,
        "rule": "กติกาข้อนี้",
        "evidence": "ในวันที่ 3",
        "fix": "ลองดูสลิป",
    }
    waits = {"title": "เหตุผล", "points": None, "max_points": 2, "rule": "", "evidence": "", "fix": ""}
    records.answer = {"state": "needs_instructor", "score": 6.5, "max_score": 10, "marks": [lost, waits]}
    sold_out.decide({"do": "submit"})
    markup = html(sold_out)
    for said in ("ได้ 6.5 จาก 10 คะแนน", "กติกาข้อนี้", "ในวันที่ 3", "ลองดูสลิป", "0.5 จาก 1", "รอครูตรวจ เต็ม 2"):
        assert said in markup


def test_a_grader_in_trouble_is_not_a_zero(sold_out, records, html):
    records.answer = {"state": "trouble"}
    sold_out.decide({"do": "submit"})
    assert "ไม่ได้แปลว่าคุณได้ศูนย์" in html(sold_out) and "จาก 10" not in html(sold_out)


def test_the_coach_speaks_in_practice_only(records, exercise, html):
    assert "ครูพี่เลี้ยง" in html(Storefront(records, exercise, "practice"))
    assert "ครูพี่เลี้ยง" not in html(Storefront(records, exercise))


def test_the_widget_builds_without_a_browser(records):
    widget = page_of(TOOL, "shop-04", client=records)
    assert "เลือกรูปสินค้า" in widget.html
    sent = []
    widget.send = lambda content, buffers=None: sent.append(content)
    widget._hear(widget, {"id": "1", "fields": {"do": "choose_photo", "photo": "worn"}}, [])
    assert "ราคาขายต่อชิ้น" in widget.html and sent == [{"done": "1"}]


@pytest.mark.parametrize("name", ["../../etc", "", "SHOP", "shop-99", "a b"])
def test_an_unknown_exercise_is_refused(name):
    with pytest.raises(LookupError, match="โจทย์"):
        folder_of(name)


def test_an_older_edition_is_found_beside_the_current_content(tmp_path, monkeypatch, folder):
    for version in ("v1", "v2"):
        (tmp_path / version / "online-shop" / "shop-04").mkdir(parents=True)
        shutil.copy(folder / "exercise.yaml", tmp_path / version / "online-shop" / "shop-04")
    monkeypatch.setenv("TALAT_CONTENT", str(tmp_path / "v2"))
    assert folder_of("shop-04") == tmp_path / "v2/online-shop/shop-04"
    assert folder_of("shop-04", "v1") == tmp_path / "v1/online-shop/shop-04"
    assert edition_of("shop-04", "v1").id == "shop-04"
    assert edition_of("shop-04", "v0") is None and edition_of("shop-04", "../../etc") is None


def test_a_part_must_be_known(records):
    with pytest.raises(ValueError, match="part"):
        page_of(TOOL, "shop-04", part="exam", client=records)


def test_a_missing_picture_is_described_in_words(tmp_path, shop):
    assert kit_screens.picture(str(tmp_path), "pictures/none.svg") == ""
    assert shop.market.photos[0].alt in view.render(shop, tmp_path)
