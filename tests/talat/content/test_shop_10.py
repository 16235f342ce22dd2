"""What the lesson of the last unit says of its shop is what its market has, and its sums are right."""

import re
from pathlib import Path

from talat.engine.parameters import MARKETPLACE
from talat.scenarios.exercise import load_exercise

UNIT = Path("notebooks/courses/online-shop/shop-10")
TEXT = (UNIT / "unit.md").read_text(encoding="utf-8")
EXERCISE = load_exercise(UNIT)
SHOP, PRACTICE = EXERCISE.exercise.season, EXERCISE.practice.season


def test_the_shop_of_the_exercise_is_the_one_that_is_told():
    cash = f"เงินสด {SHOP.cash.opening // 100:,} บาท"
    for said in (f"{EXERCISE.exercise.days} วัน", f"สินค้า {len(SHOP.listings)} อย่าง", cash):
        assert said in TEXT and said in EXERCISE.brief
    assert f"ผู้ขายส่ง {len(SHOP.suppliers)} ราย" in TEXT


def test_the_practice_has_what_its_steps_name():
    assert [listing.product.name for listing in PRACTICE.listings] == ["สบู่ขมิ้น", "กระเป๋าผ้า"]
    assert f"ร้านฝึกมีสบู่กับกระเป๋า ขายได้ {EXERCISE.practice.days} วัน" in TEXT
    assert len(PRACTICE.sale_days) >= 1 and len(PRACTICE.suppliers) >= 2


def test_money_waits_in_the_lesson_as_long_as_in_the_market():
    row = next(line for line in TEXT.splitlines() if line.startswith("| 4 |"))
    assert SHOP.platform.cod_hold == MARKETPLACE.cod_hold == 5 and "ถือเงินไว้ 5 วัน" in row
    first, last = map(int, re.search(r"\| (\d+)–(\d+) \|", row).groups())
    assert last - first == SHOP.platform.cod_hold


def test_the_sums_of_the_lesson_are_right():
    asked, spare, pace = 4, 2, 3
    assert f"{pace} × {asked + spare} = **{pace * (asked + spare)} ชิ้น**" in TEXT
    assert f"200 ÷ 25 = **{200 // 25} ใบ**" in TEXT and 5 * 40 == 200
    assert f"2 × (5 + 2) = **{2 * (5 + 2)} ใบ**" in TEXT
    assert f"300 ÷ 12 = **{300 // 12} ชิ้น**" in TEXT and 10 * 30 == 300


def test_every_picture_of_a_photo_is_drawn_and_described_alike():
    for listing in SHOP.listings:
        for photo in listing.photos:
            drawing = (UNIT / photo.picture).read_text(encoding="utf-8")
            assert f"<title>{photo.alt}</title>" in drawing
