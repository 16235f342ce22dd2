"""The table for spreadsheets: Thai is readable, nothing in it is a formula."""

import csv
import io

import pytest

from graders import export, gradebook

FORMULAS = ["=1+1", "+66", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1+1", '=HYPERLINK("http://x","ก,ข")']


def _rows(root):
    text = export.csv_text(root)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:])))


def test_points_and_thai_names_are_in_the_table(root, graded):
    graded(price=12.5, profit=1 / 3)
    (row,) = _rows(root)
    assert (row["assignment"], row["student_id"], row["first_name"]) == ("shop-04", "6601001", "สมศรี")
    assert float(row["score"]) == 12.5 + 1 / 3 and float(row["max_score"]) == 100.0


@pytest.mark.parametrize("name", FORMULAS)
def test_a_formula_becomes_text(root, graded, name):
    graded(price=12.5)
    with gradebook.open_gradebook(root) as book:
        book.update_or_create_student("6601001", first_name=name, last_name=f"{name}, ใจดี\nx", email=name)
    (row,) = _rows(root)
    for word in ("first_name", "last_name", "email"):
        assert row[word].startswith("'") and "\n" not in row[word]
    assert row["score"] == "12.5"


def test_a_name_with_commas_and_quotes_moves_no_column(root, graded):
    graded(price=12.5)
    with gradebook.open_gradebook(root) as book:
        book.update_or_create_student("6601001", first_name='ก, "ข"', last_name=None)
    (row,) = _rows(root)
    assert (row["first_name"], row["last_name"], row["score"]) == ('ก, "ข"', "", "12.5")


def test_a_student_added_by_hand_under_a_formula_is_harmless(root, graded):
    graded(price=12.5)
    with gradebook.open_gradebook(root) as book:
        book.add_student("=cmd|x")
    assert {row["student_id"] for row in _rows(root)} == {"6601001", "'=cmd|x"}


def test_a_course_that_is_not_there_yet_has_a_heading_only(tmp_path):
    assert _rows(tmp_path / "course") == []
