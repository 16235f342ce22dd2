"""Dated fee tables: the right row on the right day, and a source for each number."""

from datetime import date

import pytest
from pydantic import ValidationError

from talat.scenarios.fees import TABLES, FeeRow, FeeTable, NoTable, fees_on, load_table

ROW = {
    "code": "commission",
    "title": "ค่าธรรมเนียมการขาย",
    "base": "item",
    "percent": "5",
    "valid_from": date(2025, 1, 1),
    "source": "a page",
    "status": "secondary",
}
ORDER = {"code": "order", "title": "ค่าบริการ", "base": "order", "flat": "1.07 บาท", "percent": None}


def table(*rows):
    return FeeTable(id="test", title="ตลาด", about="test", rows=[{**ROW, **row} for row in rows])


def test_fees_of_soap_in_2026():
    found = [
        (fee.code, fee.ppm, fee.flat, fee.cap)
        for fee in fees_on("online-fair", date(2026, 11, 2), "lifestyle")
    ]
    assert found == [
        ("commission", 91_600, 0, None),
        ("promotion", 64_200, 0, 19_900),
        ("payment", 32_100, 0, None),
        ("order", 0, 107, None),
    ]


def test_category_chooses_the_row():
    found = fees_on("online-fair", date(2026, 11, 2), "accessories")
    assert found[0].ppm == 85_900


def test_order_fee_begins_on_its_day():
    before, on = (fees_on("online-fair", date(2025, 9, day), "lifestyle") for day in (14, 15))
    assert "order" not in {fee.code for fee in before}
    assert "order" in {fee.code for fee in on}


def test_days_and_tables_without_fees_are_named():
    with pytest.raises(NoTable, match="2019-01-01"):
        fees_on("online-fair", date(2019, 1, 1), "lifestyle")
    with pytest.raises(NoTable, match="no-such"):
        load_table("no-such")


@pytest.mark.parametrize("path", sorted(TABLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_table_loads_and_is_named_after_its_file(path):
    assert load_table(path.stem).id == path.stem


def test_a_new_rate_follows_the_closed_one():
    rows = {"valid_to": date(2025, 12, 31)}, {"percent": "6", "valid_from": date(2026, 1, 1)}
    old, new = table(*rows).rows
    assert (old.holds(date(2025, 12, 31), ""), new.holds(date(2025, 12, 31), "")) == (True, False)
    assert (old.holds(date(2026, 1, 1), ""), new.holds(date(2026, 1, 1), "")) == (False, True)


def test_one_fee_twice_on_a_day_is_refused():
    with pytest.raises(ValidationError, match="twice"):
        table({}, {"percent": "6", "valid_from": date(2026, 1, 1)})


@pytest.mark.parametrize(
    "wrong",
    [
        {"percent": 3.21},
        {"percent": None},
        {"percent": "0"},
        {"percent": "100"},
        {"flat": "1 บาท"},
        {"base": "order"},
        {"source": ""},
        {"status": "guess"},
        {"valid_to": date(2024, 1, 1)},
        {"colour": "red"},
    ],
    ids=str,
)
def test_wrong_rows_are_refused(wrong):
    with pytest.raises(ValidationError):
        FeeRow(**{**ROW, **wrong})


def test_a_flat_fee_is_satang():
    assert FeeRow(**{**ROW, **ORDER}).fee().flat == 107
