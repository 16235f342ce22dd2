"""Intake: the release notebook and the journal as data, and no name that leads elsewhere."""

import json
from dataclasses import replace

import pytest

from graders import intake, marks
from graders import work as journal
from graders.work import BadWork

HOSTILE = [
    "../6601002",
    "..",
    "/etc",
    "a/b",
    "6601001/../6601002",
    "*",
    "[0-9]",
    "6601+shop",
    ".x",
    "",
    " 1",
    "ก๑",
]
HOSTILE += ["6601001\n", "x" * 65, "a\0b", "{student_id}"]


def test_the_notebook_is_the_release_to_the_byte(root, work):
    folder = intake.take_in(root, work())
    release = root / "release/shop-04/shop-04.ipynb"
    assert (folder / "shop-04.ipynb").read_bytes() == release.read_bytes()
    assert sorted(path.name for path in folder.iterdir()) == [
        "journal.json",
        "shop-04.ipynb",
        "timestamp.txt",
    ]


def test_the_journal_lies_beside_it_as_data(root, work):
    folder = intake.take_in(root, work())
    text = (folder / "journal.json").read_text(encoding="utf-8")
    assert journal.from_json(text) == work()
    assert json.loads(text)["rows"][0]["event"]["text"] == "ขายถูกแล้วขาดทุน"


def test_the_time_is_the_servers(root, work):
    folder = intake.take_in(root, work())
    assert (folder / "timestamp.txt").read_text() == "2026-01-01 09:00:02.000000 UTC"


def test_a_later_attempt_takes_the_place_whole(root, work):
    intake.take_in(root, work(number=1))
    folder = intake.take_in(root, work(number=2))
    assert '"attempt": "6601001-2"' in (folder / "journal.json").read_text(encoding="utf-8")
    assert list((root / ".intake").iterdir()) == []


def test_a_stop_between_out_and_in_is_mended_by_doing_it_again(root, work):
    folder = intake.take_in(root, work(number=1))
    folder.rename(root / ".intake/6601001-shop-04.old")
    intake.take_in(root, work(number=1))
    assert (folder / "journal.json").is_file() and list((root / ".intake").iterdir()) == []


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("field", ["learner", "exercise", "attempt_id"])
def test_a_hostile_name_touches_nothing(root, work, field, name):
    before = sorted(root.rglob("*"))
    with pytest.raises(BadWork, match="not a safe name"):
        intake.take_in(root, replace(work(), **{field: name}))
    with pytest.raises(ValueError, match="not a safe name"):
        marks.save(root, marks.Marked(replace(work(), **{field: name}), ()))
    assert sorted(root.rglob("*")) == before


def test_a_link_in_the_submitted_tree_is_refused(root, work, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (root / "submitted/6601001").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(BadWork, match="remove the link"):
        intake.take_in(root, work())
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_an_exercise_the_course_does_not_have_is_refused(root, work):
    with pytest.raises(BadWork, match="not an assignment"):
        intake.take_in(root, replace(work(), exercise="shop-99"))


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"attempt": 1, "learner": "a", "rows": []}', "null"])
def test_a_file_that_is_no_journal_is_refused(text):
    with pytest.raises(BadWork, match="cannot be read"):
        journal.from_json(text)
