"""Numbers and sentences on the screens: rounded so that they add up, told as people talk."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talat.apps.storefront.season.figures import (
    buyer,
    causes,
    deals,
    goods,
    month,
    numbers,
    otherwise,
    purse,
    stock,
    today,
    waiting,
    words,
)
from talat.apps.storefront.season.figures.sharing import rounded
from talat.journal.shop import dashboard, shelves, what_if
from talat.journal.shop.questions import CodFrom, PriceFrom
from tests.talat.apps.storefront.season.conftest import day_by_day


@given(st.lists(st.fractions(-50, 50, max_denominator=12), max_size=9))
def test_rounded_parts_add_up_and_none_is_further_off_than_one(parts):
    found = rounded(parts)
    assert sum(found) == round(sum(parts, Fraction(0)))
    assert all(abs(one - part) <= 1 for one, part in zip(found, parts, strict=True))


def test_what_rounding_loses_goes_to_who_lost_most():
    assert rounded([Fraction(1, 3), Fraction(1, 3), Fraction(4, 3)]) == [1, 0, 1]
    assert rounded([150, 250], 100) == [200, 200]


# what waits


def test_the_most_urgent_stands_first_and_good_news_is_not_counted(sold):
    found = waiting.matters(sold.play)
    order = [waiting.URGENCY.index(matter.tone) for matter in found]
    assert order == sorted(order)
    counted = waiting.counts(found)
    assert sum(counted.values()) == sum(one.many for one in found if one.tone in ("bad", "warn"))


def test_a_price_below_cost_is_pressing(selling):
    assert not any(one.place == "goods" for one in waiting.matters(selling.play))
    selling.decide({"do": "save_page", "product": "hat", "photo": "clear", "price": "70"})
    found = [one for one in waiting.matters(selling.play) if one.place == "goods"]
    assert found[0].tone == "bad" and "ขาดทุนชิ้นละ" in found[0].note and waiting.pressing(selling.play)


def test_a_hidden_page_is_pressing(selling):
    selling.decide({"do": "save_page", "product": "bag", "photo": "clear", "price": "149",
                    "title": "กระเป๋ารักษามะเร็งหายขาด", "description": "ผ้า"})  # fmt: skip
    hidden = [page for page in selling.play.pages if page.hidden]
    found = [one for one in waiting.matters(selling.play) if "ตลาดซ่อน" in one.text]
    assert len(found) == len(hidden) == 1


def test_a_shelf_that_runs_dry_is_told_before_it_is_empty(selling):
    day_by_day(selling, lambda play: any(one.place == "stock" for one in waiting.matters(play)))
    one = next(one for one in waiting.matters(selling.play) if one.place == "stock")
    shelf = next(s for s in shelves.shelves(selling.play) if s.product == one.fields["product"])
    lead = waiting.shortest_lead(selling.play, shelf.product)
    assert shelf.pieces > 0 and shelf.lasts <= lead + 2


def test_a_double_day_is_told_days_before(selling):
    said = []
    while len(selling.play.days) < 10:
        selling.decide({"do": "next_day"})
        said.append(any("วันสิบสิบ" in one.text for one in waiting.matters(selling.play)))
    assert said == [False] * 5 + [True] * 4 + [False]


@pytest.mark.parametrize(("days", "day", "word"), [
    (0, 1, "วันนี้"), (0, 2, "พรุ่งนี้"), (3, 4, "พรุ่งนี้"), (3, 5, "มะรืนนี้"), (3, 9, "อีก 6 วัน"),
])  # fmt: skip
def test_days_are_named_as_people_do(selling, days, day, word):
    for _ in range(days):
        selling.decide({"do": "next_day"})
    assert waiting.when(selling.play, day) == word


# a day, the goods, the shelves


def test_the_day_in_words_counts_what_the_day_counts(sold):
    for day in sold.play.days:
        said = " ".join(today.sentences(sold.play, day))
        assert f"สั่งซื้อ {day.orders} ออเดอร์" in said
        assert not day.missed or f"ของหมด {day.missed} คน" in said


def test_each_product_of_a_day_adds_up_to_the_day(sold):
    for day in sold.play.days:
        rows = today.products(sold.play, day)
        assert sum(row.orders for row in rows) == day.orders
        assert sum(row.goods for row in rows) == day.goods
        assert all(0 <= row.share <= 1 and row.left >= 0 for row in rows)
    assert [row.left for row in today.products(sold.play, sold.play.days[-1])] == list(
        sold.play.stock.values()
    )


def test_the_way_of_buyers_says_one_in_how_many(sold):
    path = today.path(dashboard.Funnel(1_200, 240, 20, 5, 0, 0))
    assert [step.passed for step in path] == ["", "1 ใน 5", "1 ใน 12", "1 ใน 4", ""]


def test_what_a_piece_leaves_is_its_price_less_every_cost(selling):
    for card in goods.cards(selling.play):
        cost = goods.cost(selling.play, card.product, card.price)
        assert sum(row.satang for row in cost.rows) == cost.total == card.price - card.left


def test_suppliers_are_compared_by_what_a_piece_leaves(selling):
    near, far = stock.sellers(selling.play, "bag")
    assert far.left - near.left == near.each - far.each == 1_360
    assert (near.lead, far.lead, far.least) == (2, 9, 50) and "ใน 10 ครั้ง" in far.late


def test_an_order_on_paper_says_what_it_means(sold):
    told = stock.order(sold.play, {"product": "bag", "supplier": "near", "pieces": 400})
    assert told.cash_after == sold.play.cash - 400 * 6_800
    assert any("ขายวันละราว" in line for line in told.lines)
    assert any("ขายไม่หมด" in line for line in told.lines)


def test_the_pen_marks_the_words_and_loses_none(selling):
    page = words.page_of(selling.play, "bag", "กระเป๋าดีที่สุดในโลก", "ใช้แล้วรวย ขนาด 30 ซม.")
    proof = words.proof(selling.play, "bag", page)
    assert "".join(piece.text for piece in proof.title) == page.title
    assert "".join(piece.text for piece in proof.description) == page.description
    numbered = [piece.number for piece in (*proof.title, *proof.description) if piece.number]
    assert numbered == sorted(numbered) and set(numbered) <= {remark.number for remark in proof.remarks}
    assert {fact.title: fact.state for fact in proof.facts}["ขนาด"] == "misstated"
    assert words.proof(selling.play, "soap", words.page_of(selling.play, "soap")) is None


# promotions


def test_a_voucher_is_tried_on_what_reaches_it(selling):
    effects = deals.voucher(selling.play, 1_000, 12_900)
    assert [effect.name for effect in effects] == ["กระเป๋าผ้า", "หมวกสาน"]
    for effect in effects:
        assert effect.reduced == effect.price - 1_000
        assert 0 < effect.left - effect.left_reduced < 1_000  # fees fall with the price


def test_a_bundle_pays_one_shipping_and_one_box(selling):
    effect = deals.bundle(selling.play, "bag", "hat", 1_000)
    assert effect.price - effect.reduced == 1_000
    apart = effect.left
    assert effect.left_reduced > apart - 1_000  # one box and one order fee saved


def test_double_days_are_tried_at_their_least(selling):
    near = deals.sales(selling.play, {})[0]
    assert (near.id, near.typed, near.joined) == ("ten-ten", "10", 0)
    assert all(one.reduced == one.price * 90 // 100 for one in near.effects)
    assert deals.sales(selling.play, {"ten-ten": 25})[0].typed == "25"


# numbers, causes, buyers


def test_two_weeks_are_compared_only_where_there_are_two(selling):
    for _ in range(3):
        selling.decide({"do": "next_day"})
    assert numbers.periods(selling.play) == (None, (1, 3))
    for _ in range(11):
        selling.decide({"do": "next_day"})
    assert numbers.periods(selling.play) == ((1, 7), (8, 14))


def test_the_grid_of_buyers_counts_every_first_order_once(sold):
    rows = numbers.cohorts(sold.play)
    new, returning = numbers.returning(sold.play)
    assert sum(row.first for row in rows) <= new <= new + returning == sold.play.summary.orders
    assert all(cell.buyers <= row.first and 0 <= cell.strength <= 4 for row in rows for cell in row.cells)


def test_the_causes_of_a_day_are_kept_and_sum(sold):
    for day in (2, 10, 11):
        told = causes.told(sold.play, day)
        assert told is causes.told(sold.play, day)
        assert round(sum(part.orders for part in told.parts), 1) == told.after - told.before
        assert sum(part.money for part in told.parts) == told.money_after - told.money_before
    assert causes.told(sold.play, 1) is None


def test_a_buyers_causes_lead_from_a_plain_shop_to_ours(sold):
    for day in sold.play.days:
        for turn in range(1, day.orders + 1):
            story = buyer.story(sold.play, f"{day.day}-{turn}")
            *parts, whole = story.shares
            assert round(sum(part.people for part in parts), 1) == whole.people > 0
            assert len(story.strides) == 8
    assert buyer.story(sold.play, "1-999") is None


def test_the_answer_of_what_if_is_told_with_luck_apart(sold):
    asked = what_if.answer(sold.play, CodFrom(day=1, on=False))
    reply = otherwise.reply(asked, None)
    assert reply.luck == "" and reply.tone == "info" and len(reply.lines) == 4
    assert reply.lines[0].was == str(asked.was.orders)
    told = otherwise.reply(asked, what_if.luck(sold.play, CodFrom(day=1, on=False), markets=4))
    assert "ลองในตลาดอีก 4 แบบ" in told.luck


def test_what_would_change_nothing_says_so(sold):
    same = PriceFrom(day=1, satang=sold.play.days[0].plan.prices[0], product="soap")
    assert otherwise.reply(what_if.answer(sold.play, same), None).same


# time and money


def test_a_month_begins_on_its_weekday_and_ends(sold):
    shown = month.month(sold.play)
    assert shown.title == "ตุลาคม 2569" and (shown.number, shown.last) == (1, 2)
    squares = [square for week in shown.weeks for square in week if square]
    assert [square.date for square in squares] == list(range(1, 32))
    assert shown.weeks[0][:3] == (None, None, None)  # 1 October 2026 is a Thursday
    assert [square.state for square in squares][:17] == ["sold"] * 15 + ["next", "later"]


def test_the_shares_of_the_pockets_are_the_whole(sold, shop):
    for play in (sold.play, shop.play):
        assert sum(pocket.share for pocket in purse.pockets(play)) == pytest.approx(1)
        assert purse.pockets(play)[0].satang == play.cash


def test_a_days_rows_lead_from_morning_to_evening(sold):
    for day in range(1, len(sold.play.days) + 1):
        slip = sold.play.slip(day)
        assert slip.cash_before + sum(row.satang for row in purse.day_rows(slip)) == slip.cash_after
        for transfer in slip.transfers:
            assert sum(row.satang for row in purse.transfer_rows(transfer)) == transfer.payout


def test_a_page_that_nobody_wrote_is_a_hint_and_stops_no_day(shop):
    shop.decide({"do": "save_page", "product": "soap", "photo": "clear", "price": "59"})
    shop.decide({"do": "next_day"})
    found = [one for one in waiting.matters(shop.play) if one.icon == "pencil"]
    assert [one.tone for one in found] == ["info"] and "กระเป๋าผ้า" in found[0].text
