"""The instructor desk: who needs help first, a journal as a story, marks by hand, the export."""

import re

import pytest
from sqlalchemy import text

from hub_config.desks import instructor_handler
from hub_config.desks.instructor import only_rows_of
from talat.records import accounts, attempts, audit, hand_marks
from tests.hub_config.desks.conftest import NASTY, put


def mark(browse, attempt, points, comment="", criterion="reason", who="kru-mali"):
    form = {"attempt": attempt.id, "criterion": criterion, "points": points, "comment": comment}
    return browse("teach", who).post("learner/6601001/mark", form)


def test_an_instructor_sees_only_their_own_classes(browse):
    mine = browse("teach", "kru-mali").get().text
    assert "สมศรี ใจดี" in mine and "6602001" not in mine
    assert "สมศรี ใจดี" not in browse("teach", "kru-nok").get().text


def test_who_is_stuck_stands_first_and_waiting_work_has_a_badge(browse, attempt, records):
    page = browse("teach", "kru-mali").get().text
    assert "รอ 1 งาน" in page
    assert page.index("6601002") < page.index(
        "6601001"
    )  # not enrolled at all: more urgent than a waiting mark
    put(records, attempt.id, points=None, state="trouble")
    page = browse("teach", "kru-mali").get().text
    assert page.index("6601001") < page.index("6601002")
    assert "ระบบตรวจงานไม่สำเร็จ" in page


def test_the_journal_reads_as_a_story_with_what_each_decision_led_to(browse, attempt):
    page = browse("teach", "kru-mali").get("learner/6601001").text
    assert "ตั้งราคา 109 บาท" in page and "ต้นทุนต่อชิ้นที่ราคานี้" in page
    assert "ขายวันที่ 1 ราคา 109 บาท" in page and "สั่งซื้อ" in page
    assert "ส่งงาน" in page
    assert not re.search(r"\b\d{2}:\d{2}:\d{2}", page)  # times are written as people say them


def test_what_a_learner_wrote_is_shown_as_text_everywhere(browse, attempt):
    teach = browse("teach", "kru-mali").get("learner/6601001").text
    assert NASTY not in teach and "<img src=x" not in teach
    assert teach.count("&lt;script&gt;alert(") >= 2  # in the story and beside the mark


def test_a_name_full_of_html_is_shown_as_text(browse):
    for path in ("", "learner/6602001"):
        page = browse("teach", "kru-nok").get(path).text
        assert "&lt;script&gt;" in page and "<script>alert" not in page


def test_a_mark_waits_for_the_gradebook_and_then_stands_everywhere(browse, attempt, records):
    assert mark(browse, attempt, "๑.๕", "เหตุผลดี").status == 303
    (asked,) = hand_marks.pending_marks(records)
    assert (asked.points, asked.comment, asked.by) == (1.5, "เหตุผลดี", "kru-mali")
    page = browse("teach", "kru-mali").get("learner/6601001").text
    assert "กำลังบันทึกลงสมุดคะแนน" in page and "4.5" not in page
    hand_marks.applied(records, asked.id)
    put(records, attempt.id, points=1.5)
    teach = browse("teach", "kru-mali")
    assert "4.5 / 6" in teach.get().text
    page = teach.get("learner/6601001").text
    assert "กำลังบันทึก" not in page and page.count("4.5 / 6") == 3
    learn = browse("learn", "6601001")
    assert "4.5 จาก 6" in learn.get().text and "4.5 จาก 6" in learn.get(f"result/{attempt.id}").text


@pytest.mark.parametrize("points", ["", "ดี", "-1", "2.01", "99", "nan", "inf", "1e400", "0x1", "1;2"])
def test_points_that_do_not_fit_are_refused_in_both_languages(browse, attempt, records, points):
    answer = mark(browse, attempt, points, "คำที่พิมพ์ไว้")
    assert answer.status == 422
    assert "คะแนนต้อง" in answer.text and "Points" in answer.text
    assert "คำที่พิมพ์ไว้" in answer.text  # nothing typed is lost
    assert not hand_marks.pending_marks(records)


def test_the_bounds_themselves_are_allowed(browse, attempt, records):
    assert mark(browse, attempt, "0").status == 303
    assert mark(browse, attempt, "2").status == 303
    assert [m.points for m in hand_marks.pending_marks(records)] == [0.0, 2.0]


def test_a_criterion_of_the_system_is_not_marked_by_hand(browse, attempt, records):
    answer = mark(browse, attempt, "4", criterion="above_cost")
    assert answer.status == 422 and "ระบบเป็นผู้ตรวจ" in answer.text
    assert mark(browse, attempt, "1", criterion="nothing").status == 422
    assert not hand_marks.pending_marks(records)


