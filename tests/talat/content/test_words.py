"""words.yaml: the words a unit explains, each of which stands in its lesson."""

import shutil
from pathlib import Path

import pytest

from talat.content.lint import lint_unit
from talat.content.words import load_words
from tests.talat.recap_and_words import WORDS

SHOP = Path("notebooks/courses/online-shop/shop-04")


@pytest.fixture
def unit(tmp_path):
    shutil.copytree(SHOP, tmp_path / "shop-04")
    (tmp_path / "shop-04/words.yaml").write_text(WORDS, encoding="utf-8")
    return tmp_path / "shop-04"


def problems(unit):
    return [problem for problem in lint_unit(unit) if problem.path.name == "words.yaml"]


def test_good_words_are_clean(unit):
    assert problems(unit) == []
    assert load_words(unit).words[1].spellings == ("ค่าธรรมเนียม", "ค่าแพลตฟอร์ม")


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("- word: กำไร", "- word: ดาวเทียม", 2, "not in the lesson"),
        ("[ค่าแพลตฟอร์ม]", "[กำไร]", 1, "stands twice"),
        ("means: เงินที่เหลือ", "about: เงินที่เหลือ", 2, "means"),
        ("means: เงินที่แพลตฟอร์ม", "means: <i>เงิน</i>ที่แพลตฟอร์ม", 6, "no HTML"),
        ("real: Commission fee", "real: https://example.org", 8, "no web address"),
        ("real:", "real_name:", 8, "Extra inputs"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(unit, old, new, line, says):
    assert old in WORDS
    (unit / "words.yaml").write_text(WORDS.replace(old, new, 1), encoding="utf-8")
    found = problems(unit)
    assert [problem.line for problem in found] == [line], found
    assert says in found[0].message


def test_another_spelling_in_the_lesson_is_enough(unit):
    (unit / "words.yaml").write_text(WORDS.replace("- word: กำไร", "- word: ผลกำไรสุทธิ\n    also: [กำไร]"))
    assert problems(unit) == []
