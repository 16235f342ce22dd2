"""Our way: the journal is checked and replayed, its marks go through nbgrader without a kernel."""

from __future__ import annotations

import time
from pathlib import Path

from graders.course import create_course
from graders.grade import mark, settle
from graders.rubric import score
from tests.bench.grade import work


def graded(root: Path, submissions: list) -> dict:
    """{"cpu_s", "wall_s", "slowest_s"} of grading them one after another, as the service does."""
    exercise = work.exercise()
    create_course(root, [exercise])
    settle(
        root, exercise, mark(exercise, submissions[0], work.KEY, score)
    )  # imports and caches, once a service
    cpu, wall, each = time.process_time(), time.monotonic(), []
    for one in submissions:
        begun = time.monotonic()
        settle(root, exercise, mark(exercise, one, work.KEY, score))
        each.append(time.monotonic() - begun)
    return {
        "cpu_s": time.process_time() - cpu,
        "wall_s": time.monotonic() - wall,
        "slowest_s": max(each),
    }
