"""Thai numbers, money and dates."""

from datetime import date

import pytest

from talat.apps.kit import thai


@pytest.mark.parametrize(
    ("typed", "satang"),
    [
        ("129", 12900),
        ("๑๒๙", 12900),
        ("129.50", 12950),
        ("129.5", 12950),
        ("๑๒๙.๒๕", 12925),
        ("1,290", 129000),
        ("1,290.05 บาท", 129005),
        ("  129 บาท ", 12900),
        ("฿129", 12900),
        ("129 บาท 50 สตางค์", 12950),
        ("129.500", 12950),
        (".99", None),
        ("1", 100),
        ("100000", 10_000_000),
        ("007", 700),
    ],
)
def test_prices_as_people_type_them(typed, satang):
    if satang is None:
        with pytest.raises(thai.NotMoney):
            thai.read_satang(typed)
    else:
        assert thai.read_satang(typed) == satang


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "ยังไม่ได้ใส่ราคา"),
        ("   ", "ยังไม่ได้ใส่ราคา"),
        ("0", "ราคาเป็น 0 ไม่ได้"),
        ("๐.๐๐", "ราคาเป็น 0 ไม่ได้"),
        ("-5", "ติดลบไม่ได้"),
        ("−5", "ติดลบไม่ได้"),
        ("0.50", "ต่ำเกินไป"),
        ("100000.01", "สูงเกินไป"),
        ("9" * 150, "สูงเกินไป"),
        ("129.999", "ไม่เกิน 2 ตัวเลข"),
        ("129,50", "ใช้จุดคั่นสตางค์"),
        ("1.2.3", "ใช้จุดคั่นสตางค์"),
        (".", "ใช้จุดคั่นสตางค์"),
        ("ร้อยยี่สิบ", "ต้องเป็นตัวเลข"),
        ("1e5", "ต้องเป็นตัวเลข"),
        ("NaN", "ต้องเป็นตัวเลข"),
        ("٣٤", "ต้องเป็นตัวเลข"),
        ("12\u202e9", "ต้องเป็นตัวเลข"),
        ("<script>", "ต้องเป็นตัวเลข"),
    ],
)
def test_a_bad_price_is_told_in_thai_what_to_do(typed, says):
    with pytest.raises(thai.NotMoney, match=says):
        thai.read_satang(typed)


@pytest.mark.parametrize("typed", ["", "0", "-5", "5", "9" * 9, "1.2.3", "สิบ"])
def test_an_amount_is_called_by_its_name(typed):
    with pytest.raises(thai.NotMoney, match="งบต่อวัน") as told:
        thai.read_satang(typed, least=4_000, what="งบต่อวัน")
    assert "ราคา" not in str(told.value) and "ต้นทุน" not in str(told.value)


def test_its_name_may_be_typed_before_an_amount():
    assert thai.read_satang("งบ 240 บาท", what="งบ") == 24_000


def test_money_is_written_to_the_satang_with_a_true_minus():
    assert thai.money(123456) == "1,234.56"
    assert thai.money(-5) == "−0.05"
    assert thai.baht(12900) == "129 บาท"
    assert thai.baht(12950) == "129.50 บาท"
    assert thai.baht(-100) == "−1 บาท"


def test_every_price_read_is_the_price_written():
    for satang in (100, 101, 110, 999, 12345, 10_000_000):
        assert thai.read_satang(thai.baht(satang)) == satang
        assert thai.read_satang(thai.money(satang)) == satang


def test_dates_are_of_the_buddhist_era():
    assert thai.date(date(2026, 6, 5)) == "วันศุกร์ที่ 5 มิถุนายน 2569"


def test_shares_and_counts():
    assert thai.percent(0.0321, 2) == "3.21%"
    assert thai.number(-1234) == "−1,234"


def test_a_short_date_names_day_and_month():
    assert thai.short_date(date(2026, 6, 5)) == "5 มิ.ย."


@pytest.mark.parametrize(("typed", "count"), [("20", 20), ("๒๐ ชิ้น", 20), ("1,200ชิ้น", 1200), (" 007 ", 7)])
def test_a_count_is_read_as_people_write_it(typed, count):
    assert thai.read_count(typed, 1, 5_000, "จำนวน", "ชิ้น") == count


@pytest.mark.parametrize("typed", ["", "0", "-5", "5.5", "ห้า", "5001", "9" * 40, "1,20", "<b>5</b>", "²"])
def test_a_bad_count_is_told_by_its_name(typed):
    with pytest.raises(thai.NotCount, match="จำนวน"):
        thai.read_count(typed, 1, 5_000, "จำนวน", "ชิ้น")
