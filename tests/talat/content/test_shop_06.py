"""What the lesson of parcels says is what its market takes and holds back, and its sums are right."""

from pathlib import Path

from talat.engine.parameters import MARKETPLACE
from talat.journal.play import begin
from talat.scenarios.exercise import load_exercise

UNIT = Path("notebooks/courses/online-shop/shop-06")
TEXT = (UNIT / "unit.md").read_text(encoding="utf-8")
EXERCISE = load_exercise(UNIT)
MARKET, PRACTICE = EXERCISE.exercise, EXERCISE.practice
SCARF = MARKET.season.listings[0]
KEPT, BACK = 73, 59  # baht of a parcel kept and one that comes back, as the lesson rounds them


def cost():
    return begin(MARKET, 1).unit_cost(SCARF.price, product=SCARF.id)


def test_the_scarf_costs_what_the_lesson_adds_up():
    fees = sum(line.satang for line in cost().fees)
    assert cost().total == 9_000 + 600 + fees == 13_627
    assert f"90 + 6 + {fees / 100} = 136.27 บาท" in TEXT
    assert f"**{(SCARF.price - cost().total) / 100}**" in TEXT


def test_a_parcel_sent_back_costs_what_the_lesson_says():
    goods, packing, back = cost().goods, cost().packing, MARKET.postage.back
    assert f"**−{(packing + back) // 100}.00**" in TEXT
    lost = round(goods * (1 - MARKETPLACE.fit)) // 100
    assert f"90 ÷ 5 = {lost} บาท" in TEXT and f"41 + {lost} = **{BACK} บาท**" in TEXT


def test_the_sums_of_ten_parcels_are_right():
    for kept, back in ((8, 2), (6, 4)):
        left = kept * KEPT - back * BACK
        assert f"{kept} × {KEPT} = {kept * KEPT} บาท" in TEXT
        assert f"{back} × {BACK} = {back * BACK} บาท" in TEXT
        assert f"**{left} บาท**" in TEXT
    assert round(466 / KEPT, 1) == 6.4 and 2 < 202 / KEPT < 3


def test_money_waits_as_long_as_in_the_market():
    holds = MARKET.season.platform
    assert f"โอนเข้าร้านหลังจากนั้น {holds.payout_days} วัน" in TEXT
    assert f"ขนส่งถือเงินไว้ {holds.cod_hold} วัน" in TEXT


def test_no_money_is_lost_in_the_table_of_three_days():
    rows = [
        line.split("|")[3:6] for line in TEXT.splitlines() if line.startswith(("| 1 |", "| 2 |", "| 3 |"))
    ]
    days = zip(*[[round(100 * float(cell.replace(",", ""))) for cell in row] for row in rows], strict=True)
    earned = 5 * (SCARF.price - cost().total)
    assert [sum(day) for day in days] == [100_000, 100_000 + earned, 100_000 + earned]


def test_the_shops_are_the_ones_that_are_told():
    for part, pieces in ((PRACTICE, "ใบ"), (MARKET, "ผืน")):
        shop = part.season
        assert f"{shop.listings[0].stock} {pieces} เงินสด {shop.cash.opening // 100:,} บาท" in TEXT
        assert f"{part.days} วัน" in TEXT
    assert "สั่งกระเป๋า 9 ใบจากกลุ่มแม่บ้านบ้านสวน" in TEXT
    assert PRACTICE.season.suppliers[0].name == "กลุ่มแม่บ้านบ้านสวน"


def test_every_picture_of_a_photo_is_drawn_and_described_alike():
    for part in (PRACTICE, MARKET):
        for photo in part.season.listings[0].photos:
            assert f"<title>{photo.alt}</title>" in (UNIT / photo.picture).read_text(encoding="utf-8")
