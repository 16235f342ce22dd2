"""What the lesson of the page says of names, words and days is what its rubric and market say."""

from pathlib import Path

from graders.rubrics import ads_01, post_work
from talat.journal.play import begin
from talat.scenarios import page_words
from talat.scenarios.answers import judge
from talat.scenarios.exercise import load_exercise
from talat.scenarios.particulars import Particulars

UNIT = Path("notebooks/courses/facebook-ads/ads-01")
TEXT = (UNIT / "unit.md").read_text(encoding="utf-8")
MARKET = load_exercise(UNIT).exercise


def rows(head):
    table = TEXT[TEXT.index(head) :].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table]


def test_the_introduction_of_the_lesson_is_whole():
    about = " ".join(row[1] for row in rows("| ถามตัวเอง"))
    said = set(page_words.said(MARKET, about, MARKET.price))
    assert {"maker", "how", "reply"} <= said and len(about) <= 200
    assert "goods" in page_words.said(MARKET, "ไม้กวาดบ้านสวน", None)
    assert "goods" not in page_words.said(MARKET, "ร้านเรา 1", None)


def test_the_hasty_voice_is_hasty_and_the_kind_one_is_kind():
    hasty, kind = (line.strip("-” “") for line in TEXT.splitlines() if line.startswith("- “ไม้กวาด"))
    assert "pushy" in judge(hasty, "size", Particulars()).marks
    marks = judge(kind, "size", Particulars()).marks
    assert "polite" in marks and not set(marks) & set(ads_01.UNKIND)


def test_the_selling_post_of_the_table_tells_price_and_how():
    (sells,) = [row[2] for row in rows("| แบบโพสต์ |") if row[0] == "ขายตรง ๆ"]
    assert {"price", "how"} <= set(page_words.said(MARKET, sells, MARKET.price))
    assert [row[0] for row in rows("| แบบโพสต์ |")] == [kind.title for kind in MARKET.posts]


def test_days_between_posts_are_those_of_the_rubric():
    assert (post_work.CLOSE, post_work.QUIET) == (2, 5) and "เว้นสองถึงห้าวัน" in TEXT
    assert MARKET.organic.rest_days == post_work.CLOSE


def test_there_is_no_advertising_and_both_pages_begin_bare():
    for part in (MARKET, load_exercise(UNIT).practice):
        assert not part.advertises and part.page.about == ""
        assert f"{part.page.followers:,} คน" in TEXT
        assert begin(part, 1).left_of_an_order() > 0
