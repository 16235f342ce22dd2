"""The numbers in the last advertising lesson are the market's own."""

import re
from pathlib import Path

from talat.engine import finance
from talat.engine.parameters import RULES
from talat.scenarios import arena as arenas
from talat.scenarios.exercise import load_exercise

UNIT = Path("notebooks/courses/facebook-ads/ads-10")
TEXT = (UNIT / "unit.md").read_text(encoding="utf-8")
EXERCISE = load_exercise(UNIT)
MARKET = EXERCISE.exercise
ADS = 12_000  # satang an order, supposed in the lesson


def baht(satang):
    """Two decimals with a true minus, as the lesson writes amounts in tables."""
    return f"{'−' if satang < 0 else ''}{abs(satang) // 100}.{abs(satang) % 100:02d}"


def soap_at(price):
    return finance.unit_cost(price, "buyer", arenas.parcel(MARKET), arenas.fees(MARKET, 1))


def test_what_an_order_leaves_is_what_the_market_says():
    table = TEXT[TEXT.index("| เลขในภาพ | สบู่หนึ่งชุด") :].split("\n\n")[0].splitlines()[2:]
    written = [[cell.strip().strip("*") for cell in row.strip("|").split("|")][2:] for row in table]
    prices = (19_900, 29_900)
    costs = [soap_at(price) for price in prices]
    left = [price - cost.total for price, cost in zip(prices, costs, strict=True)]
    expected = [
        [cost.goods + cost.packing for cost in costs],
        [sum(line.satang for line in cost.fees) for cost in costs],
        left,
        [ADS, ADS],
        [one - ADS for one in left],
    ]
    assert written == [[baht(satang) for satang in row] for row in expected]
    assert f"ขาดทุนชุดละ {baht(ADS - left[0])} บาท" in TEXT
    for price in prices:
        assert f"{price / ADS:.2f} เท่า" in TEXT


def test_the_story_adds_up():
    assert 75 * 199 == 14_925 and "75 ชุด ชุดละ 199 บาท เป็นเงิน 14,925 บาท" in TEXT
    assert 75 * ADS == 900_000  # the nine thousand she paid


def test_the_plan_spends_exactly_the_money_of_the_task():
    drawn = (UNIT / "pictures/six-weeks.svg").read_text(encoding="utf-8")
    weeks = [int(text.replace(",", "")) for text in re.findall(r">(\d,\d{3})<", drawn)]
    assert len(weeks) == 6 and sum(weeks) * 100 == MARKET.money.ads
    told = re.search(r"สัปดาห์ละ ([\d, ]+)และ ([\d,]+) บาท", TEXT)
    assert [int(one.replace(",", "")) for one in (told[1] + told[2]).split()] == weeks
    assert f"หาร {MARKET.days} วัน ได้วันละ {MARKET.money.ads // MARKET.days // 100} บาท" in TEXT


def test_the_task_and_the_practice_are_told_with_their_own_numbers():
    for words in (TEXT, EXERCISE.brief):
        assert f"ชุดละ {finance.baht(MARKET.product.unit_cost)} บาท" in words
        assert f"{finance.baht(MARKET.money.ads)} บาท" in words
        assert f"ติดตาม {MARKET.page.followers} คน" in words
    practice = EXERCISE.practice
    assert f"{finance.baht(practice.money.ads)} บาท {practice.days} วัน" in TEXT
    assert f"เลิกรอใน {MARKET.inbox.patience} วัน" in TEXT


def test_the_platform_s_rules_are_those_of_the_engine():
    assert f"ราว {RULES.learning_results} ครั้งใน {RULES.learning_days} วัน" in TEXT
    assert f"เกิน {RULES.edit_share * 100:.0f} ใน 100" in TEXT


def test_sums_in_the_recap_are_right():
    sums = re.findall(r"(\d+) ([×−]) (\d+) = \**(\d+)", TEXT.replace(",", ""))
    assert len(sums) == 4
    for left, sign, right, result in sums:
        assert {"×": int(left) * int(right), "−": int(left) - int(right)}[sign] == int(result)
    assert 2000 / 16 == 125 and "ค่าโฆษณาต่อออเดอร์ 125 บาท" in TEXT
