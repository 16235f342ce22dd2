"""Reading the files of a course, and saying where one is broken: file, line and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import BaseModel, ValidationError


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend."""

    path: Path
    line: int  # from 1
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class BadContent(ValueError):
    """A course that cannot be used; `problem` says where."""

    def __init__(self, problem: Problem):
        super().__init__(str(problem))
        self.problem = problem


def read_text(path: Path) -> str:
    """The text of a UTF-8 file; `BadContent` when it is missing or something else."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise BadContent(Problem(path, 1, "ไม่มีไฟล์นี้ / no such file")) from None
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise BadContent(Problem(path, line, "บันทึกไฟล์เป็น UTF-8 / save the file as UTF-8")) from None


def read_mapping(path: Path) -> dict:
    """The mapping in a YAML file; `BadContent` names the line on which it breaks."""
    try:
        raw = yaml.safe_load(read_text(path))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = mark.line + 1 if mark else 1
        what = getattr(error, "problem", None) or str(error)
        raise BadContent(Problem(path, line, f"YAML ไม่ถูกต้อง / broken YAML: {what}")) from None
    if not isinstance(raw, dict):
        raise BadContent(Problem(path, 1, "ต้องเขียนเป็น คีย์: ค่า / must be a mapping of keys"))
    return raw


def read_as(model: type[BaseModel], path: Path):
    """A YAML file as a `model`; `BadContent` names file, line and key of the first thing wrong."""
    raw = read_mapping(path)
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or path.name
        raise BadContent(Problem(path, line_of(path, first["loc"]), f"{where}: {first['msg']}")) from None


def line_of(path: Path, keys: tuple) -> int:
    """The line, from 1, of the deepest key of `keys` that the YAML file has."""
    node, line = yaml.compose(read_text(path)), 1
    for key in keys:
        found = None
        if isinstance(node, yaml.MappingNode):
            found = next((pair for pair in node.value if pair[0].value == str(key)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            found = (node.value[key], node.value[key])
        if found is None:
            return line
        line, node = found[0].start_mark.line + 1, found[1]
    return line
