"""Builds lessons into notebooks: `python -m talat.content.build <out>` writes <out>/<version>."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import sys
import tempfile
from pathlib import Path

import nbformat
import yaml

from talat.content import recap
from talat.content.course import Course, course_folders, load_course
from talat.content.lint import lint
from talat.content.reread import with_headings
from talat.content.source import BadContent
from talat.content.unit import load_unit, notebook_of

COURSES = Path("notebooks/courses")
FORM = "2"  # raise when the build itself writes something else from the same lessons
COPIED = ("exercise.yaml",)  # what a tool reads; exemplars and the instructor's page stay with staff
RECAP_HEADING = "ทบทวนก่อนจบบท"
IMAGE = re.compile(r"!\[(?P<alt>[^\]]*)\]\(pictures/(?P<name>[a-z0-9-]+\.svg)\)")


def version_of(courses: Path | str) -> str:
    """Twelve hex digits of every file the build reads; the same files give the same version anywhere."""
    digest = hashlib.sha256(FORM.encode())
    for folder in course_folders(courses):
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            content = path.read_bytes()
            digest.update(f"{path.relative_to(courses).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:12]


def build(courses: Path | str, out: Path | str) -> str:
    """Check and build all courses into out/<version>, which appears whole or not at all; the version.

    Raises `BadContent` at the first problem the linter finds. A version that is there already stays as it is.
    """
    courses, out = Path(courses), Path(out)
    for problem in lint(courses):
        raise BadContent(problem)
    version = version_of(courses)
    if (out / version).is_dir():
        return version
    out.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f".{version}-", dir=out))
    try:
        for folder in course_folders(courses):
            _build_course(folder, work / folder.name)
        (work / "version.json").write_text(json.dumps({"version": version}) + "\n", encoding="utf-8")
        _readable(work)
        work.replace(out / version)
    except OSError:
        if not (out / version).is_dir():  # unless another build was faster
            raise
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return version


def _build_course(folder: Path, out: Path) -> None:
    """<out>/course.yaml, and for each unit <unit>.ipynb and a folder <unit>/ with what its tool reads."""
    course = load_course(folder)
    out.mkdir(parents=True)
    shutil.copyfile(folder / "course.yaml", out / "course.yaml")
    for unit in course.units:
        source, target = folder / unit.id, out / unit.id
        target.mkdir()
        for name in COPIED:
            shutil.copyfile(source / name, target / name)
        if (source / "pictures").is_dir():
            shutil.copytree(source / "pictures", target / "pictures")
        if (source / recap.FILE).is_file():
            _write_recap(source, target / recap.FILE)
        text = nbformat.writes(unit_notebook(source, course)) + "\n"
        (out / f"{unit.id}.ipynb").write_text(text, encoding="utf-8")


def unit_notebook(folder: Path, course: Course | None = None) -> nbformat.NotebookNode:
    """The notebook of one unit as learners open it; KeyError when its course does not list it."""
    course = course or load_course(folder.parent)
    unit = course.unit(folder.name)
    notebook = _with_pictures(notebook_of(folder), folder)
    if (folder / recap.FILE).is_file():
        notebook.cells += _recap_cells(unit.id)
    about = {"course": course.slug, "course_title": course.title, "unit": unit.id, "title": unit.title}
    notebook.metadata["talat"] = {**about, "goal": unit.goal, "minutes": unit.minutes}
    nbformat.validate(notebook)
    return notebook


def _write_recap(source: Path, target: Path) -> None:
    """The questions, each with the heading it is about."""
    found = with_headings(recap.load_recap(source), load_unit(source))
    plain = found.model_dump(mode="json", exclude_none=True)
    target.write_text(yaml.safe_dump(plain, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _recap_cells(unit: str) -> list:
    """The end of a lesson: a heading, and the cell that opens its questions."""
    opens = f'from talat.apps import recap; recap.open("{unit}")'
    head = nbformat.v4.new_markdown_cell(f"## {RECAP_HEADING}", id=f"{unit}-recap-0")
    return [head, nbformat.v4.new_code_cell(opens, id=f"{unit}-recap-1")]


def _with_pictures(notebook, folder: Path):
    """The notebook with its pictures inside it as attachments, so that a page needs no other file."""
    for cell in notebook.cells:
        if cell.cell_type != "markdown":
            continue
        names = {found["name"] for found in IMAGE.finditer(cell.source)}
        if names:
            cell["source"] = IMAGE.sub(r"![\g<alt>](attachment:\g<name>)", cell.source)
            cell["attachments"] = nbformat.from_dict({name: _picture(folder, name) for name in sorted(names)})
    return notebook


def _picture(folder: Path, name: str) -> dict[str, str]:
    """One picture as a notebook keeps it."""
    return {"image/svg+xml": base64.b64encode((folder / "pictures" / name).read_bytes()).decode()}


def _readable(folder: Path) -> None:
    """Everyone may read, nobody but the owner may write: containers mount it as another user."""
    folder.chmod(0o755)
    for path in folder.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)


def main(arguments: list[str]) -> int:
    """Build into the folder given and print the version; 1 and the problem when a lesson is broken."""
    if not 1 <= len(arguments) <= 2:
        print("python -m talat.content.build <out> [courses]", file=sys.stderr)
        return 2
    try:
        print(build(arguments[1] if len(arguments) == 2 else COURSES, arguments[0]))
    except BadContent as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
