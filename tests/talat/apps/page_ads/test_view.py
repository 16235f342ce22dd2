"""Each screen as HTML, without a browser."""

import re
import time

import pytest

from talat.apps.kit.unit_tool import page_of
from talat.apps.page_ads import TOOL
from talat.apps.page_ads.state import PageAds
from tests.talat.apps.page_ads.conftest import AD, AD_SET, CAMPAIGN, LAUNCH, WORDS, do

PLACES = (
    "day",
    "page",
    "price",
    "post",
    "inbox",
    "ads",
    "review",
    "dashboard",
    "breakdown",
    "why",
    "what_if",
)
PLACES += ("test", "money", "explain", "submit")
ENGLISH = re.compile(r"[A-Za-z]{4,}")
TO_DAY = {"do": "open_screen", "screen": "day"}


def words(markup):
    """The text a reader sees, without drawings, markup and the words of real platforms marked as English."""
    markup = re.sub(r'<svg.*?</svg>|<(\w+)[^>]* lang="en">.*?</\1>', " ", markup, flags=re.DOTALL)
    return re.sub(r"<[^>]+>", " ", markup)


def buttons(markup, kind="primary"):
    return re.findall(rf"<(?:button|a)[^>]*button--{kind}[^>]*>([^<]+)<", markup)


@pytest.fixture(scope="module")
def screens(exercise, folder):
    """HTML of every place, before anything and after three days, and of every question of the wizard."""
    from talat.apps.page_ads import view
    from tests.talat.fake_records import FakeRecords

    bench = PageAds(FakeRecords(exercise), exercise)
    shown = {}
    for place in PLACES:
        do(bench, {"do": "open_screen", "screen": place})
        shown[f"{place} 0"] = view.render(bench, folder)
    for number, raw in enumerate(LAUNCH):
        do(bench, raw)
        shown[f"{bench.screen} {number}"] = view.render(bench, folder)
    do(bench, TO_DAY, *[{"do": "next_day"}] * 3)
    do(bench, {"do": "start_test", "kind": "holdout", "percent": "20", "until": "9"}, {"do": "next_day"})
    do(bench, {"do": "write_post", "kind": "story", "photo": "hands", "text": "แม่กวนสบู่"}, {"do": "next_day"})
    for place in PLACES:
        do(bench, {"do": "open_screen", "screen": place})
        shown[place] = view.render(bench, folder)
    for level, name in (("campaign", "c1"), ("ad_set", "s1"), ("ad", "a1")):
        do(bench, {"do": "open_screen", "screen": "ads"}, {"do": "choose", "level": level, "name": name})
        shown[f"ads {level}"] = view.render(bench, folder)
        do(bench, {"do": "choose", "level": level, "name": name})
    for columns in ("delivery", "clicks", "sales", "profit"):
        do(bench, {"do": "open_screen", "screen": "dashboard"}, {"do": "see_figures", "columns": columns})
        shown[f"dashboard {columns}"] = view.render(bench, folder)
    for by in ("day", "placement", "age", "hour"):
        do(bench, {"do": "open_screen", "screen": "breakdown"}, {"do": "see_figures", "by": by})
        shown[f"breakdown {by}"] = view.render(bench, folder)
    return shown


def test_every_screen_has_one_next_step_and_a_heading(screens):
    for name, markup in screens.items():
        assert len(buttons(markup)) == 1, (name, buttons(markup))
        assert markup.count("<h2") == 1 and "data-focus" in markup, name


def test_no_learner_reads_english_but_the_words_of_real_platforms(screens):
    for name, markup in screens.items():
        found = ENGLISH.findall(words(markup))
        assert set(found) <= {"ROAS"}, (name, found)


def test_ids_are_unique_on_a_page_with_both_parts(exercise, folder, html):
    from tests.talat.fake_records import FakeRecords

    parts = [PageAds(FakeRecords(exercise), exercise, part) for part in ("practice", "exercise")]
    for presses in ((), (*CAMPAIGN,), (*AD_SET,), AD[:1]):
        for bench in parts:
            do(bench, *presses)
        ids = re.findall(r'\bid="([^"]+)"', "".join(html(bench) for bench in parts))
        assert len(ids) == len(set(ids))


