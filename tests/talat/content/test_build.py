"""Building lessons: the same files give the same version and bytes, whole or not at all."""

import base64
import json
import shutil
from pathlib import Path

import nbformat
import pytest

from talat.content import build as builds
from talat.content.build import build, main, version_of
from talat.content.recap import load_recap
from talat.content.source import BadContent
from tests.talat.recap_and_words import RECAP

COURSES = Path("notebooks/courses")


def files(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    out = tmp_path_factory.mktemp("content")
    return out / build(COURSES, out)


def test_two_builds_in_two_places_are_equal_to_the_byte(built, tmp_path):
    shutil.copytree(COURSES, tmp_path / "elsewhere")
    again = tmp_path / "out" / build(tmp_path / "elsewhere", tmp_path / "out")
    assert again.name == built.name
    assert files(again) == files(built)


def test_version_follows_every_file(tmp_path):
    shutil.copytree(COURSES, tmp_path / "courses")
    before = version_of(tmp_path / "courses")
    assert before == version_of(COURSES)
    picture = tmp_path / "courses/online-shop/shop-04/pictures/bag-dark.svg"
    picture.write_bytes(picture.read_bytes() + b"\n")
    assert version_of(tmp_path / "courses") != before


def test_what_learners_must_not_read_is_not_there(built):
    names = {Path(name).name for name in files(built)}
    assert {"shop-04.ipynb", "exercise.yaml", "course.yaml", "bag-worn.svg"} <= names
    assert not names & {"exemplar.jsonl", "half.jsonl", "nothing.jsonl", "instructor.md", "unit.md"}


def test_the_notebook_opens_two_tools_and_carries_its_pictures(built):
    notebook = nbformat.read(built / "online-shop/shop-04.ipynb", as_version=4)
    nbformat.validate(notebook)
    codes = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    assert codes[:2] == [  # the questions after the unit follow, where it has any
        'from talat.apps import storefront; storefront.open("shop-04", part="practice")',
        'from talat.apps import storefront; storefront.open("shop-04")',
    ]
    pictures = {name: data for cell in notebook.cells for name, data in cell.get("attachments", {}).items()}
    source = COURSES / "online-shop/shop-04/pictures/payout-slip.svg"
    assert base64.b64decode(pictures["payout-slip.svg"]["image/svg+xml"]) == source.read_bytes()
    assert not any("](pictures/" in cell.source for cell in notebook.cells)
    about = notebook.metadata["talat"]
    assert (about["course"], about["unit"], about["title"]) == ("online-shop", "shop-04", "ตั้งราคาให้มีกำไร")


def test_built_files_are_readable_by_all_and_written_by_none_but_the_owner(built):
    assert {path.stat().st_mode & 0o777 for path in built.rglob("*") if path.is_file()} == {0o644}
    assert {path.stat().st_mode & 0o777 for path in (built, *built.rglob("*")) if path.is_dir()} == {0o755}


def test_a_version_that_is_there_stays_as_it_is(tmp_path):
    out = tmp_path / "out"
    version = build(COURSES, out)
    marker = out / version / "version.json"
    before = marker.stat().st_mtime_ns
    assert build(COURSES, out) == version
    assert marker.stat().st_mtime_ns == before
    assert json.loads(marker.read_text())["version"] == version


def test_a_build_that_fails_leaves_nothing(tmp_path, monkeypatch):
    def broken(folder):
        raise OSError("disk full")

    monkeypatch.setattr(builds, "notebook_of", broken)
    with pytest.raises(OSError, match="disk full"):
        build(COURSES, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_broken_lesson_is_not_built(tmp_path, capsys):
    shutil.copytree(COURSES, tmp_path / "courses")
    (tmp_path / "courses/online-shop/shop-04/instructor.md").unlink()
    with pytest.raises(BadContent, match="instructor.md"):
        build(tmp_path / "courses", tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert main([str(tmp_path / "out"), str(tmp_path / "courses")]) == 1
    assert "instructor.md" in capsys.readouterr().err


def test_the_command_prints_the_version(tmp_path, capsys):
    assert main([str(tmp_path / "out")]) == 0
    assert (tmp_path / "out" / capsys.readouterr().out.strip()).is_dir()
    assert main([]) == 2


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """shop-04 alone, built with a recap that names one heading itself."""
    place = tmp_path_factory.mktemp("asked")
    course = place / "courses/online-shop"
    shutil.copytree(COURSES / "online-shop/shop-04", course / "shop-04")
    text = (COURSES / "online-shop/course.yaml").read_text(encoding="utf-8")
    head, units = text.split("units:\n")
    mine = next(one for one in units.split("  - id: ")[1:] if one.startswith("shop-04"))
    (course / "course.yaml").write_text(f"{head}units:\n  - id: {mine}", encoding="utf-8")
    (course / "shop-04/recap.yaml").write_text(RECAP, encoding="utf-8")
    return place / "out" / build(place / "courses", place / "out")


def test_the_questions_stand_at_the_end_of_the_lesson(asked):
    notebook = nbformat.read(asked / "online-shop/shop-04.ipynb", as_version=4)
    nbformat.validate(notebook)
    assert [cell.source for cell in notebook.cells[-2:]] == [
        "## ทบทวนก่อนจบบท",
        'from talat.apps import recap; recap.open("shop-04")',
    ]


def test_published_questions_name_what_to_read_again(asked):
    text = (COURSES / "online-shop/shop-04/unit.md").read_text(encoding="utf-8")
    questions = load_recap(asked / "online-shop/shop-04").questions
    assert [question.id for question in questions] == ["parcel", "cheaper", "photo"]
    assert all(f"## {question.read}\n" in text for question in questions)
