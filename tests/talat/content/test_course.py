"""course.yaml: what exists, and minutes that were counted."""

from pathlib import Path

import pytest

from talat.content import pace
from talat.content.course import course_folders, load_course
from talat.content.source import BadContent
from talat.content.unit import load_unit

COURSES = Path("notebooks/courses")


def write(tmp_path, **changed):
    folder = tmp_path / "my-course"
    folder.mkdir(exist_ok=True)
    keys = {
        "slug": "my-course",
        "title": "หลักสูตรทดลอง",
        "about": "หลักสูตรสำหรับทดลอง",
        "outcomes": "[ทำได้จริง]",
        "minutes_needed": 600,
        "pass_mark": 0.6,
        "units": "[{id: u-1, title: บทหนึ่ง, goal: ทำได้, time: {reading: 10, practice: 20, exercise: 15}}]",
    }
    text = "".join(f"{key}: {value}\n" for key, value in {**keys, **changed}.items() if value is not None)
    (folder / "course.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_course_adds_its_minutes(tmp_path):
    course = load_course(write(tmp_path))
    assert course.minutes == course.unit("u-1").minutes == 45


@pytest.mark.parametrize(
    ("changed", "line", "says"),
    [
        ({"pass_mark": 1.5}, 6, "pass_mark"),
        ({"minutes_needed": 599}, 5, "minutes_needed"),
        ({"colour": "red"}, 8, "colour"),
        ({"title": None}, 1, "title"),
        ({"slug": "other"}, 1, "folder"),
        ({"units": "[]"}, 7, "units"),
        ({"units": "[{id: ../etc, title: บทหนึ่ง, goal: ทำได้}]"}, 7, "id"),
        ({"units": "[ {"}, 8, "broken YAML"),
    ],
    ids=str,
)
def test_a_wrong_course_is_named_with_its_line(tmp_path, changed, line, says):
    folder = write(tmp_path, **changed)
    with pytest.raises(BadContent, match=says) as caught:
        load_course(folder)
    assert str(caught.value).startswith(f"{folder / 'course.yaml'}:{line}: ")


@pytest.mark.parametrize("folder", course_folders(COURSES), ids=lambda folder: folder.name)
def test_courses_list_what_exists(folder):
    for unit in load_course(folder).units:
        assert (folder / unit.id / "unit.md").is_file()


def test_words_are_counted_as_thai_words(tmp_path):
    (tmp_path / "unit.md").write_text("---\n---\n\nฉันขายสบู่ 35 บาท\n", encoding="utf-8")
    assert pace.words(load_unit(tmp_path)) == 5  # ฉัน ขาย สบู่ 35 บาท


def test_exercise_minutes_follow_the_decisions(tmp_path):
    path = tmp_path / "exemplar.jsonl"
    lines = (
        ['{"do": "set_price", "satang": 100}']
        + ['{"do": "next_day"}'] * 4
        + ['{"do": "open_screen", "screen": "slip"}']
    )
    path.write_text("\n".join(lines), encoding="utf-8")
    assert pace.exercise_minutes(path) == 4  # 60 + 4 × 30 + 60 seconds
    assert pace.practice_minutes(path, 7, 14) == 3  # 4 × ½ × 1.5
