"""Files as people save them: each usual encoding and separator is read right, all else refused whole."""

import pytest

from talat.records import sheet, spreadsheet
from talat.records.sheet import BadSheet
from tests.talat.records.xlsx import xlsx

ROWS = [["เลขประจำตัว", "ชื่อ-สกุล"], ["6601001", "สมศรี ใจดี"], ["๖๖๐๑๐๐๒", "น้ำผึ้ง, ศรีสุข"]]
WANTED = tuple((line, tuple(row)) for line, row in enumerate(ROWS, 1))


def csv(separator=","):
    return "".join(separator.join(f'"{cell}"' for cell in row) + "\r\n" for row in ROWS)


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("tis-620", "TIS-620"),
        ("cp874", "TIS-620"),
    ],
)
@pytest.mark.parametrize("separator", list(sheet.SEPARATORS), ids=["comma", "semicolon", "tab", "bar"])
def test_every_usual_encoding_and_separator_is_recognised(encoding, name, separator):
    found = sheet.read(csv(separator).encode(encoding))
    assert found.rows == WANTED
    assert name in found.kind


def test_a_mark_of_the_other_byte_order_is_recognised():
    assert sheet.read(b"\xfe\xff" + csv().encode("utf-16-be")).rows == WANTED


def test_a_spreadsheets_own_separator_line_is_no_row():
    found = sheet.read(("sep=;\r\n" + csv(";")).encode())
    assert [cells for _, cells in found.rows] == [cells for _, cells in WANTED]
    assert found.rows[0][0] == 2  # lines are those of the file


def test_empty_lines_are_skipped_and_lines_keep_their_numbers():
    assert [line for line, _ in sheet.read(b"a,b\n\n,\n1,2\n").rows] == [1, 4]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "ว่าง"),
        (b"\n\n,,\n", "ว่าง"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "อ่านตัวอักษร"),
        ("ชื่อ,Café Ünïcödé Señor\n".encode("latin-1", "replace") + b"\xe9\xfc\xff", "อ่านตัวอักษร"),
        (b"a,b\n\x00,\x00\n", "อ่านตัวอักษร"),
        ("เลข,ชื่อ\n1,สมศรี ใจดี\n".encode().decode("cp874", "replace").encode(), "อ่านตัวอักษร|เสีย"),
        (b'a,b\n"1,2\n', "แถว 2 อ่านไม่ได้"),
        (("a," + "ก" * 301).encode(), "ยาวเกิน"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "รุ่นเก่า"),
        (b"PK\x03\x04" + b"no zip at all" * 20, "เปิดไฟล์ Excel ไม่ได้"),
        (b"x" * (sheet.LARGEST + 1), "ใหญ่เกิน"),
        (b"1,a\n" * 100_000, "2,000"),
    ],
    ids=[
        "empty",
        "blank",
        "picture",
        "latin",
        "zeros",
        "twice",
        "quote",
        "long",
        "xls",
        "nozip",
        "large",
        "hundredthousand",
    ],
)
def test_what_is_no_table_is_refused_whole_in_both_languages(content, says):
    with pytest.raises(BadSheet, match=says) as refused:
        sheet.read(content)
    assert " / " in refused.value.message_th


def test_thai_that_an_earlier_save_broke_is_named():
    broken = "".join(f"660100{n},สมศรี ใจดี\n" for n in range(9)).encode().decode("latin-1")
    with pytest.raises(BadSheet, match="เสีย"):
        sheet.read(broken.encode())


def test_a_spreadsheet_is_read_as_text_with_whole_numbers():
    found = sheet.read(xlsx([["เลขประจำตัว", "ชื่อ", "ปีเกิด"], [6601001, "สมศรี ใจดี", 2530.0], ["0012", "ก", ""]]))
    assert [cells for _, cells in found.rows[1:]] == [("6601001", "สมศรี ใจดี", "2530"), ("0012", "ก", "")]
    assert found.kind == "XLSX"


def test_a_spreadsheet_with_too_many_rows_is_refused():
    with pytest.raises(BadSheet, match="2,000"):
        sheet.read(xlsx([[n, "ก"] for n in range(2_100)]))


def test_a_spreadsheet_that_would_fill_the_memory_ends_only_its_own_process():
    far = xlsx([["เลขประจำตัว", "ชื่อ"]], places={(1_048_576, "XFD"): 1})
    with pytest.raises(BadSheet, match="เปิดไฟล์ Excel ไม่ได้"):
        sheet.read(far)
    bomb = xlsx([["a"]], more={"xl/media/zeros": b"\0" * (spreadsheet.LARGEST_INSIDE + 1)})
    assert len(bomb) < 200_000
    with pytest.raises(BadSheet, match="เปิดไฟล์ Excel ไม่ได้"):
        sheet.read(bomb)


def test_entities_in_a_spreadsheet_are_not_expanded():
    sheet_with_entities = (
        b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
        b'<c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>'
    )
    try:
        found = sheet.read(xlsx([["a"]], sheet=sheet_with_entities))
    except BadSheet:
        return
    assert "aaaa" not in str(found.rows)
