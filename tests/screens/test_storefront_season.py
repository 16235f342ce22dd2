"""The shop of unit shop-10 in a real browser: every screen seen and read, one day by keyboard alone."""

import pytest
from playwright.sync_api import expect

from tests.browser import SCREENS, Window, saved
from tests.screens.stage import Stage

pytestmark = pytest.mark.browser
PAGES = {
    "soap": ("hand", "59", "สบู่ขมิ้น สบู่สมุนไพรทำมือ", "ขมิ้น น้ำมันมะพร้าว น้ำผึ้ง\nก้อนละ 100 กรัม พร้อมส่ง"),
    "bag": ("worn", "149", "กระเป๋าผ้า ถุงผ้าใบใหญ่", "ผ้าฝ้ายเย็บมือ กว้าง 38 ซม. สูง 40 ซม."),
    "hat": ("worn", "129", "หมวกสานกันแดด", "สานจากใบกระจูด รอบหัว 57 ซม. ปีกกว้าง 9 ซม."),
    "scarf": ("worn", "199", "ผ้าพันคอทอมือ ผ้าคราม", "ฝ้ายย้อมคราม กว้าง 30 ซม. ยาว 170 ซม."),
    "snack": ("plate", "55", "กล้วยตากอบน้ำผึ้ง", "กล้วยน้ำว้ากับน้ำผึ้ง ห่อละ 240 กรัม"),
}
BOAST = {"title": "สบู่ขมิ้นดีที่สุด รักษาสิวหายขาด", "description": "ขาวใน 3 วัน ก้อนละ 120 กรัม"}


def page_of(product):
    photo, price, title, description = PAGES[product]
    words = {"title": title, "description": description}
    return {"do": "save_page", "product": product, "photo": photo, "price": price, **words}


def to(screen):
    return {"do": "open_screen", "screen": screen}


def stock_of(product, pieces, do="buy_stock"):
    return {"do": do, "product": product, "supplier": "near", "pieces": pieces}


NEXT = {"do": "next_day"}
BUNDLE = {"do": "try_bundle", "bundle_one": "bag", "bundle_two": "soap", "bundle_off": "15"}
JOIN = {"do": "join_sale", "sale": "double-10", "percent-double-10": "10"}
ASK = {"do": "ask", "ask": "cod", "cod": "no", "day": "1"}
TOUR = [  # (what is done before, the screen then, name of its picture)
    ([], "day", "00-opening"),
    (
        [
            {"do": "see_product", "product": "soap"},
            {**page_of("soap"), "do": "try_page", "photo": "glow", **BOAST},
        ],
        *("product", "01-page-under-the-pen"),
    ),
    ([page_of(product) for product in PAGES], "product", "02-page-saved"),
    ([to("goods")], "goods", "03-goods"),
    ([to("stock"), stock_of("snack", "60", "try_stock")], "stock", "04-stock"),
    ([stock_of("snack", "60"), stock_of("bag", "20"), *[NEXT] * 20], "day", "05-day"),
    ([to("offers")], "offers", "06-double-days"),
    ([{"do": "try_voucher", "voucher_off": "10", "voucher_least": "100"}], "offers", "07-voucher"),
    ([BUNDLE], "offers", "08-bundle"),
    ([JOIN, *[NEXT] * 5], "day", "09-after-the-sale"),
    ([to("chat")], "chat", "10-chat"),
    ([to("reviews")], "reviews", "11-reviews"),
    ([to("numbers")], "numbers", "12-numbers"),
    ([to("why"), {"do": "see_day", "day": "24"}, {"do": "see_order", "order": "24-1"}], "why", "13-why"),
    ([to("what_if"), ASK, {"do": "ask_luck"}], "what_if", "14-what-if"),
    ([to("repeat")], "repeat", "15-coming-again"),
    ([to("rivals")], "rivals", "16-other-shops"),
    ([to("calendar")], "calendar", "17-calendar"),
    ([to("money")], "money", "18-money"),
    ([{"do": "see_slip", "day": "24"}], "slip", "19-slip"),
    ([to("explain")], "explain", "20-reason"),
    ([{"do": "explain", "text": "ตอบแชตไว คนซื้อมากขึ้น"}], "submit", "21-handing-in"),
    ([{"do": "submit"}], "result", "22-result"),
]


def test_every_screen_is_accessible_and_fits(browser):
    with Stage("shop-10") as stage:
        window = Window(browser, stage.url)
        window.page.goto(stage.url)
        expect(window.page.locator("section[data-screen=day]")).to_be_visible()
        for done, screen, name in TOUR:
            for raw in done:
                stage.do(**raw)
                assert not stage.bench.error and not any("trouble" in said for said in stage.said), (
                    name,
                    raw,
                )
            window.page.evaluate("redraw()")  # over what was there, as a press does
            expect(window.page.locator(f"section[data-screen={screen}]")).to_be_visible()
            window.page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
            window.accessible()
            window.fits()
            window.picture(f"storefront/{name}")
            assert saved(SCREENS / f"storefront/{name}.png")
        assert window.left_the_machine == []
        window.close()


