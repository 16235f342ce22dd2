"""CSV fields that spreadsheets show and never calculate."""

import csv
import io

import pytest

from graders import csv_cell


@pytest.mark.parametrize(
    "words", ["=1+1", "+66", "-2", "@SUM(A1)", "\t=1", "  =1+1", '=HYPERLINK("x","ก,ข")']
)
def test_what_a_spreadsheet_would_calculate_is_a_word(words):
    (row,) = csv.reader(io.StringIO(csv_cell.table([["6601001", words]]).removeprefix(csv_cell.BOM)))
    assert row[0] == "6601001"
    assert row[1].startswith("'") and row[1].endswith(words.rstrip()[-1])


def test_plain_words_stay_and_lines_stay_lines():
    text = csv_cell.table([["ชื่อ", "นาที"], ["น้ำผึ้ง, ศรีสุข", "40.5"], ["สอง\nบรรทัด", ""]])
    assert text == '\ufeffชื่อ,นาที\r\n"น้ำผึ้ง, ศรีสุข",40.5\r\nสอง บรรทัด,\r\n'
