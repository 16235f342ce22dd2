"""A class list: imported right or refused whole, each bad row named in Thai."""

import time

import pytest
from sqlalchemy import select

from talat.records import accounts, audit, class_list, classes, enrolment, sheet, tables
from talat.records.class_list import ListChanged, NotReady
from talat.records.history import history
from talat.records.sheet import BadSheet
from tests.talat.records.xlsx import xlsx

COURSE = ("online-shop",)
HEAD = "เลขประจำตัว,ชื่อ-สกุล,ปีเกิด,วิชา,ห้อง"
GOOD = "6601010,มานี มีตา,๒๕๓๐,,\n๖๖๐๑๐๑๑,ปิติ พอใจ,,1/10,demo-1\n"


def table(text, head=HEAD):
    return sheet.read(f"{head}\n{text}".encode())


def plan(records, text, head=HEAD, class_id="demo-1", courses=COURSE):
    return class_list.plan(records, table(text, head), class_id, courses)


def apply(records, text, made, **more):
    return class_list.apply(records, table(text), "demo-1", COURSE, made.digest, "admin", **more)


def everything(records):
    with records.read() as connection:
        return {
            table.name: connection.execute(select(table)).all() for table in tables.metadata.sorted_tables
        }


def problems(made):
    return {row.line: " ".join(row.problems) for row in made.bad}


def test_a_plan_changes_nothing_and_says_who_is_new(people):
    before = everything(people)
    made = plan(people, GOOD)
    assert everything(people) == before
    assert [(r.line, r.number, r.name, r.birth_year, r.courses) for r in made.new] == [
        (2, "6601010", "มานี มีตา", 1987, COURSE),
        (3, "6601011", "ปิติ พอใจ", None, ("seller-basics", "online-shop")),
    ]
    assert (made.bad, made.same, made.alike, made.notes, made.unused) == ((), (), (), (), ())


def test_a_whole_list_is_imported_and_everybody_takes_a_course_and_has_no_pin_yet(people):
    apply(people, GOOD, plan(people, GOOD))
    assert accounts.account(people, "6601011").name == "ปิติ พอใจ"
    assert accounts.account(people, "6601010").birth_year == 1987
    assert enrolment.courses_of(people, "6601010") == ["online-shop"]
    with pytest.raises(accounts.LoginRefused):
        accounts.verify(people, "6601010", "-")
    assert history(people, "6601010")[-1].by == "admin"
    assert history(people, "demo-1")[0].changed["new"] == (None, 2)
    audit.verify(people)


def test_importing_the_same_list_again_changes_nobody(people):
    apply(people, GOOD, plan(people, GOOD))
    people_before = everything(people)["accounts"]
    made = plan(people, GOOD)
    assert [row.does for row in made.rows] == ["same", "same"]
    assert all(not row.adds for row in made.rows)
    apply(people, GOOD, made)
    assert everything(people)["accounts"] == people_before


def test_somebody_here_already_gains_what_the_list_adds(people):
    classes.add_class(people, "demo-2", "ห้องสอง", None)
    text = "6601001,นางสาวสมศรี  ใจดี,2530,2;10,ห้องสอง\n"
    made = plan(people, text)
    assert made.same[0].adds == (
        "เพิ่มวิชา พื้นฐานการเป็นนักเขียนบทความและนักรีวิวสินค้าออนไลน์",
        "ย้ายไปห้อง demo-2",
        "เพิ่มปีเกิด 2530",
    )
    apply(people, text, made)
    somsri = accounts.account(people, "6601001")
    assert (somsri.name, somsri.class_id, somsri.birth_year) == ("สมศรี ใจดี", "demo-2", 1987)
    assert accounts.verify(people, "6601001", "123456")  # a list takes nobody's PIN away


