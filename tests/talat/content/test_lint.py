"""The linter: every way a lesson could run code, reach out or break is named with file and line."""

import shutil
from pathlib import Path

import pytest

from talat.content import lint as lints
from talat.content.lint import lint, lint_unit, main
from talat.content.unit import load_unit, with_boxes

SHOP = Path("notebooks/courses/online-shop/shop-04")


@pytest.fixture
def courses(tmp_path):
    shutil.copytree("notebooks/courses", tmp_path / "courses")
    return tmp_path / "courses"


@pytest.fixture
def unit(courses):
    return courses / "online-shop" / "shop-04"


def put(path, old, new):
    """Replace text once; the line on which it stood."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_the_courses_are_clean():
    assert lint("notebooks/courses") == []


PRACTICE = 'from talat.apps import storefront; storefront.open("shop-04", part="practice")'


@pytest.mark.parametrize(
    "code",
    [
        "import os",
        f"{PRACTICE}; import os",
        f"{PRACTICE}\nprint(1)",
        f"%%bash\n{PRACTICE}",
        f"!ls\n{PRACTICE}",
        f":tags: [hide]\n\n{PRACTICE}",
        'from talat.apps import storefront; storefront.open("shop-05", part="practice")',
        'from talat.apps import counter; counter.open("shop-04", part="practice")',
        'from talat.apps import storefront; storefront.open("shop-04", part="exam")',
        'from talat.apps import storefront; storefront.open("shop-04", client=None)',
        "",
    ],
)
def test_a_code_cell_opens_its_tool_and_nothing_else(unit, code):
    line = put(unit / "unit.md", PRACTICE, code)
    found = lint_unit(unit)
    assert (unit / "unit.md", line) in {(problem.path, problem.line) for problem in found}
    assert any("code cell" in problem.message for problem in found)


def test_a_code_cell_of_another_language_is_refused(unit):
    put(unit / "unit.md", "```{code-cell}", "```{code-cell} bash")
    assert any("code cell" in problem.message for problem in lint_unit(unit))


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "ดู <b>นี่</b>",
        "<img src=x onerror=alert(1)>",
        "<!-- ซ่อน -->",
        "<https://example.org>",
        "[ไปที่นี่](https://example.org)",
        "[ไปที่นี่](/services/admin/)",
        "[ไปที่นี่](javascript:alert)",
        "[ไปที่นี่](JaVaScRiPt:alert)",
        "[ไปที่นี่][1]\n\n[1]: x.html",
        "ไปที่ http://example.org นะ",
        "ไปที่ www.example.org นะ",
        "![รูป](https://example.org/a.svg)",
        "![รูป](data:image/svg+xml,x)",
        "![รูป](../../secrets.svg)",
        "![รูป](pictures/no-such.svg)",
        "![](pictures/bag-clear.svg)",
        "```{include} /etc/passwd\n```",
        ":::{figure} x\n:::",
        ":::{note} ยังไม่ปิด",
        ":::",
    ],
)
def test_text_that_runs_reaches_out_or_breaks_is_refused(unit, text):
    line = put(unit / "unit.md", "สามวันผ่านไป", f"@@\n\n{text}\n\nสามวันผ่านไป") + 2
    found = [problem for problem in lint_unit(unit) if problem.path.name == "unit.md"]
    assert found
    assert min(abs(problem.line - line) for problem in found) <= 2


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("<title>", "<script>alert(1)</script><title>", "script"),
        ("<title>", '<image href="x.png"/><title>', "image"),
        ("<title>", "<foreignObject/><title>", "foreignObject"),
        ("<title>", "<animate/><title>", "animate"),
        ("<rect ", '<rect onclick="x" ', "onclick"),
        ("<rect ", '<rect style="fill:url(//x)" ', "style"),
        ("<rect ", '<rect stroke="url(https://example.org#a)" ', "outside"),
        ("<title>", "<title", "broken"),
        ("<svg ", '<!DOCTYPE svg [<!ENTITY a "b">]><svg ', "declarations"),
        ("viewBox", "viewbox", "viewBox"),
    ],
)
def test_pictures_that_run_or_reach_out_are_refused(unit, old, new, says):
    put(unit / "pictures" / "bag-clear.svg", old, new)
    found = lint_unit(unit)
    assert any(says in problem.message and problem.path.name == "bag-clear.svg" for problem in found)


def test_missing_and_foreign_files_are_named(unit, courses):
    (unit / "half.jsonl").unlink()
    (unit / "pictures" / "photo.png").write_bytes(b"x")
    shutil.copytree(unit, courses / "online-shop" / "shop-99")
    (courses / "online-shop" / "shop-98").mkdir()  # no lesson yet: somebody is making it
    found = {problem.path.name for problem in lint(courses)}
    assert found == {"half.jsonl", "photo.png", "shop-99"}


def test_a_picture_the_exercise_names_must_be_there(unit):
    line = put(unit / "exercise.yaml", "pictures/bag-worn.svg", "pictures/bag-lost.svg")
    assert [(p.path.name, p.line) for p in lint_unit(unit)] == [("exercise.yaml", line)]


def test_broken_yaml_is_named_with_file_and_line(unit, courses):
    line = put(unit / "exercise.yaml", "  days: 14", "  days: 14: 15")
    assert {p.line for p in lint_unit(unit) if p.path.name == "exercise.yaml"} == {line}
    line = put(courses / "online-shop" / "course.yaml", "slug: online-shop", "slug: online: shop")
    assert [(p.path.name, p.line) for p in lint(courses)] == [("course.yaml", line)]


def test_a_header_without_yaml_is_named(unit):
    line = put(unit / "unit.md", "  display_name: Python 3", "  display_name: a: b")
    assert any(p.path.name == "unit.md" and p.line == line for p in lint_unit(unit))


def test_a_broken_exemplar_is_named_with_its_line(unit):
    path = unit / "exemplar.jsonl"
    path.write_text('{"do": "next_day"}\n{"done": 1}\n[]\nnot json\n', encoding="utf-8")
    assert [p.line for p in lint_unit(unit) if p.path == path] == [2, 3, 4]


def test_minutes_that_were_not_counted_are_named(courses):
    line = put(courses / "online-shop" / "course.yaml", "reading: 11", "reading: 25")
    assert [(p.path.name, p.line) for p in lint(courses)] == [("course.yaml", line)]


def test_a_file_that_is_not_utf8_is_named(unit):
    (unit / "unit.md").write_bytes("---\n---\nตลาด".encode("tis-620"))
    assert any("UTF-8" in problem.message for problem in lint_unit(unit))


def test_the_command_prints_problems_and_fails(courses, unit, capsys):
    assert main([str(courses)]) == 0
    (unit / "instructor.md").unlink()
    assert main([str(courses)]) == 1
    assert "instructor.md:1:" in capsys.readouterr().err
    assert main([str(courses / "nowhere")]) == 1


def test_cells_know_their_lines():
    lines = (SHOP / "unit.md").read_text(encoding="utf-8").splitlines()
    codes = [cell for cell in load_unit(SHOP).cells if cell.kind == "code"]
    assert len(codes) == 2
    assert [lines[cell.line - 1] for cell in codes] == [cell.text for cell in codes]


def test_boxes_become_the_theme_s_html_and_answers_are_folded():
    made = with_boxes(":::{answer} เฉลย\nสิบเอ็ด\n:::\n")
    assert made.split() == ["<details", 'class="more">', "<summary>เฉลย</summary>", "สิบเอ็ด", "</details>"]
    assert lints.BOXES.keys() == {"note", "warning", "answer"}
