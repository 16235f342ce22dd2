"""The admin desk's people: what is missing is seen, what is changed is kept with what stood there before."""

import re

import pytest

from talat.records import accounts, audit, cards, classes, enrolment, people
from talat.records.history import history
from tests.hub_config.desks.conftest import NASTY
from tests.hub_config.desks.forms import multipart

LIST = "เลขประจำตัว,ชื่อ-สกุล,คดี\n6601050,มานี มีตา,x\n๖๖๐๑๐๕๑,ปิติ พอใจ,x\n"


def upload(browser, content, **fields):
    """Choose a file at the import page; the answer to it."""
    form = {"class": "demo-1", "course": "online-shop", **fields}
    body, kind = multipart(form, content)
    return browser.post("people/import", body=body, **{"Content-Type": kind})


def test_what_is_missing_stands_above_everything(browse):
    page = browse("admin", "admin").get("people").text
    assert "ยังไม่ได้ตั้งชื่อเรือนจำ" in page and "ยังไม่อยู่ในวิชาใด 2 คน" in page
    assert page.index("ยังไม่อยู่ในวิชาใด") < page.index('id="rooms"')


def test_the_prison_is_named_once_and_stands_on_the_page(browse, records):
    admin = browse("admin", "admin")
    assert admin.post("people/prison", {"name": "เรือนจำสาธิต"}).status == 303
    assert people.here(records).name == "เรือนจำสาธิต"
    page = admin.get("people").text
    assert "ยังไม่ได้ตั้งชื่อเรือนจำ" not in page and "เรือนจำสาธิต" in page


def test_people_are_found_by_number_and_by_a_name_as_it_looks(browse):
    admin = browse("admin", "admin")
    for words in ("66010", "๖๖๐๑๐๐๑", "สมศรี", "นางสาวสมศรี", "ใจดี"):
        assert "people/of/6601001" in admin.get(f"people?q={words}").text, words
    assert "ไม่พบใคร" in admin.get("people?q=ไม่มีคนนี้").text


def test_a_name_full_of_html_is_text_on_every_page(browse, records):
    enrolment.enrol(records, "6602001", "online-shop", by="admin")
    admin = browse("admin", "admin")
    for path in ("", "people", "people?q=6602001", "people/class/demo-2", "people/of/6602001"):
        page = admin.get(path).text
        assert NASTY[:70] not in page and "<img src=x" not in page, path
    teach = browse("teach", "kru-nok")
    for path in ("hours", "hours/6602001", "learner/6602001/login", "attendance"):
        assert "<img src=x" not in teach.get(path).text, path


def test_a_class_is_made_and_edited_and_its_history_told(browse, records):
    admin = browse("admin", "admin")
    assert admin.post("people/class", {"id": "demo-3", "name": "ห้องสาม", "instructor": ""}).status == 303
    assert admin.post("people/class", {"id": "demo-3", "name": "ซ้ำ"}).status == 422
    admin.post("people/class/demo-3", {"name": "ห้องสามใหม่", "instructor": "kru-nok"})
    assert [one.name for one in classes.classes(records, "kru-nok")] == ["ห้องอื่น", "ห้องสามใหม่"]
    page = admin.get("people/class/demo-3").text
    assert "ห้องสาม → ห้องสามใหม่" in page


def test_a_learner_is_added_with_a_course_or_not_at_all(browse, records):
    admin = browse("admin", "admin")
    form = {
        "number": "๖๖๐๙๐๐๑",
        "name": "มานี มีตา",
        "birth_year": "๒๕๓๐",
        "class": "demo-1",
        "course": "media",
    }
    assert admin.post("people/learner", form).status == 303
    added = accounts.account(records, "6609001")
    assert (added.birth_year, added.class_id) == (1987, "demo-1")
    assert enrolment.courses_of(records, "6609001") == ["media"]
    answer = admin.post("people/learner", {**form, "number": "6609002", "course": "ทำอาหาร"})
    assert answer.status == 422 and "ไม่มีวิชา" in answer.text and "มานี มีตา" in answer.text
    assert accounts.account(records, "6609002") is None