BAD = [
    (",มานี มีตา,,,", "ไม่มีเลขประจำตัว"),
    ("66-01,มานี มีตา,,,", "4 ถึง 13 หลัก"),
    ("6.60E+06,มานี มีตา,,,", "ย่อ"),
    ("6601010,,,,", "ชื่อต้องมีตัวอักษร"),
    ("6601010,มา\u200bนี มีตา,,,", "มองไม่เห็น"),
    ("6601010,\u202eมานี,,,", "มองไม่เห็น"),
    ("6601010,มานี้้้้ มีตา,,,", "ซ้อนผิดที่"),
    ("6601010,มานี มีตา,30,,", "ปีเกิด"),
    ("6601010,มานี มีตา,2599,,", "ปีเกิด"),
    ("6601010,มานี มีตา,,ทำอาหาร,", "ไม่มีวิชา “ทำอาหาร”"),
    ("6601010,มานี มีตา,,,ห้องผี", "ไม่มีห้องเรียน “ห้องผี”"),
    ("6601001,มานี มีตา,,,", "เป็นของ “สมศรี ใจดี” อยู่แล้ว"),
]


@pytest.mark.parametrize(("row", "says"), BAD, ids=[says for _, says in BAD])
def test_a_bad_row_is_named_in_thai_and_keeps_everybody_out(people, row, says):
    text = f"6601010,มานะ รักเผ่า,,,\n{row}\n".replace("6601010,มานะ", "6601099,มานะ")
    made = plan(people, text)
    assert set(problems(made)) == {3}
    assert says in problems(made)[3] and " / " in problems(made)[3]
    before = everything(people)
    with pytest.raises(NotReady, match="3"):
        apply(people, text, made)
    assert everything(people) == before


def test_every_fault_of_a_row_is_named_at_once(people):
    (row,) = plan(people, "1,...,1,ทำอาหาร,ห้องผี\n").bad
    assert len(row.problems) == 5


def test_a_number_twice_is_named_on_both_lines(people):
    made = plan(people, "6601010,มานี มีตา,,,\n๖๖๐๑๐๑๐,ปิติ พอใจ,,,\n")
    assert "แถว 3" in problems(made)[2] and "แถว 2" in problems(made)[3]


def test_names_that_look_alike_are_found_in_the_file_and_on_record_and_take_a_confirmation(people):
    text = "6601010,สมศรี ใจดี,,,\n6601011,น้ำผึ้ง ศรีสุข,,,\n6601012,น\u0e4d\u0e49าผึ้ง ศรีสุข,,,\n"
    made = plan(people, text)
    assert {row.line: row.twins for row in made.alike} == {
        2: ("เลข 6601001 “สมศรี ใจดี” ในระบบ",),
        3: ("แถว 4 “น\u0e4d\u0e49าผึ้ง ศรีสุข”",),
        4: ("แถว 3 “น้ำผึ้ง ศรีสุข”",),
    }
    assert not made.bad
    with pytest.raises(NotReady, match="ยืนยัน"):
        apply(people, text, made)
    apply(people, text, made, others_confirmed=True)
    assert len(accounts.learners(people)) == 5


def test_a_zero_width_twin_is_both_refused_and_pointed_out(people):
    (row,) = plan(people, "6601010,สมศรี\u200b ใจดี,,,\n").bad
    assert "U+200B" in row.problems[0]
    assert row.twins == ("เลข 6601001 “สมศรี ใจดี” ในระบบ",)


def test_a_name_in_nfd_is_the_same_name(people):
    import unicodedata

    text = f"6601010,{unicodedata.normalize('NFD', 'José María')},,,\n6601011,José María,,,\n"
    assert [row.line for row in plan(people, text).alike] == [2, 3]


def test_somebody_who_left_or_is_staff_is_not_taken_in_by_a_list(people):
    from talat.records import people as records_people

    records_people.end(people, "6601002", "ย้ายเรือนจำ", "admin")
    assert "ออกไปแล้ว" in problems(plan(people, "6601002,วิชัย ตั้งมั่น,,,\n"))[2]


def test_records_that_changed_since_the_check_ask_for_another_one(people):
    made = plan(people, GOOD)
    accounts.add_learner(people, "6601010", "มานี มีตา", "123456", "demo-1")
    with pytest.raises(ListChanged):
        apply(people, GOOD, made)
    assert accounts.account(people, "6601011") is None