def test_ids_are_unique_on_every_screen(screens):
    for name, markup in screens.items():
        ids = re.findall(r'\bid="([^"]+)"', markup)
        assert len(ids) == len(set(ids)), (name, [one for one in ids if ids.count(one) > 1])


def test_every_label_and_description_names_something_that_is_there(screens):
    for name, markup in screens.items():
        named = re.findall(r'<label[^>]*for="([^"]+)"', markup)
        for group in re.findall(r'aria-describedby="([^"]+)"', markup):
            named += group.split()
        for target in named:
            assert f'id="{target}"' in markup, (name, target)


def test_no_form_sends_more_fields_than_a_message_holds(screens):
    from talat.apps.kit.page import MOST_FIELDS

    for name, markup in screens.items():
        for form in re.findall(r"<form.*?</form>", markup, flags=re.DOTALL):
            fields = set(re.findall(r'\bname="([^"]+)"', form)) | {"do", "question"}
            assert len(fields) <= MOST_FIELDS, name


def test_every_picture_says_what_it_shows_or_that_it_is_decoration(screens):
    for name, markup in screens.items():
        assert all("alt=" in image for image in re.findall(r"<img[^>]*>", markup)), name


def test_a_screen_is_quick(running, html):
    for place in PLACES:
        do(running, {"do": "open_screen", "screen": place})
        html(running)  # templates are compiled and causes are worked out once
        began = time.process_time()
        html(running)
        assert time.process_time() - began < 0.06, place


def test_what_a_learner_writes_stays_text_everywhere(bench, html):
    nasty = "<img src=x onerror=alert(1)>{{7*7}}"
    do(bench, *LAUNCH[:1], *CAMPAIGN[:3], CAMPAIGN[3] | {"title": nasty[:40]})
    do(bench, *AD_SET[:4], AD_SET[4] | {"title": nasty[:40]})
    do(bench, AD[0], WORDS | {"text": nasty, "headline": nasty[:40]}, AD[2] | {"title": nasty[:40]})
    do(bench, {"do": "set_page", "name": nasty, "about": nasty})
    do(bench, {"do": "write_post", "kind": "ask", "photo": "pile", "text": nasty}, {"do": "next_day"})
    do(bench, {"do": "choose", "level": "ad", "name": "a1"})
    for place in (*PLACES[:-2], "ad_set", "ad"):
        do(bench, {"do": "open_screen", "screen": place})
        markup = html(bench)
        assert "<img src=x" not in markup and "49" not in re.findall(r"alert\(1\)&gt;(.{0,9})", markup), place


def test_the_preview_follows_the_fields_beside_it(screens):
    markup = next(text for name, text in screens.items() if name.startswith("ad ") and "เขียนว่าอะไร" in text)
    fields = re.findall(r'<(?:input|textarea)[^>]*\bname="([^"]+)"', markup)
    for shown in re.findall(r'data-(?:shows|counts)="([^"]+)"', markup):
        assert shown in fields, shown
    assert {"text", "headline", "button"} <= set(re.findall(r'data-shows="([^"]+)"', markup))


def test_the_dashboard_explains_every_column_and_its_english(screens):
    for columns in ("delivery", "clicks", "sales", "profit"):
        markup = screens[f"dashboard {columns}"]
        heads = re.findall(r'<th scope="col" class="num"><button type="button" class="term"', markup)
        assert len(heads) == markup.count("popover role=") == markup.count('quiet">นับอย่างไร') >= 5
        assert 'lang="en"' in markup


def test_profit_stands_beside_roas_and_the_waterfall_adds_up(screens):
    markup = screens["dashboard profit"]
    assert "ยอดขายต่อค่าโฆษณา (ROAS) ไม่รู้จักค่าของ" in markup and "เท่าของค่าโฆษณา" in markup
    for place in ("dashboard profit", "money"):
        table = re.search(r'<table class="waterfall">.*?</table>', screens[place], flags=re.DOTALL)[0]
        amounts = [_satang(text) for text in re.findall(r'<td class="num">([^<]+)</td>', table)]
        assert len(amounts) >= 4 and sum(amounts[:-1]) == amounts[-1], place


