"""Checks lessons before they are built: `python -m talat.content.lint [courses]` names file and line."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from markdown_it import MarkdownIt

from talat.content import beside, pace
from talat.content.beside import ADDRESS, NO_ADDRESS, NO_HTML, TAG
from talat.content.course import UnitRef, course_folders, load_course
from talat.content.facts import UNIT_FILE, check_facts, facts_for, load_facts
from talat.content.pictures import check_photo, check_picture
from talat.content.source import BadContent, Problem, line_of, read_mapping, read_text
from talat.content.unit import BOXES, CLOSE_BOX, FENCE, FILES, OPEN_BOX, Cell, load_unit

PICTURE = re.compile(r"^pictures/[a-z0-9-]+\.svg$")
PICTURES = {".svg": check_picture, ".jpg": check_photo}  # a photo is an exercise's; a lesson shows drawings
HEADER_KEYS = {"jupytext", "kernelspec"}
ONLY_TOOLS = (
    "ช่องโค้ดเปิดได้แค่เครื่องมือ / a code cell may hold one line only: "
    '`from talat.apps import {tool}; {tool}.open("{unit}", part="practice")` or without part'
)


def lint(courses: Path | str) -> list[Problem]:
    """Everything wrong with the courses in a folder, in order of file and line."""
    folders = course_folders(courses)
    if not folders:
        return [Problem(Path(courses), 1, "ไม่มี course.yaml ในโฟลเดอร์นี้ / no course.yaml in this folder")]
    try:
        load_facts(facts_for(courses))
    except BadContent as error:
        return [error.problem]
    return sorted(problem for folder in folders for problem in lint_course(folder))


def lint_course(folder: Path) -> list[Problem]:
    """Everything wrong with one course."""
    try:
        course = load_course(folder)
    except BadContent as error:
        return [error.problem]
    listed = {unit.id for unit in course.units}
    problems = [
        Problem(path, 1, "โฟลเดอร์นี้ไม่อยู่ใน course.yaml / this folder is not in course.yaml")
        for path in sorted(folder.iterdir())
        if (path / "unit.md").is_file() and path.name not in listed  # without a lesson it is still being made
    ]
    for number, unit in enumerate(course.units):
        found = lint_unit(folder / unit.id)
        problems += found or _minutes(folder, number, unit)
    return problems


def _minutes(folder: Path, number: int, unit: UnitRef) -> list[Problem]:
    """Minutes in course.yaml that are not what reading and deciding take."""
    exemplar = folder / unit.id / "exemplar.jsonl"
    exercise = read_mapping(folder / unit.id / "exercise.yaml")
    days = [exercise[part].get("days", 0) for part in ("practice", "exercise")]
    counted = {
        "reading": pace.reading_minutes(load_unit(folder / unit.id)),
        "practice": pace.practice_minutes(exemplar, *days),
        "exercise": pace.exercise_minutes(exemplar),
    }
    path = folder / "course.yaml"
    return [
        Problem(
            path, line_of(path, ("units", number, "time", kind)), f"{kind}: นับได้ / counted {minutes} minutes"
        )
        for kind, minutes in counted.items()
        if abs(getattr(unit.time, kind) - minutes) > pace.NEAR
    ]


def lint_unit(folder: Path) -> list[Problem]:
    """Everything wrong with one unit."""
    problems = [
        Problem(folder / name, 1, "ไม่มีไฟล์นี้ / no such file") for name in FILES if not (folder / name).is_file()
    ]
    for path in sorted((folder / "pictures").glob("*")):
        check = PICTURES.get(path.suffix)
        problems += check(path) if check else [Problem(path, 1, "ใช้รูป .svg หรือ .jpg / only .svg or .jpg")]
    for name in ("exemplar.jsonl", "half.jsonl", "nothing.jsonl"):
        problems += _journal(folder / name)
    for check in (_exercise, _text, beside.check, _facts):
        try:
            problems += check(folder)
        except BadContent as error:
            problems.append(error.problem)
    return sorted(set(problems))


def _journal(path: Path) -> list[Problem]:
    """Lines that are not one JSON object with "do"; whether a decision is possible is the replay's to say."""
    problems = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines() if path.is_file() else [], 1):
        try:
            known = isinstance(json.loads(line).get("do"), str)
        except (ValueError, AttributeError):
            known = False
        if not known:
            problems.append(Problem(path, number, 'ต้องเป็น {"do": …} บรรทัดละหนึ่งเรื่อง / one {"do": …} a line'))
    return problems


def _exercise(folder: Path) -> list[Problem]:
    """Pictures that exercise.yaml names and that are not there; other keys are the scenario's to check."""
    path = folder / "exercise.yaml"
    if not path.is_file():
        return []
    read_mapping(path)
    problems = []
    for number, line in enumerate(read_text(path).splitlines(), 1):
        for name in re.findall(r"pictures/[^\s,}\"']+", line.split("#")[0]):
            if not (folder / name).is_file():
                problems.append(Problem(path, number, f"ไม่มีรูป {name} / no such picture"))
    return problems


