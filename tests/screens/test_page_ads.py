"""The page and its ads manager in a real browser: every screen seen and read, a launch by keyboard alone."""

import pytest
from playwright.sync_api import expect

from tests.browser import SCREENS, Window, saved
from tests.screens.stage import Stage
from tests.talat.apps.page_ads.conftest import AD, AD_SET, CAMPAIGN, LAUNCH, PRICE, WHO, WORDS

pytestmark = pytest.mark.browser
DAY = {"do": "next_day"}
BOAST = WORDS | {"text": "สบู่ที่ดีที่สุด ขาวใสใน 3 วัน", "headline": "เห็นผลทันที", "leads_to": "inbox"}
SECOND = (
    {"do": "begin", "level": "ad_set", "under": "c1"},
    WHO | {"youngest": "18", "oldest": "65"},
    {"do": "answer", "question": "taste"},
    *AD_SET[2:4],
)
TEST = {"do": "start_test", "kind": "split_ad_sets", "until": "7"}
TEST |= {"a-split_ad_sets": "s1", "b-split_ad_sets": "s2"}
POST = {"do": "write_post", "kind": "story", "photo": "hands", "text": "เช้านี้กวนสบู่สองหม้อ หอมมะขามทั้งบ้าน"}


def to(screen):
    return {"do": "open_screen", "screen": screen}


# (picture, what is pressed before it); a name of "" is not looked at.
WAY = [
    ("today-before", None),
    ("page", to("page")),
    ("price", {"do": "try_price", "price": "349", "paid_by": "buyer"}),
    ("post", to("post")),
    ("", PRICE),
    ("ads-before", to("ads")),
    ("campaign-1-objective", CAMPAIGN[0]),
    ("campaign-2-special", CAMPAIGN[1]),
    ("campaign-3-purse", CAMPAIGN[2]),
    ("ad-set-1-who", CAMPAIGN[3]),
    ("ad-set-2-taste", AD_SET[0]),
    ("ad-set-3-places", AD_SET[1]),
    ("ad-set-4-goal", AD_SET[2]),
    ("ad-set-5-spend", AD_SET[3]),
    ("ad-1-picture", AD_SET[4]),
    ("ad-2-words", AD[0]),
    ("ad-3-check", AD[1]),
    ("review-waiting", AD[2]),
    *(("", raw) for raw in ({"do": "begin", "level": "ad", "under": "s1"}, AD[0], BOAST, AD[2])),
    *(("", raw) for raw in SECOND),
    ("ad-set-overlap", AD_SET[4] | {"do": "try_answer", "title": "ผู้หญิงทั้งหมด", "budget": "200"}),
    ("", AD_SET[4] | {"title": "ผู้หญิงทั้งหมด", "budget": "200"}),
    *(("", raw) for raw in (AD[0] | {"photo": "foam"}, WORDS | {"leads_to": "inbox"}, AD[2])),
    *(("", raw) for raw in (POST, TEST, to("day"))),
    ("", DAY),
    ("review", to("review")),
    *(("", DAY) for _ in range(7)),
    ("today", to("day")),
    ("ads", to("ads")),
    ("ads-ad-set", {"do": "choose", "level": "ad_set", "name": "s1"}),
    ("ads-ad", {"do": "choose", "level": "ad", "name": "a1"}),
    ("inbox", to("inbox")),
    ("posts", to("post")),
    ("", to("dashboard")),
    ("results-profit", {"do": "see_figures", "columns": "profit", "span": "all"}),
    ("breakdown-placement", to("breakdown")),
    ("breakdown-hour", {"do": "see_figures", "by": "hour", "columns": "clicks"}),
    ("why", to("why")),
    ("", to("what_if")),
    ("what-if", {"do": "what_if", "day": "1", "kind": "budget", "payer": "ad_set:s1", "amount": "400"}),
    ("test", to("test")),
    ("money", to("money")),
    ("explain", to("explain")),
    ("submit", {"do": "explain", "text": "ค่าโฆษณาต่อออเดอร์แพงกว่าเงินที่เหลือ จึงเปลี่ยนรูป"}),
    ("result", {"do": "submit"}),
]


def shown(window, stage):
    """Draws what the stage stands at over what was there, as a press does, and begins at its top."""
    window.page.evaluate("redraw()")
    expect(window.page.locator(f"section[data-screen={stage.bench.screen}]")).to_be_visible()
    window.page.evaluate("scrollTo({top: 0, behavior: 'instant'})")


def test_every_screen_is_accessible_and_fits(browser):
    with Stage("ads-10") as stage:
        window, number = Window(browser, stage.url), 0
        window.page.goto(stage.url)
        expect(window.page.locator("section[data-screen]")).to_be_visible()  # the stage's script has run
        for name, pressed in WAY:
            if name == "price":
                stage.do(**to("price"))
            if pressed:
                stage.do(**pressed)
            assert not stage.bench.error and not any("trouble" in said for said in stage.said), (
                name,
                pressed,
            )
            if not name:
                continue
            shown(window, stage)
            window.accessible()
            window.fits()
            window.picture(f"page_ads/{number:02d}-{name}")
            assert saved(SCREENS / f"page_ads/{number:02d}-{name}.png")
            number += 1
        assert window.left_the_machine == [] and not [one for one in window.console if "error" in one]
        window.close()


def test_the_coach_of_the_practice_is_accessible_too(browser):
    with Stage("ads-10", "practice") as stage:
        window = Window(browser, stage.url)
        window.page.goto(stage.url)
        expect(window.page.locator(".coach")).to_be_visible()
        window.accessible()
        window.fits()
        window.picture("page_ads/practice-coach")
        window.close()