def test_everybody_takes_at_least_one_course(people):
    assert "อย่างน้อย 1 วิชา" in problems(plan(people, "6601010,มานี มีตา,,,\n", courses=()))[2]


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("ลำดับ,เลขประจำตัวผู้ต้องขัง,คำนำหน้า,ชื่อ,นามสกุล", "1,6601010,น.ส.,มานี,มีตา"),
        ("No.;Number;Name;Birth year", "1;6601010;มานี มีตา;1987"),
        ("รหัส\tชื่อ - สกุล", "6601010\tมานี มีตา"),
        ("รายชื่อผู้เรียน ห้อง 1,,\nวันที่ 5 มิ.ย. 2569,,\nเลขประจำตัว,ชื่อ–สกุล,", "6601010,มานี มีตา,"),
        ("\u200bเลขประจำตัว,ชื่อ (สกุล)", "6601010,มานี มีตา"),
    ],
    ids=["two-names", "english", "tab", "title-above", "zero-width"],
)
def test_columns_are_known_by_many_names(people, head, row):
    (only,) = plan(people, f"{row}\n", head).rows
    assert (only.number, only.name, only.problems) == ("6601010", "มานี มีตา", ())


@pytest.mark.parametrize("head", ["ลำดับ,ชื่อ-สกุล", "เลขประจำตัว,คดี", "ก,ข", "6601010,มานี มีตา"])
def test_a_missing_column_is_named_with_what_was_found(people, head):
    with pytest.raises(BadSheet, match="ไม่พบคอลัมน์") as refused:
        plan(people, "6601010,มานี มีตา\n", head)
    assert "ที่พบคือ" in refused.value.message_th


def test_a_header_alone_is_no_list(people):
    with pytest.raises(BadSheet, match="ไม่มีรายชื่อ"):
        plan(people, "")


def test_columns_nothing_is_taken_from_are_named(people):
    made = plan(people, "6601010,มานี มีตา,ลักทรัพย์,1\n", "เลขประจำตัว,ชื่อ,คดี,เลขบัตรประชาชน")
    assert made.unused == ("คดี", "เลขบัตรประชาชน")
    assert "ลักทรัพย์" not in str(everything(people))


def test_what_is_strange_and_allowed_is_noted(people):
    assert "หลัก" in plan(people, "6601010,มานี มีตา,,,\n12345,ปิติ พอใจ,,,\n").notes[0]
    assert "บัตรประชาชน" in plan(people, "1101700230708,มานี มีตา,,,\n").notes[0]
    assert plan(people, "1101700230707,มานี มีตา,,,\n").notes == ()


def test_a_spreadsheet_is_imported_as_well(people):
    content = xlsx([["เลขประจำตัว", "ชื่อ", "ปีเกิด"], [6601010, "มานี มีตา", 2530]])
    made = class_list.plan(people, sheet.read(content), "demo-1", COURSE)
    assert (made.new[0].number, made.new[0].birth_year) == ("6601010", 1987)


def test_formulas_in_a_list_are_words_and_nothing_else(people):
    (row,) = plan(people, '6601010,"=HYPERLINK(""http://x"",""ก"")",,,\n').rows
    assert row.name.startswith("=HYPERLINK")  # kept as it is typed; exports neutralise it


def test_two_thousand_people_are_in_within_seconds(people):
    names = ["มานี", "ปิติ", "ชูใจ", "วีระ", "สมคิด", "เพชร", "จันทร์", "ดวงแก้ว"]
    text = "".join(
        f"{7000000 + n},{names[n % 8]}{names[n // 8 % 8]} {names[n // 64 % 8]}{n},,,\n" for n in range(2_000)
    )
    made = plan(people, text)
    assert not made.bad
    begun = time.monotonic()
    apply(people, text, made, others_confirmed=True)
    assert time.monotonic() - begun < 30
    assert len(accounts.learners(people, "demo-1")) == 2_002
