"""Opens a tool in a lesson: finds the exercise, lays the attempt on its workbench, shows the page."""

import logging
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from talat.apps.kit import screens
from talat.apps.kit.page import Page
from talat.scenarios.exercise import BadExercise, load_exercise

PARTS = ("practice", "exercise", "recap")
log = logging.getLogger("talat.apps")
COURSES = Path(__file__).parents[3] / "notebooks" / "courses"


@dataclass(frozen=True)
class Tool:
    """A tool as a lesson opens it."""

    bench: Callable  # (client, exercise, part, edition) → its Workbench
    render: Callable  # (workbench, the exercise's folder) → HTML
    scripts: Callable = str  # () → JavaScript of elements that only this tool has


def folder_of(exercise, version=None):
    """The folder of an exercise in the published content (TALAT_CONTENT), else among the lessons' sources.

    With `version` it is looked for in that version's folder beside the current one.
    Raises LookupError (Thai) when it is not there.
    """
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,39}", exercise):
        raise LookupError(f"ไม่รู้จักโจทย์ชื่อ {exercise!r}")
    root = Path(os.environ.get("TALAT_CONTENT") or COURSES)
    if version is not None:
        root = root.parent / Path(version).name
    for found in sorted(root.glob(f"*/{exercise}/exercise.yaml")):
        return found.parent
    raise LookupError(f"ไม่พบโจทย์ {exercise} ใน {root}")


def edition_of(exercise, version):
    """The exercise as a content version had it; None when that version is not within reach."""
    try:
        return load_exercise(folder_of(exercise, version))
    except (LookupError, BadExercise):
        return None


def page_of(tool, exercise, part="exercise", client=None):
    """The widget of one part of an exercise, not yet displayed; `client` defaults to the records' socket."""
    if part not in PARTS:
        raise ValueError(f"part ต้องเป็น {' หรือ '.join(PARTS)} แต่พบ {part!r}")
    folder = folder_of(exercise)
    bench = tool.bench(client or _records(), load_exercise(folder), part, partial(edition_of, exercise))
    return Page(lambda: tool.render(bench, folder), bench.decide, tool.scripts())


def open_tool(tool, exercise, part="exercise"):
    """Displays a tool in the page; a problem becomes a Thai note, never a traceback."""
    from IPython.display import display

    try:
        shown = page_of(tool, exercise, part)
    except Exception:  # whatever is wrong, the learner reads Thai and the log has the rest
        log.exception("the tool of %s cannot open", exercise)
        shown = Page(screens.broken, lambda fields: None)
    display(shown)


def _records():
    from talat.journal.client import JournalClient

    return JournalClient()