def _facts(folder: Path) -> list[Problem]:
    """What facts.yaml names and must not, or quotes and the lesson does not say."""
    if not (folder / UNIT_FILE).is_file():
        return []
    return check_facts(folder, load_facts(facts_for(folder.parent.parent)))


def _text(folder: Path) -> list[Problem]:
    """Everything wrong with unit.md."""
    if not (folder / "unit.md").is_file():
        return []
    unit = load_unit(folder)
    problems = [
        Problem(unit.path, 1, f"ส่วนหัวไม่รู้จัก {key} / unknown header key {key}")
        for key in sorted(set(unit.header) - HEADER_KEYS)
    ]
    tool = (
        str(read_mapping(folder / "exercise.yaml").get("tool"))
        if (folder / "exercise.yaml").is_file()
        else "storefront"
    )
    parts = []
    for cell in unit.cells:
        if cell.kind == "code":
            problems += _code(unit.path, cell, tool, folder.name, parts)
        else:
            problems += _markdown(unit.path, cell, folder)
    if sorted(parts) != ["exercise", "practice"]:
        message = "ต้องมีช่องฝึกหนึ่งช่องและช่องทำโจทย์หนึ่งช่อง / one practice and one exercise cell are needed"
        problems.append(Problem(unit.path, 1, message))
    return problems


def _code(path: Path, cell: Cell, tool: str, unit: str, parts: list[str]) -> list[Problem]:
    """A code cell opens the unit's tool, on one of the two allowed lines, and has no settings of its own."""
    allowed = {
        f'from talat.apps import {tool}; {tool}.open("{unit}", part="practice")': "practice",
        f'from talat.apps import {tool}; {tool}.open("{unit}")': "exercise",
    }
    if cell.text.strip() not in allowed or cell.info not in {
        "{code-cell}",
        "{code-cell} python",
        "{code-cell} ipython3",
    }:
        return [Problem(path, cell.line, ONLY_TOOLS.format(tool=tool, unit=unit))]
    parts.append(allowed[cell.text.strip()])
    return []


def _markdown(path: Path, cell: Cell, folder: Path) -> list[Problem]:
    """No HTML, no address, no directive but the boxes; pictures are local and described in words."""
    problems, open_boxes = [], []
    for number, line in enumerate(cell.text.splitlines(), cell.line):
        box = OPEN_BOX.match(line)
        if TAG.search(line):
            problems.append(Problem(path, number, NO_HTML))
        if ADDRESS.search(line):
            problems.append(Problem(path, number, NO_ADDRESS))
        if box and box["name"] in BOXES:
            open_boxes.append(number)
        elif box or (FENCE.match(line) and "{" in line):
            problems.append(Problem(path, number, f"ใช้ได้แค่ {', '.join(BOXES)} / unknown directive"))
        elif CLOSE_BOX.match(line) and not open_boxes:
            problems.append(Problem(path, number, "::: ไม่มีคู่ / ::: closes nothing"))
        elif CLOSE_BOX.match(line):
            open_boxes.pop()
    problems += [Problem(path, number, "::: ยังไม่ปิด / the box is not closed") for number in open_boxes]
    return problems + [Problem(path, cell.line + line, text) for line, text in _links(cell.text, folder)]


def _links(markdown: str, folder: Path):
    """(line from 0, message) of each link or picture that is not a picture of this unit with words."""
    for token in MarkdownIt("commonmark").enable("table").parse(markdown):
        line = token.map[0] if token.map else 0
        if token.type == "html_block":
            yield line, NO_HTML
        for child in token.children or ():
            if child.type == "html_inline":
                yield line, NO_HTML
            elif child.type == "link_open":
                yield line, f"ห้ามมีลิงก์ในบทเรียน / no links in a lesson: {child.attrs.get('href')}"
            elif child.type == "image":
                yield from ((line, fault) for fault in _image(child, folder))


def _image(token, folder: Path):
    """What is wrong with one picture of a lesson."""
    source = str(token.attrs.get("src"))
    if not PICTURE.match(source):
        yield f"รูปต้องอยู่ใน pictures/ / a picture must be pictures/<name>.svg, not {source}"
    elif not (folder / source).is_file():
        yield f"ไม่มีรูป {source} / no such picture"
    if not token.content.strip():
        yield f"เขียนคำอธิบายรูป {source} / the picture needs words for who cannot see it"


def main(arguments: list[str]) -> int:
    """Print each problem; 1 when there is any."""
    courses = Path(arguments[0] if arguments else "notebooks/courses")
    problems = lint(courses)
    for problem in problems:
        print(problem, file=sys.stderr)
    count = len(course_folders(courses))
    print(f"บทเรียน / lessons: {count} course(s), {len(problems)} problem(s)")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
