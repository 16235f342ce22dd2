"""The course directory: valid for nbgrader, made once, and patient with changed exercises."""

import subprocess

import pytest
from alembic.script import ScriptDirectory
from nbgrader.dbutil import ALEMBIC_DIR

from graders import course, gradebook

NEW = (
    ("price", 10, "replay"),
    ("photo", 40, "replay"),
    ("reason", 20, "instructor"),
    ("story", 30, "instructor"),
)


def _files(root):
    return {path: path.stat().st_mtime_ns for path in root.rglob("*") if path.is_file()}


def _held(root, learner="6601001"):
    with gradebook.open_gradebook(root) as book:
        return gradebook.grades(book, "shop-04", learner), gradebook.total(book, "shop-04", learner)


def test_a_second_call_changes_nothing(root, exercise):
    before = _files(root)
    assert course.create_course(root, [exercise()]) == []
    assert _files(root) == before


def test_the_gradebook_knows_each_criterion_and_its_points(root):
    with gradebook.open_gradebook(root) as book:
        cells = {
            cell.name: (cell.max_score, cell.cell_type)
            for cell in book.find_notebook("shop-04", "shop-04").grade_cells
        }
    assert cells == {"price": (30.0, "code"), "profit": (50.0, "code"), "reason": (20.0, "markdown")}


def test_a_new_gradebook_starts_no_command(tmp_path, monkeypatch):
    monkeypatch.setattr(subprocess, "Popen", None)
    gradebook.make_ready(tmp_path)
    with gradebook.open_gradebook(tmp_path) as book:
        assert book.students == []


def test_the_newest_migration_is_the_one_alembic_finds():
    assert gradebook.newest_migration() == ScriptDirectory(ALEMBIC_DIR).get_current_head()


def test_a_half_made_gradebook_is_made_again(tmp_path):
    (tmp_path / ".gradebook.draft").write_bytes(b"cut off")
    gradebook.make_ready(tmp_path)
    with gradebook.open_gradebook(tmp_path) as book:
        assert book.assignments == []


def test_an_exercise_changed_before_any_work_is_simply_new(root, exercise):
    assert course.create_course(root, [exercise(NEW)]) == ["shop-04"]
    with gradebook.open_gradebook(root) as book:
        assert book.find_assignment("shop-04").max_score == 100.0


def test_a_reworded_exercise_keeps_its_grades(root, exercise, graded):
    graded(price=12.5, profit=1 / 3)
    before = _held(root)
    assert course.create_course(root, [exercise(title="ตั้งราคาใหม่")]) == ["shop-04"]
    assert _held(root) == before


def test_new_and_dropped_criteria_keep_what_was_earned(root, exercise, graded):
    graded(price=30.0, profit=50.0)
    course.create_course(root, [exercise(NEW)])
    grades, (score, most) = _held(root)
    assert (score, most) == (80.0, 100.0)
    assert grades["profit"].points == 50.0 and grades["profit"].max_points == 0.0
    assert grades["photo"].points == 0.0 and not grades["photo"].waits
    assert grades["story"].points == 0.0 and not grades["story"].waits


def test_work_on_the_new_version_is_marked_on_the_new_criteria(root, exercise, graded):
    graded(price=30.0, profit=50.0)
    course.create_course(root, [exercise(NEW)])
    result = graded(learner="6601002", version=exercise(NEW), newest=exercise(NEW), price=10.0, photo=4.0)
    assert (result.score, result.max_score, result.state) == (14.0, 100, "needs_instructor")
    assert _held(root, "6601002")[0]["profit"].points == 0.0


def test_work_begun_on_the_old_version_keeps_the_old_points(root, exercise, graded):
    course.create_course(root, [exercise(NEW)])
    result = graded(price=30.0, profit=50.0, newest=exercise(NEW))
    assert (result.score, result.max_score) == (80.0, 100)
    assert _held(root)[1] == (80.0, 100.0)


def test_a_fresh_course_makes_room_for_an_old_version(tmp_path, exercise, work, gives):
    from graders import grade

    course.create_course(tmp_path, [exercise(NEW)])
    marked = grade.mark(exercise(), work(), b"key", gives(price=30.0, profit=50.0))
    assert grade.settle(tmp_path, exercise(), marked, newest=exercise(NEW)).score == 80.0
    assert course.create_course(tmp_path, [exercise(NEW)]) == []


def test_a_criterion_does_not_change_its_judge(root, exercise):
    with pytest.raises(ValueError, match="give it a new id"):
        course.create_course(root, [exercise((("price", 30, "instructor"),))])


@pytest.mark.parametrize("id", ["../x", "a/b", "*", ".hidden", "", "a b", "x" * 65, "ก"])
def test_an_exercise_with_a_path_for_a_name_is_refused(tmp_path, exercise, id):
    with pytest.raises(ValueError, match="safe name"):
        course.create_course(tmp_path / "c", [exercise(id=id)])
