"""The numbers in the lesson of the learning phase are the engine's and its own sums."""

from pathlib import Path

from talat.engine.parameters import RULES
from talat.scenarios.exercise import load_exercise
from talat.scenarios.law import book

UNIT = Path("notebooks/courses/facebook-ads/ads-07")
TEXT = (UNIT / "unit.md").read_text(encoding="utf-8")
MARKET = load_exercise(UNIT).exercise


def test_the_platform_s_rules_are_those_of_the_engine():
    assert f"ผลลัพธ์ราว {RULES.learning_results} ครั้งใน {RULES.learning_days} วัน" in TEXT
    assert f"เกินราว {RULES.edit_share * 100:.0f} ใน 100" in TEXT


def test_one_pot_and_four():
    day, each = MARKET.money.ads / 100 / MARKET.days, 80  # baht an order, supposed in the lesson
    assert day == 500 and f"วันละ {day:.0f} บาท" in TEXT and f"{day / 4:.0f} บาท" in TEXT
    drawn = (UNIT / "pictures/one-pot.svg").read_text(encoding="utf-8")
    for pots in (1, 4):
        found = round(day / pots * RULES.learning_days / each)
        assert f"ราว {found} ครั้ง" in TEXT and f">{found}<" in drawn
    assert f"วันละ {RULES.learning_results * each / RULES.learning_days:.0f} บาท" in TEXT


def test_steps_of_the_picture_stay_within_the_rule():
    drawn = (UNIT / "pictures/small-steps.svg").read_text(encoding="utf-8")
    steps = (400, 480, 576)
    assert all(f">{step}<" in drawn for step in (*steps, 800))
    assert all(new <= old * (1 + RULES.edit_share) + 1e-9 for old, new in zip(steps, steps[1:], strict=False))


def test_the_law_is_that_of_the_table():
    (cod,) = [law for law in book().laws if law.id == "cod-2567"]
    assert cod.valid_from.isoformat() == "2024-10-03" and "วันที่ 3 ตุลาคม 2567" in TEXT
    assert "5 days" in cod.note and "ถือเงินไว้ 5 วัน" in TEXT
