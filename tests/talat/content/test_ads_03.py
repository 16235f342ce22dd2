"""The numbers and answers in the lesson of the inbox are the market's own."""

from pathlib import Path

from talat.journal.play import begin
from talat.scenarios import page_answers
from talat.scenarios.exercise import load_exercise
from talat.scenarios.law import book

UNIT = Path("notebooks/courses/facebook-ads/ads-03")
TEXT = (UNIT / "unit.md").read_text(encoding="utf-8")
MARKET = load_exercise(UNIT).exercise
SPENT, ORDERS = 2_334, (28, 10, 2)  # baht and orders of the lesson's three ways to answer


def test_three_ways_to_answer_for_the_same_money():
    for orders in ORDERS:
        assert f"| {orders} | {SPENT / orders:,.2f} บาท |" in TEXT
    left = begin(MARKET, 1).left_of_an_order() / 100
    assert f"เหลือก่อนค่าโฆษณา {left:.2f} บาท" in TEXT and f"{left:.2f} − {SPENT / 28:.2f} =" in TEXT
    assert left < SPENT / 10
    drawn = (UNIT / "pictures/answers.svg").read_text(encoding="utf-8")
    assert all(f">{orders}<" in drawn for orders in ORDERS)


def test_waiting_costs_what_the_market_says():
    left = [100, *(round(100 * MARKET.inbox.next_day**day) for day in (1, 2)), 0]
    drawn = (UNIT / "pictures/waiting.svg").read_text(encoding="utf-8")
    assert all(f">{share}<" in drawn for share in left)
    assert f"ครบ {MARKET.inbox.patience} วัน เขาเลิกรอ" in TEXT


def test_the_full_answers_of_the_lesson_are_full_and_the_short_ones_are_not():
    table = TEXT[TEXT.index("| เขาถาม") :].split("\n\n")[0].splitlines()[2:]
    assert len(table) == len(MARKET.inbox.questions)
    for row, question in zip(table, MARKET.inbox.questions, strict=True):
        _, short, full = (cell.strip() for cell in row.strip("|").split("|"))
        good = page_answers.judged(MARKET, question.id, full, MARKET.price)
        assert good.met == good.asked and "polite" in good.marks
        assert page_answers.judged(MARKET, question.id, short, MARKET.price).met < good.met


def test_the_story_s_answers_are_judged_as_told():
    asking = page_answers.judged(MARKET, "made", "ขอเลขบัตรประชาชนกับที่อยู่ก่อนครับ เดี๋ยวบอก", MARKET.price)
    hurry = page_answers.judged(MARKET, "price", "รีบโอนเลยนะคะ", MARKET.price)
    assert "private" in asking.marks and "pushy" in hurry.marks


def test_the_law_is_that_of_the_table():
    (pdpa,) = [law for law in book().laws if law.id == "pdpa"]
    assert "30 days" in pdpa.note and "ภายใน 30 วัน" in TEXT
    assert "72 hours" in pdpa.note and "ภายใน 72 ชั่วโมง" in TEXT
