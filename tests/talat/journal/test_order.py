"""What may follow what in a journal."""

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talat.journal.events import (
    BadEvent,
    ChoosePhoto,
    Explain,
    NextDay,
    OpenScreen,
    SetPrice,
    SetShipping,
    Submit,
)
from talat.journal.order import Progress, progress
from talat.journal.shop.order import Deep, ShopOrder

ORDER = ShopOrder(days=3, photos={"front", "worn"}, most=12)
PRICE = SetPrice(satang=19900)


def test_a_whole_lesson_in_order_passes():
    lesson = [
        OpenScreen(screen="product"), ChoosePhoto(photo="front"), PRICE, SetShipping(paid_by="shop"),
        NextDay(), NextDay(), SetPrice(satang=18900), NextDay(), Explain(text="ลดราคา"), Submit(),
    ]  # fmt: skip
    for number, event in enumerate(lesson):
        ORDER.check(lesson[:number], event)


@pytest.mark.parametrize(
    "event", [NextDay(), PRICE, Explain(text="ขอแก้"), Submit(), OpenScreen(screen="slip")]
)
def test_nothing_follows_submit(event):
    with pytest.raises(BadEvent, match="ส่งแล้ว"):
        ORDER.check([PRICE, Submit()], event)


def test_the_shop_does_not_open_before_a_price_is_set():
    with pytest.raises(BadEvent, match="ตั้งราคา"):
        ORDER.check([ChoosePhoto(photo="front")], NextDay())


def test_there_are_no_more_days_than_the_market_has():
    ORDER.check([PRICE, NextDay(), NextDay()], NextDay())
    with pytest.raises(BadEvent, match="ครบ 3 วัน"):
        ORDER.check([PRICE, NextDay(), NextDay(), NextDay()], NextDay())


def test_a_photo_of_another_exercise_is_unknown():
    with pytest.raises(BadEvent, match="ไม่มีรูปนี้"):
        ORDER.check([], ChoosePhoto(photo="back"))


@given(st.lists(st.sampled_from([PRICE, NextDay(), OpenScreen(screen="day"), Submit()]), max_size=8))
def test_progress_counted_step_by_step_is_progress_counted_whole(events):
    assert reduce(Progress.then, events, Progress()) == progress(events)


def test_doing_nothing_may_be_submitted():
    ORDER.check([], Submit())


def test_a_full_journal_takes_submit_alone():
    full = [PRICE] * 12
    with pytest.raises(BadEvent, match="เต็ม"):
        ORDER.check(full, PRICE)
    ORDER.check(full, Submit())


def test_a_screen_the_tool_does_not_have_is_refused():
    with pytest.raises(BadEvent, match="ไม่มีหน้านี้"):
        ORDER.check([], OpenScreen(screen="admin"))


@pytest.mark.parametrize(("deep", "known", "unknown"), [
    (None, "price", "stock"),
    (Deep(photos=frozenset({("bag", "front")}), costs=frozenset()), "stock", "price"),
])  # fmt: skip
def test_each_kind_of_shop_has_its_own_screens(deep, known, unknown):
    order = ShopOrder(days=3, photos={"front"}, deep=deep)
    order.check([], OpenScreen(screen=known))
    with pytest.raises(BadEvent, match="ไม่มีหน้านี้"):
        order.check([], OpenScreen(screen=unknown))
