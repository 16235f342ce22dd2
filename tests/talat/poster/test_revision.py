"""Revision: changes after a reader test, and what they mended."""

from talat.poster import honesty, revision
from talat.poster.readers import asked
from talat.poster.sheet import Sheet
from tests.talat.poster.pages import DATA, ELDER, QUESTIONS, SOURCE, TITLE, USUAL, page

CUT, WHOLE = page(base=180), page()


def answers(sheet):
    return asked(sheet, DATA, (USUAL, ELDER), QUESTIONS)


def test_only_changes_after_a_test_are_revisions():
    assert revision.revisions([], WHOLE) == 0
    assert revision.revisions([CUT], CUT) == 0
    assert revision.revisions([CUT], WHOLE) == 1
    assert revision.revisions([CUT, WHOLE], WHOLE) == 1
    assert revision.revisions([CUT, WHOLE], CUT) == 2


def test_retested_needs_a_change_and_a_test_of_the_last_page():
    assert revision.retested([CUT, WHOLE], WHOLE)
    assert not revision.retested([CUT], WHOLE)
    assert not revision.retested([WHOLE], WHOLE)
    assert not revision.retested([CUT, CUT], CUT)


def test_what_was_mended_and_why_the_rest_is_wrong():
    before, after = answers(CUT), answers(WHOLE)
    assert {one.question for one in revision.mended(before, after)} == {"times"}
    assert revision.causes(before)["lie"] == 2
    assert revision.right_share(after) > revision.right_share(before)
    assert revision.right_share([]) == 0.0


def test_honesty_of_a_page_in_numbers():
    assert honesty.lie_factors(WHOLE, DATA)["chart"] == 1.0
    assert honesty.lie_factors(CUT, DATA)["chart"] > 1.05
    assert honesty.passed_share(CUT, DATA, "baseline") == 0.0
    assert honesty.passed_share(WHOLE, DATA, "baseline") == 1.0
    assert honesty.passed_share(Sheet(blocks=(TITLE, SOURCE)), DATA, "baseline") == 0.0