def test_one_day_by_keyboard_alone(browser):
    with Stage("shop-10", "practice") as stage:
        window = Window(browser, stage.url)
        page = window.page
        page.goto(stage.url)
        press(page, "ไปทำหน้าสินค้า")
        focus(page, lambda: page.locator("input[name=photo]:focus").count())
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        focus(page, lambda: page.locator("input[name=title]:focus").count())
        page.keyboard.press("Control+A")
        page.keyboard.type("สบู่ขมิ้นทำมือ")
        expect(page.locator(".window__title")).to_have_text("สบู่ขมิ้นทำมือ")  # the preview follows
        focus(page, lambda: page.locator("input[name=price]:focus").count())
        page.keyboard.type("๕๙")
        page.keyboard.press("Enter")
        expect(page.locator(".editor__form .note--success")).to_contain_text("59 บาท")
        press(page, "วันนี้")
        expect(page.locator("h2:focus")).to_be_visible()
        press(page, "เปิดร้านวันที่ 1")
        expect(page.locator("h2")).to_contain_text("วันที่ 1 ขายได้")
        assert [event.do for event in stage.records.events("practice")] == [
            "open_screen", "choose_photo", "write_listing", "set_price", "open_screen", "next_day",
        ]  # fmt: skip
        window.close()


def test_what_is_opened_on_a_screen_takes_the_keyboard_there(browser):
    with Stage("shop-10") as stage:
        stage.do(**to("stock"))
        window = Window(browser, stage.url)
        window.page.goto(stage.url)
        window.page.locator("button[data-product=scarf]").click()
        expect(window.page.locator("section[data-look=scarf]")).to_be_focused()
        expect(window.page.locator("section[data-look=scarf]")).to_be_in_viewport()
        window.page.locator("form[data-do=buy_stock] button[type=submit]").first.click()
        expect(window.page.locator("[data-wrong]")).to_be_focused()
        window.close()


def focus(page, reached):
    """Tab onwards until `reached()`; a page has fewer than a hundred stops."""
    for _ in range(100):
        page.keyboard.press("Tab")
        if reached():
            return
    raise AssertionError("the keyboard never came there")


def press(page, words):
    """Tab to the button of these words and press it."""
    focus(page, lambda: page.evaluate("document.activeElement.innerText.trim()").startswith(words))
    page.keyboard.press("Enter")
    expect(page.locator(".tool[aria-busy=true]")).to_have_count(0)


def test_a_question_shows_the_fields_it_needs_and_luck_comes_by_itself(browser):
    with Stage("shop-10") as stage:
        for raw in (page_of("soap"), NEXT, NEXT, to("what_if")):
            stage.do(**raw)
        window = Window(browser, stage.url)
        page = window.page
        page.goto(stage.url)
        expect(page.locator("input[name=price]")).to_be_visible()
        page.locator("select[name=ask]").select_option("cod")
        expect(page.locator("input[name=price]")).to_be_hidden()
        expect(page.locator("select[name=cod]")).to_be_visible()
        page.locator("form[data-do=ask] button[type=submit]").click()
        expect(page.locator(".answer")).to_contain_text("ปิดเก็บเงินปลายทาง")
        expect(page.locator(".answer .note, .answer .lead-line")).to_be_visible(timeout=20_000)
        assert [event.do for event in stage.records.events()][-1] == "open_screen"
        window.close()


def test_an_own_answer_is_typed_where_it_is_chosen(browser):
    with Stage("shop-10") as stage:
        for product in PAGES:
            stage.do(**page_of(product))
        while not (waiting := stage.bench.play.inbox.seen("open")):
            stage.do(**NEXT)
        stage.do(**to("chat"))
        window = Window(browser, stage.url)
        page = window.page
        page.goto(stage.url)
        expect(page.locator("textarea[name=text]")).to_be_hidden()
        page.get_by_label("พิมพ์เอง").check()
        page.locator("textarea[name=text]").fill("ขอบคุณที่ทักมานะคะ")
        page.locator("form[data-do=reply] button[type=submit]").click()
        expect(page.locator(".bubble--ours")).to_contain_text("ขอบคุณที่ทักมานะคะ")
        last = stage.records.events()[-1]
        assert (last.do, last.text) == ("reply", "ขอบคุณที่ทักมานะคะ")
        assert last.conversation in [one.id for one in waiting]
        window.close()
