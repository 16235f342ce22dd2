"""A unit's page as the theme writes it, without a kernel: what is wrong on top, a place for each tool."""

from __future__ import annotations

import asyncio
import html
import os
import re
import sys
import tempfile
from functools import lru_cache
from pathlib import Path

from talat.apps.kit.theme import build as theme
from talat.content.build import unit_notebook
from talat.content.course import load_course
from talat.content.lint import lint_unit
from talat.content.source import BadContent, Problem

REPOSITORY = Path(__file__).resolve().parent.parent
BODY = re.compile(r"<body[^>]*>")
SCRIPT = re.compile(r"<script(?![^>]*type=\"application/json\")[^>]*>.*?</script>", re.DOTALL)
OPENS = re.compile(
    r'import (?P<tool>[a-z_]+); (?P=tool)\.open\("(?P<exercise>[a-z0-9-]+)"(?:, part="(?P<part>[a-z]+)")?\)'
)
HEAD = """<!doctype html><html lang="th"><head><meta charset="utf-8"><title>ดูบทก่อนใช้ · ตลาด</title>
<link rel="stylesheet" href="/theme/assets/talat.css"><link rel="stylesheet" href="/theme/lesson.css"></head>
<body class="unit-page"><main id="lesson" class="lesson"><h1>เปิดบทนี้ไม่ได้</h1>"""
CLEAN = """<aside class="preview" aria-label="ดูบทก่อนใช้">
<p>ดูบทก่อนใช้ · ไม่พบที่ผิด · บันทึกไฟล์แล้วหน้านี้เปลี่ยนเอง</p></aside>"""


@lru_cache(maxsize=1)
def template() -> Path:
    """The theme's Voilà template with the design system beside it, put together in a folder of its own."""
    sys.path.insert(0, str(REPOSITORY / "notebooks" / "theme"))
    from install import install  # a script beside the theme, no package

    folder = Path(tempfile.mkdtemp(prefix="talat-preview-"))
    return install(folder, theme.build(folder / "assets"))


def problems_of(unit: Path) -> list[Problem]:
    """What lint, the exercise's own check and the course say of a unit."""
    from talat.scenarios.exercise import BadExercise, load_exercise

    found = lint_unit(unit)
    try:
        load_course(unit.parent)
    except BadContent as error:
        found.append(error.problem)
    try:
        load_exercise(unit)
    except (BadExercise, OSError) as error:
        found.append(Problem(unit / "exercise.yaml", _line(str(error)), str(error)))
    return sorted(set(found))


def page(unit: Path) -> str:
    """The whole page; a unit that cannot be read is a page with its problems alone."""
    told = _banner(problems_of(unit))
    try:
        text = _rendered(unit)
    except (BadContent, OSError, KeyError) as error:
        text = f"{HEAD}<p>{html.escape(str(error))}</p></main></body></html>"
    script = '<script type="module" src="/preview.js"></script>'
    style = '<link rel="stylesheet" href="/preview.css">'
    text = BODY.sub(lambda body: body[0] + told, text, count=1)
    return text.replace("</head>", style + script + "</head>", 1)


def tools_of(unit: Path) -> list[tuple[str, str, str]]:
    """(tool, exercise, part) of each cell that opens one, in order."""
    cells = (cell.source for cell in unit_notebook(unit).cells if cell.cell_type == "code")
    return [
        (
            found["tool"],
            found["exercise"],
            found["part"] or ("recap" if found["tool"] == "recap" else "exercise"),
        )
        for found in map(OPENS.search, cells)
        if found
    ]


def _rendered(unit: Path) -> str:
    """The theme's page of the unit's notebook, its scripts for a kernel taken out."""
    from voila.exporter import VoilaExporter

    where = template()
    os.environ["JUPYTER_PATH"] = str(where.parents[2])  # where Voilà looks for templates
    from voila.paths import collect_template_paths

    paths = collect_template_paths(["voila", "nbconvert"], "talat", prune=True)
    exporter = VoilaExporter(
        template_name="talat", template_paths=paths, base_url="/", contents_manager=_NoFiles()
    )
    exporter.exclude_input = exporter.exclude_input_prompt = exporter.exclude_output_prompt = True
    notebook = unit_notebook(unit)
    resources = {"base_url": "/", "theme": "light", "template": "talat", "metadata": {"name": unit.name}}
    config = {"federated_extensions": [], "fullStaticUrl": ""}
    context = {"frontend": "voila", "main_js": "", "kernel_start": _no_kernel, "cell_generator": _cells}

    async def whole():
        parts = exporter.generate_from_notebook_node(
            notebook, resources=resources, extra_context=context, page_config=config
        )
        return "".join([part async for part, _ in parts])

    text = asyncio.run(whole())
    return SCRIPT.sub("", text).replace("/voila/templates/talat/static/", "/theme/")


class _NoFiles:
    """No file but what the notebook holds."""

    def file_exists(self, path):
        return False


async def _no_kernel(nb):
    return "preview"


async def _cells(nb, kernel_id):
    for cell in nb.cells:
        yield cell


def _banner(problems: list[Problem]) -> str:
    """The problems as the writer reads them, with file and line."""
    if not problems:
        return CLEAN
    rows = "".join(
        f"<li><strong>{html.escape(problem.path.name)} บรรทัด {problem.line}</strong> "
        f"{html.escape(problem.message)}</li>"
        for problem in problems
    )
    return (
        '<aside class="preview preview--wrong" role="alert" aria-label="ที่ต้องแก้">'
        f"<p><strong>ที่ต้องแก้ {len(problems)} เรื่อง</strong></p><ol>{rows}</ol></aside>"
    )


def _line(message: str) -> int:
    found = re.search(r"exercise\.yaml:(\d+)", message)
    return int(found[1]) if found else 1