def test_staff_get_a_password_that_is_shown_once(browse, records):
    admin = browse("admin", "admin")
    answer = admin.post("people/staff", {"login": "kru-new", "name": "ครูใหม่", "role": "instructor"})
    password = re.search(r'id="new-secret">([^<]+)<', answer.text)[1]
    assert accounts.verify(records, "kru-new", password).role == "instructor"
    assert password not in admin.get("people/of/kru-new").text
    assert admin.post("people/staff", {"login": "root", "name": "ใคร", "role": "learner"}).status == 422


def test_a_correction_is_kept_with_what_stood_there_before(browse, records):
    admin = browse("admin", "admin")
    form = {"name": "สมศรี ใจดีมาก", "birth_year": "2530", "class": "demo-2", "reason": ""}
    answer = admin.post("people/of/6601001/change", form)
    assert answer.status == 422 and "เหตุผล" in answer.text and "สมศรี ใจดีมาก" in answer.text
    assert admin.post("people/of/6601001/change", {**form, "reason": "สะกดผิด"}).status == 303
    page = admin.get("people/of/6601001").text
    assert "สมศรี ใจดี → สมศรี ใจดีมาก" in page and "พ.ศ. 2530" in page and "(สะกดผิด)" in page
    assert admin.get("").text.count("สมศรี ใจดี → สมศรี ใจดีมาก") == 1  # the audit tells it in words too


def test_enrolling_and_ending_are_in_the_history(browse, records):
    admin = browse("admin", "admin")
    admin.post("people/of/6601002/enrol", {"course": "stickers"})
    assert enrolment.courses_of(records, "6601002") == ["stickers"]
    admin.post("people/of/6601002/end-enrolment", {"course": "stickers", "reason": "เปลี่ยนใจ"})
    assert enrolment.courses_of(records, "6601002") == []
    assert [c.action for c in history(records, "6601002")][:2] == ["end-enrolment", "enrol"]
    assert "การวาดสติ๊กเกอร์ Line" in admin.get("people/of/6601002").text


def test_somebody_leaves_and_comes_back(browse, records):
    admin = browse("admin", "admin")
    assert admin.post("people/of/6601001/end", {"reason": ""}).status == 422
    admin.post("people/of/6601001/end", {"reason": "ย้ายเรือนจำ"})
    assert browse("learn", "6601001").get().status == 403
    assert "ออกไปแล้ว" in admin.get("people/of/6601001").text
    admin.post("people/of/6601001/bring-back", {"reason": "ย้ายกลับ"})
    assert browse("learn", "6601001").get().status == 200


def test_a_new_secret_works_is_shown_once_and_ends_old_sessions(browse, records):
    admin = browse("admin", "admin")
    answer = admin.post("people/of/6601001/secret")
    pin = re.search(r'id="new-secret">(\d{6})<', answer.text)[1]
    assert answer.headers["Cache-Control"] == "no-store"
    assert accounts.verify(records, "6601001", pin).login == "6601001"
    assert accounts.owes_logout(records, "6601001")
    assert pin not in str(audit.entries(records))


def test_cards_are_a_pdf_of_those_who_have_none(browse, records):
    accounts.add_learner(records, "6601060", "ชูใจ", "123456", "demo-1")
    with records.write() as connection:
        connection.exec_driver_sql("UPDATE accounts SET secret_hash = '-' WHERE login = '6601060'")
    answer = browse("admin", "admin").post("people/cards", {"class": "demo-1"})
    assert answer.headers["Content-Type"] == "application/pdf" and answer.text.startswith("%PDF")
    assert answer.headers["Cache-Control"] == "no-store"
    assert [e.object for e in audit.entries(records) if e.action == "card"] == ["6601060"]
    assert accounts.verify(records, "6601001", "123456")
    assert browse("admin", "admin").post("people/cards", {"class": "demo-1"}).status == 422  # nobody is left
    browse("admin", "admin").post("people/cards", {"class": "demo-1", "who": "all"})
    assert cards.pictures_of(records, "6601002")