def test_a_word_of_the_dashboard_explains_itself(browser):
    with Stage("ads-10") as stage:
        for raw in (*LAUNCH, to("day"), DAY, to("dashboard"), {"do": "see_figures", "columns": "delivery"}):
            stage.do(**raw)
        window = Window(browser, stage.url)
        window.page.goto(stage.url)
        window.page.get_by_role("button", name="เห็นซ้ำ").focus()
        window.page.keyboard.press("Enter")
        card = window.page.locator(".term__card:popover-open")
        expect(card).to_contain_text("คนหนึ่งเห็นโฆษณาเฉลี่ยกี่ครั้ง")
        window.accessible()
        window.picture("page_ads/explained-word")
        window.page.keyboard.press("Escape")
        expect(card).to_have_count(0)
        window.close()


def test_the_preview_shows_what_is_typed_and_only_as_text(browser):
    with Stage("ads-10") as stage:
        for raw in (PRICE, *CAMPAIGN, *AD_SET, AD[0]):
            stage.do(**raw)
        window = Window(browser, stage.url)
        window.page.goto(stage.url)
        window.page.get_by_label("ข้อความ", exact=True).fill("<b>สบู่</b>กวนมือ")
        window.page.get_by_label("พาดหัว").fill("มะขามแท้ 4 ก้อน")
        window.page.get_by_label("ส่งข้อความ").check()
        phone = window.page.locator(".in-feed")
        expect(phone.locator(".feed__text")).to_have_text("<b>สบู่</b>กวนมือ")
        expect(phone.locator(".feed__headline")).to_have_text("มะขามแท้ 4 ก้อน")
        expect(phone.get_by_text("ส่งข้อความ")).to_be_visible()
        expect(phone.get_by_text("สั่งซื้อเลย")).to_be_hidden()
        assert window.page.locator(".field__count").first.inner_text().startswith("17 จาก")
        window.page.get_by_label("ในสตอรี่", exact=True).check()
        expect(window.page.locator(".story")).to_be_visible()
        expect(window.page.locator(".story .feed__headline")).to_have_text("มะขามแท้ 4 ก้อน")
        window.picture("page_ads/preview-story")
        assert [event.do for event in stage.records.events()][-1] == "open_screen"
        window.close()


class Keys:
    """A person with a keyboard and no mouse."""

    def __init__(self, page):
        self.page = page

    def reach(self, selector):
        """Tab until the focus is on what the selector names; it must be possible from where one is."""
        for _ in range(80):
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never reaches {selector}")

    def press(self, selector, key="Enter"):
        self.reach(selector)
        self.page.keyboard.press(key)

    def write(self, selector, text):
        self.reach(selector)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def heading(self, words):
        """The screen's heading is there and has the focus, so that it is read out."""
        expect(self.page.locator("h2")).to_contain_text(words)


def test_a_campaign_and_a_day_by_keyboard_alone(browser):
    with Stage("ads-10") as stage:
        window = Window(browser, stage.url)
        window.page.goto(stage.url)
        keys = Keys(window.page)
        keys.press("button[data-screen=price].button--primary")
        keys.heading("ตั้งราคา")
        keys.write("input[name=price]", "349")
        keys.page.keyboard.press("Enter")
        keys.heading("พร้อมเปิดตัว")
        keys.press("button[data-do=begin].button--primary")
        keys.heading("อยากให้โฆษณาพาอะไรมา")
        keys.press("form[data-do=answer] button.button--primary")
        keys.heading("หมวดพิเศษ")
        keys.press("form[data-do=answer] button.button--primary")
        keys.heading("แบ่งเงิน")
        keys.write("input[name=title]", "เปิดตัวสบู่")
        keys.press("form[data-do=answer] button.button--primary")
        keys.heading("อยากให้ใครเห็น")
        keys.press("button[data-preset=herbs]")
        expect(window.page.locator("input[name=youngest]")).to_have_value("28")
        keys.press("form[data-do=answer] button.button--primary")
        keys.heading("สนใจอะไร")
        assert window.page.locator("input[name=interest-skin]").is_checked()
        keys.press("form[data-do=answer] button.button--primary")
        keys.heading("เห็นที่ไหน")
        keys.press("form[data-do=answer] button.button--primary")
        keys.heading("ให้ระบบหาคนแบบไหน")
        keys.press("form[data-do=answer] button.button--primary")
        keys.heading("ใช้เงินเท่าไร")
        keys.press("form[data-do=answer] button.button--primary")
        expect(window.page.locator("input[name=budget][aria-invalid=true]")).to_be_focused()
        keys.write("input[name=budget]", "๒๔๐")
        keys.press("form[data-do=answer] button.button--primary")
        keys.heading("ให้คนเห็นรูปไหน")
        keys.press("input[name=photo]", "Space")
        keys.press("form[data-do=answer] button.button--primary")
        keys.heading("เขียนว่าอะไร")
        keys.write("textarea[name=text]", "สบู่กวนมือ 4 ก้อน เก็บเงินปลายทางได้")
        keys.write("input[name=headline]", "สบู่มะขาม 349 บาท")
        keys.press("form[data-do=answer] button.button--primary")
        keys.heading("ดูอีกครั้ง")
        keys.press("form[data-do=answer] button.button--primary")
        keys.heading("ผลตรวจ")
        keys.press("button[data-do=next_day].button--primary")
        keys.heading("วันที่ 1")
        made = [event.do for event in stage.records.events() if event.do != "open_screen"]
        assert made == ["set_price", "make_campaign", "make_ad_set", "make_ad", "next_day"]
        assert stage.bench.play.days[0].spend > 0
        window.close()