def test_a_comment_that_is_too_long_is_refused(browse, attempt, records):
    assert mark(browse, attempt, "1", "ก" * 501).status == 422
    assert not hand_marks.pending_marks(records)


def test_every_look_and_every_mark_is_in_the_audit(browse, attempt, records):
    browse("teach", "kru-mali").get("learner/6601001")
    mark(browse, attempt, "1")
    lines = {(e.actor, e.action, e.object) for e in audit.entries(records)}
    assert ("kru-mali", "look", "6601001") in lines
    assert ("kru-mali", "hand-mark", attempt.id) in lines


def test_a_page_that_looks_again_by_itself_fills_no_audit(browse, attempt, records, monkeypatch):
    monkeypatch.setattr(instructor_handler, "LOOK_AGAIN", 60)
    browser = browse("teach", "kru-mali")
    for _ in range(3):
        browser.get("learner/6601001")
    assert len([e for e in audit.entries(records) if e.action == "look"]) == 1


def test_a_changed_journal_is_named(browse, attempt, records):
    with records.write() as connection:
        changed = text("UPDATE journal SET event = :e WHERE attempt_id = :a AND seq = 3")
        connection.execute(changed, {"e": '{"do":"set_price","satang":99900}', "a": attempt.id})
    page = browse("teach", "kru-mali").get("learner/6601001").text
    assert "ถูกแก้ไขที่ลำดับ 3" in page


def test_a_market_that_cannot_be_opened_still_tells_the_decisions(browse, attempt, lessons, monkeypatch):
    monkeypatch.setattr(type(lessons), "exercise", lambda *_: None)
    page = browse("teach", "kru-mali").get("learner/6601001")
    assert page.status == 200
    assert "เล่าผลของแต่ละวันไม่ได้" in page.text and "ตั้งราคา 109 บาท" in page.text


def test_an_open_attempt_is_told_without_marks(browse, records, lessons):
    version = lessons.exercise("online-shop", "shop-04", "v1").version
    attempts.open_attempt(records, "6601001", "online-shop", "shop-04", "exercise", "v1", version, "key")
    page = browse("teach", "kru-mali").get("learner/6601001")
    assert page.status == 200 and "ยังไม่ได้ตัดสินใจอะไร" in page.text and 'name="points"' not in page.text


def test_unlocking_lets_a_learner_try_again(browse, records):
    for _ in range(5):
        with pytest.raises(accounts.LoginRefused):
            accounts.verify(records, "6601001", "000000")
    browser = browse("teach", "kru-mali")
    assert "ล็อกอยู่" in browser.get("learner/6601001").text
    assert "ปลดล็อกแล้ว" in browser.post("learner/6601001/unlock").text
    assert accounts.verify(records, "6601001", "123456").login == "6601001"


def test_a_new_pin_is_shown_once_and_works(browse, records):
    browser = browse("teach", "kru-mali")
    answer = browser.post("learner/6601001/pin")
    pin = re.search(r'id="new-pin">(\d{6})<', answer.text)[1]
    assert answer.headers["Cache-Control"] == "no-store"
    assert accounts.verify(records, "6601001", pin).login == "6601001"
    assert pin not in browser.get("learner/6601001").text
    assert all(pin not in e.detail for e in audit.entries(records))


def test_the_export_holds_only_my_learners(browse, tmp_path, monkeypatch, records):
    (tmp_path / "course").mkdir()
    (tmp_path / "course/gradebook.db").touch()
    rows = "assignment,student_id,score\r\nshop-04,6601001,4.5\r\nshop-04,6602001,6\r\n"
    rows += 'shop-04,\'6601002,"1,5"\r\n'
    monkeypatch.setattr("graders.export.csv_text", lambda root: "\ufeff" + rows)
    answer = browse("teach", "kru-mali").get("export.csv")
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert "attachment" in answer.headers["Content-Disposition"]
    lines = answer.text.split("\r\n")
    assert lines == [
        "\ufeffassignment,student_id,score",
        "shop-04,6601001,4.5",
        'shop-04,\'6601002,"1,5"',
        "",
    ]
    assert audit.entries(records)[0].action == "export"


def test_a_neutralised_formula_stays_neutralised():
    text_in = '\ufeffstudent_id,last_name\r\n6601001,"\'=HYPERLINK(""x"")"\r\n'
    assert "'=HYPERLINK" in only_rows_of(text_in, {"6601001"})