def test_a_list_is_checked_looked_at_and_taken_in_whole(browse, records):
    admin = browse("admin", "admin")
    answer = upload(admin, LIST.encode("utf-8-sig"))
    assert answer.status == 303
    where = answer.headers["Location"].removeprefix("/services/admin/")
    page = admin.get(where).text
    assert '<dd id="new">2</dd>' in page and "ไม่เก็บ: คดี" in page
    assert accounts.account(records, "6601050") is None  # so far it was only checked
    assert "นำเข้าแล้ว 2 คน" in admin.post(f"{where}/apply").text
    assert accounts.account(records, "6601051").name == "ปิติ พอใจ"
    assert admin.post(f"{where}/apply").status == 404  # once


def test_bad_rows_are_named_in_thai_and_nobody_is_taken_in(browse, records):
    admin = browse("admin", "admin")
    answer = upload(admin, f"{LIST}66,ชูใจ,x\n6601001,คนอื่น,x\n".encode("utf-16"))
    where = answer.headers["Location"].removeprefix("/services/admin/")
    page = admin.get(where).text
    assert "<strong>แถว 4</strong>" in page and "<strong>แถว 5</strong>" in page
    assert "เป็นของ “สมศรี ใจดี” อยู่แล้ว" in page and "apply" not in page
    answer = admin.post(f"{where}/apply")
    assert answer.status == 422 and "แถวที่ต้องแก้: 4, 5" in answer.text
    assert accounts.account(records, "6601050") is None


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "ยังไม่ได้เลือกไฟล์"),
        (b"\x89PNG\r\n" * 50, "อ่านตัวอักษร"),
        ("ชื่อ,คดี\nมานี,x\n".encode(), "ไม่พบคอลัมน์"),
        (b"1,a\n" * 100_000, "2,000"),
    ],
    ids=["none", "picture", "columns", "hundredthousand"],
)
def test_a_file_that_cannot_be_used_is_refused_with_what_to_do(browse, records, content, says):
    before = len(accounts.learners(records))
    answer = upload(browse("admin", "admin"), content)
    assert answer.status == 422 and says in answer.text
    assert len(accounts.learners(records)) == before


def test_a_checked_file_is_for_the_one_who_checked_it_alone(browse, records, known):
    accounts.add_staff(records, "admin-2", "อีกคน", "admin", "a-long-password")
    known["admin-2"] = known["admin"]
    answer = upload(browse("admin", "admin"), LIST.encode())
    where = answer.headers["Location"].removeprefix("/services/admin/")
    assert browse("admin", "admin-2").get(where).status == 404
    assert browse("admin", "admin-2").post(f"{where}/apply").status == 404
    assert accounts.account(records, "6601050") is None


def test_only_the_pages_that_take_files_take_large_bodies(browse):
    admin = browse("admin", "admin")
    assert admin.post("people/prison", body="name=" + "ก" * 40_000).status == 413
    assert "ใหญ่เกิน" in upload(admin, b"x" * (4 * 2**20 + 1)).text


def test_formulas_in_names_are_harmless_in_the_file_of_hours(browse, records):
    people.change(records, "6601001", "admin", "ทดสอบ", name='=HYPERLINK("http://x","ก")')
    for desk, who, path in (("admin", "admin", "people/hours.csv"), ("teach", "kru-mali", "hours.csv")):
        text = browse(desk, who).get(path).text
        assert "'=HYPERLINK" in text and "\n=HYPERLINK" not in text and ",=HYPERLINK" not in text
        assert text.startswith("\ufeff")
    assert "6602001" not in browse("teach", "kru-mali").get("hours.csv").text  # my learners only
