"""Facts as the shop stands: yesterday's price on a page is wrong today."""

from datetime import date

import pytest

from talat.scenarios.answers import choices, judge
from talat.scenarios.listing import appraise
from talat.scenarios.particulars import Particulars
from talat.scenarios.standing import standing
from tests.talat.scenarios.bag import BAG, DESCRIPTION, TITLE

BARE = Particulars()


def told(reply, topic, **shop):
    return judge(reply, topic, standing(BARE, thing="กระเป๋าผ้า", **shop)).marks[0]


@pytest.mark.parametrize(
    ("reply", "topic", "shop", "mark"),
    [
        ("ใบละ 159 บาทค่ะ", "price", {"price": 15_900}, "right"),
        ("ใบละ 129.50 บาทค่ะ", "price", {"price": 12_950}, "right"),
        ("ใบละ 149 บาทค่ะ", "price", {"price": 15_900}, "wrong"),
        ("ค่าส่ง 35 บาทค่ะ", "shipping", {"postage": 3_500}, "right"),
        ("ส่งฟรีค่ะ", "shipping", {"postage": 3_500}, "wrong"),
        ("ส่งฟรีค่ะ", "shipping", {"postage": 0}, "right"),
        ("ค่าส่ง 35 บาทค่ะ", "shipping", {"postage": 0}, "wrong"),
        ("เก็บเงินปลายทางได้ค่ะ", "cod", {"cod": True}, "right"),
        ("ไม่มีเก็บเงินปลายทางค่ะ", "cod", {"cod": True}, "wrong"),
        ("ไม่มีเก็บเงินปลายทางค่ะ", "cod", {"cod": False}, "right"),
        ("ปลายทางได้ค่ะ", "cod", {"cod": False}, "wrong"),
        ("พร้อมส่งค่ะ", "stock", {"pieces": 3}, "right"),
        ("หมดแล้วค่ะ", "stock", {"pieces": 3}, "wrong"),
        ("หมดแล้วค่ะ", "stock", {"pieces": 0}, "right"),
        ("มีของพร้อมส่งค่ะ", "stock", {"pieces": 0}, "wrong"),
    ],
)
def test_the_shop_decides_what_is_right(reply, topic, shop, mark):
    assert told(reply, topic, **shop) == mark


@pytest.mark.parametrize(
    "shop",
    [
        {"price": 15_900},
        {"postage": 3_500},
        {"postage": 0},
        {"cod": True},
        {"cod": False},
        {"pieces": 0},
        {"pieces": 2},
    ],
)
@pytest.mark.parametrize("particulars", [BARE, BAG])
def test_what_stands_is_right_by_its_own_words(particulars, shop):
    now = standing(particulars, thing="กระเป๋าผ้า", **shop)
    (slug,) = {"price": "price", "postage": "shipping", "cod": "cod", "pieces": "stock"}[
        next(iter(shop))
    ].split()
    assert judge(now.fact(slug).say, slug, now).right
    assert any("right" in one.marks for one in choices(slug, now, "กระเป๋าผ้า"))


def test_yesterdays_price_on_the_page_is_misstated_today():
    for price, wrong in ((15_900, ()), (17_900, ("price",))):
        found = appraise(TITLE, DESCRIPTION, "accessories", standing(BAG, price=price), date(2026, 11, 22))
        assert found.misstated == wrong


def test_days_of_sending_stay_beside_who_pays():
    shipping = standing(BAG, postage=0).fact("shipping")
    assert (
        shipping.say.startswith(BAG.fact("shipping").say) and shipping.weight == BAG.fact("shipping").weight
    )


def test_nothing_told_leaves_all_as_it_was():
    assert standing(BAG) == BAG and standing(BAG, pieces=4) == BAG