def test_the_causes_of_a_day_add_up_to_the_last_satang(running, html):
    for day in (2, 3):
        do(running, {"do": "open_screen", "screen": "why"}, {"do": "see_why", "day": str(day)})
        table = re.search(r'<table class="waterfall">.*?</table>', html(running), flags=re.DOTALL)[0]
        amounts = [_satang(text) for text in re.findall(r'<td class="num">([^<]+)</td>', table)]
        assert sum(amounts[:-1]) == amounts[-1]


def _satang(text):
    return int(text.replace("−", "-").replace(",", "").replace(".", ""))


def test_a_refused_ad_shows_the_words_the_law_and_what_to_write(bench, html):
    boast = WORDS | {"text": "สบู่ที่ดีที่สุด รักษาสิวหายขาด", "headline": "ขาวจริงเห็นผลทันที"}
    do(bench, *LAUNCH[:1], *CAMPAIGN, *AD_SET, AD[0], boast, AD[2], {"do": "next_day"})
    do(bench, {"do": "open_screen", "screen": "review"})
    markup = html(bench)
    assert bench.play.ads["a1"].review == "rejected" and "ไม่ผ่าน" in markup
    for words_at_fault in re.findall(r'<mark class="fault">([^<]+)</mark>', markup):
        assert words_at_fault in boast["text"] + boast["headline"]
    for said in ("ทำไมลงไม่ได้", "กฎหมาย", "เขียนแบบนี้แทน", '<mark class="fault">', "แก้โฆษณานี้"):
        assert said in markup


def test_a_test_that_cannot_tell_says_so(bench, html):
    do(bench, *LAUNCH, TO_DAY, {"do": "next_day"})
    do(bench, {"do": "start_test", "kind": "holdout", "percent": "20", "until": "4"})
    do(bench, {"do": "open_screen", "screen": "test"})
    assert "เพิ่งเริ่ม" in html(bench)
    do(bench, {"do": "next_day"}, {"do": "open_screen", "screen": "test"})
    markup = html(bench)
    assert "ยังบอกไม่ได้" in markup and 'class="is-open"' in markup and "intervals__span" in markup


def test_while_saving_every_other_button_is_off(running, records, html):
    records.down = True
    running.decide({"do": "next_day"})
    markup = html(running)
    assert "ยังบันทึกไม่ได้" in markup and 'data-poll="1000"' in markup
    for button in re.findall(r"<button[^>]*data-do[^>]*>", markup):
        assert 'data-do="retry"' in button or 'aria-disabled="true"' in button, button


def test_the_coach_speaks_in_practice_only(exercise, html):
    from tests.talat.fake_records import FakeRecords

    records = FakeRecords(exercise)
    assert "ครูพี่เลี้ยง" in html(PageAds(records, exercise, "practice"))
    assert "ครูพี่เลี้ยง" not in html(PageAds(records, exercise))


def test_the_widget_builds_without_a_browser(records):
    widget = page_of(TOOL, "ads-10", client=records)
    assert "ก่อนวันแรก" in widget.html
    sent = []
    widget.send = lambda content, buffers=None: sent.append(content)
    widget._hear(widget, {"id": "1", "fields": {"do": "open_screen", "screen": "price"}}, [])
    assert "ตั้งราคา" in widget.html and sent == [{"done": "1"}]


def test_the_whole_season_ends_in_a_reason_and_a_submission(exercise, records, html):
    bench = do(PageAds(records, exercise, "practice"), *LAUNCH, TO_DAY)
    while not bench.play.finished:
        do(bench, {"do": "next_day"})
    assert "เริ่มฝึกใหม่" in buttons(html(bench))[0]
    for place in PLACES:
        do(bench, {"do": "open_screen", "screen": place})
        assert len(buttons(html(bench))) == 1, place
    do(bench, {"do": "submit"})
    assert bench.screen == "practised" and "ฝึกจบ" in html(bench)
