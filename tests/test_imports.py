"""Imports run one way: who may import whom, read from the source with ast."""

import ast
import sys
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parent.parent
PARTS = ("talat.engine", "talat.scenarios", "talat.journal", "talat.records", "talat.content", "talat.apps")
PARTS = (*PARTS, "talat.paper", "talat.poster", "graders", "hub_config", "images", "preview")
# engine ← scenarios ← journal ← apps, and so on: a part may import what stands to its left.
MAY_IMPORT = {
    "talat.engine": set(),
    "talat.poster": set(),
    "talat.scenarios": {"talat.engine", "talat.poster", "talat.content"},
    "talat.journal": {"talat.engine", "talat.scenarios", "talat.poster", "talat.content"},
    "talat.records": {"talat.journal"},
    "talat.content": set(),
    "talat.paper": set(),
    "talat.apps": {"talat.engine", "talat.scenarios", "talat.journal", "talat.content", "talat.poster"},
    "graders": {
        "talat.engine",
        "talat.scenarios",
        "talat.journal",
        "talat.content",
        "talat.records",
        "talat.paper",
        "talat.poster",
    },
    "hub_config": {
        "talat.paper",
        "talat.poster",
        "talat.scenarios",
        "talat.journal",
        "talat.records",
        "talat.content",
        "graders",
    },
    "images": set(),
    "preview": {  # shows what others make; nobody imports it
        "talat.engine",
        "talat.scenarios",
        "talat.journal",
        "talat.content",
        "talat.apps",
        "talat.poster",
        "graders",
    },
}
# A library on the left is at home only in the parts on the right.
AT_HOME = {
    "ipywidgets": {"talat.apps", "images"},  # a kernel answers to widgets from its first moment
    "anywidget": {"talat.apps"},
    "nbgrader": {"graders"},
    "jupyterhub": {"hub_config", "images"},
    "dockerspawner": {"hub_config"},
    "docker": {"hub_config", "images"},
    "sqlalchemy": {"talat.records"},
    "alembic": {"talat.records"},
    "tornado": {"hub_config", "graders", "images"},
    "http.client": {"talat.journal", "hub_config", "images"},
    "urllib.request": {"hub_config"},
    "requests": set(),
    "httpx": set(),
    "aiohttp": set(),
}


def part_of(name: str) -> str | None:
    return next((part for part in PARTS if name == part or name.startswith(part + ".")), None)


def files():
    for top in ("talat", "graders", "hub_config", "images", "preview"):
        yield from sorted((REPO / top).rglob("*.py"))


def imports(file: Path):
    """(line, module) of every import in a file, also those inside functions."""
    for node in ast.walk(ast.parse(file.read_text(), str(file))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}:{node.lineno}: relative import"
            yield node.lineno, node.module
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def module_of(file: Path) -> str:
    return ".".join(file.relative_to(REPO).with_suffix("").parts)


@pytest.mark.parametrize("file", list(files()), ids=lambda file: str(file.relative_to(REPO)))
def test_imports_run_one_way(file):
    here = part_of(module_of(file))
    for line, name in imports(file):
        there = part_of(name)
        if here and there and there != here:
            assert there in MAY_IMPORT[here], f"{file}:{line}: {here} may not import {there}"


@pytest.mark.parametrize("file", list(files()), ids=lambda file: str(file.relative_to(REPO)))
def test_each_library_stays_at_home(file):
    here = part_of(module_of(file)) or "talat"
    for line, name in imports(file):
        for library, homes in AT_HOME.items():
            if name == library or name.startswith(library + "."):
                assert here in homes, f"{file}:{line}: {library} belongs in {homes or 'no part'}, not {here}"


def test_the_engine_needs_numpy_alone():
    allowed = {"numpy", "talat", "__future__", *sys.stdlib_module_names}
    for file in (REPO / "talat/engine").rglob("*.py"):
        for line, name in imports(file):
            assert name.split(".")[0] in allowed, f"{file}:{line}: the engine imports {name}"
            assert name.split(".")[0] not in {"random", "time", "os", "datetime"}, f"{file}:{line}: {name}"


def test_states_know_no_widgets_and_views_no_numbers():
    for file in (REPO / "talat/apps").rglob("*.py"):
        names = {name.split(".")[0] for _, name in imports(file)}
        if file.name == "state.py":
            assert not names & {"ipywidgets", "anywidget", "matplotlib"}, file
        if file.name == "view.py":
            assert "numpy" not in names, file
