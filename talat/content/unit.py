"""A unit's text: MyST Markdown cut into cells, each knowing its line; and the notebook made of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import jupytext
import nbformat
import yaml

from talat.content.source import BadContent, Problem, read_text

FILES = ("unit.md", "exercise.yaml", "exemplar.jsonl", "half.jsonl", "nothing.jsonl", "instructor.md")
# What one may write as `:::{name} title` … `:::`, and the HTML the build makes of it.
BOXES = {
    "note": ('<div class="note">', "</div>"),
    "warning": ('<div class="note note--warn">', "</div>"),
    "answer": ('<details class="more">', "</details>"),
}
OPEN_BOX = re.compile(r"^:::\{(?P<name>[a-z-]+)\}[ \t]*(?P<title>.*)$")
CLOSE_BOX = re.compile(r"^:::[ \t]*$")
FENCE = re.compile(r"^(`{3,}|~{3,})(?P<info>.*)$")


@dataclass(frozen=True)
class Cell:
    """One cell of a unit: "markdown" or "code", its text, and the line on which the text starts."""

    kind: str
    text: str
    line: int
    info: str = ""  # what stands behind the fence of a code cell


@dataclass(frozen=True)
class UnitText:
    """A unit.md: its header and its cells."""

    path: Path
    header: dict
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Section:
    """What stands below one heading (##) of a lesson, to the next; before the first, title is ""."""

    title: str
    text: str


def load_unit(folder: Path | str) -> UnitText:
    """The text of folder/unit.md; `BadContent` when its header is not YAML or is missing."""
    path = Path(folder) / "unit.md"
    lines = read_text(path).splitlines()
    end = next((at for at, line in enumerate(lines[1:], 1) if line.strip() == "---"), None)
    if not lines or lines[0].strip() != "---" or end is None:
        raise BadContent(Problem(path, 1, "ไฟล์ต้องเริ่มด้วยส่วนหัว --- … --- / the header is missing"))
    try:
        header = yaml.safe_load("\n".join(lines[1:end])) or {}
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        raise BadContent(Problem(path, line, "ส่วนหัวไม่ใช่ YAML / the header is not YAML")) from None
    return UnitText(path, header, tuple(_cells(lines, end + 1)))


def _cells(lines: list[str], start: int):
    """The cells from line index `start`: code between fences named {code-cell}, Markdown split at +++."""
    text, began, fence, info = [], start, None, ""
    for at in range(start, len(lines)):
        line, opened = lines[at], FENCE.match(lines[at])
        if fence is None and opened and opened["info"].strip().startswith("{code-cell}"):
            yield from _markdown(text, began)
            text, began, fence, info = [], at + 1, opened[1], opened["info"].strip()
        elif fence is not None and line.strip() == fence:
            yield Cell("code", "\n".join(text), began + 1, info)
            text, began, fence = [], at + 1, None
        elif fence is None and line.startswith("+++"):
            yield from _markdown(text, began)
            text, began = [], at + 1
        else:
            text.append(line)
    if fence is None:
        yield from _markdown(text, began)
    else:
        yield Cell("code", "\n".join(text), began + 1, info)


def _markdown(text: list[str], began: int):
    if "\n".join(text).strip():
        yield Cell("markdown", "\n".join(text), began + 1)


def sections(unit: UnitText) -> tuple[Section, ...]:
    """The lesson's sections in order, headings of the next level among their text."""
    found: list[tuple[str, list[str]]] = [("", [])]
    for cell in unit.cells:
        for line in cell.text.splitlines() if cell.kind == "markdown" else ():
            if line.startswith("## "):
                found.append((line[3:].strip(), []))
            else:
                found[-1][1].append(line)
    return tuple(Section(title, "\n".join(lines)) for title, lines in found)


def with_boxes(markdown: str) -> str:
    """The Markdown with its boxes written as the HTML of the theme; an answer is folded."""
    out, closing = [], []
    for line in markdown.splitlines():
        opened = OPEN_BOX.match(line)
        if opened and opened["name"] in BOXES:
            begin, end = BOXES[opened["name"]]
            title = opened["title"].strip() or "เฉลย"
            head = f"<summary>{title}</summary>" if opened["name"] == "answer" else f"\n**{title}**"
            out += [begin, head, ""]
            closing.append(end)
        elif CLOSE_BOX.match(line) and closing:
            out += ["", closing.pop(), ""]
        else:
            out.append(line)
    return "\n".join(out)


def notebook_of(folder: Path | str) -> nbformat.NotebookNode:
    """The unit as a notebook through jupytext, with cell ids that are the same in every build."""
    text = read_text(Path(folder) / "unit.md")
    notebook = jupytext.reads(text, fmt="md:myst")
    for number, cell in enumerate(notebook.cells, 1):
        cell["id"] = f"{Path(folder).name}-{number:02d}"
        cell["metadata"] = nbformat.from_dict({})
        if cell.cell_type == "markdown":
            cell["source"] = with_boxes(cell.source)
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook["metadata"] = nbformat.from_dict({"kernelspec": kernel, "language_info": {"name": "python"}})
    return notebook
