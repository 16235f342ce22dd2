"""One of nbgrader's converters, run inside this process with the course's own settings."""

from __future__ import annotations

import logging
import warnings
from pathlib import Path

from nbgrader.converters.base import NbGraderException
from nbgrader.coursedir import CourseDirectory
from traitlets.config.loader import PyFileConfigLoader


class NbgraderFailed(RuntimeError):
    """nbgrader gave up on an assignment or a submission; the message is its own last words."""


class _LastWords(logging.Handler):
    """Keeps the last line of each of nbgrader's complaints (of a traceback: the error itself)."""

    def __init__(self):
        super().__init__(logging.ERROR)
        self.words = ""

    def emit(self, record):
        lines = record.getMessage().strip().splitlines()
        self.words = f"{self.words} {lines[-1] if lines else ''}".strip()[:2000]


def settings(root: Path):
    """The course's nbgrader_config.py as traitlets' Config: by hand and in process are configured alike."""
    return PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()


def convert(converter_class, root: Path, exercise: str, learner: str = "*") -> None:
    """Run a converter on one exercise (and one learner's work); raises NbgraderFailed.

    nbgrader changes the working directory while it runs, so only one thread may call this.
    """
    config = settings(root)
    config.BaseConverter.force = True
    course = CourseDirectory(config=config)
    course.assignment_id, course.student_id = exercise, learner
    logger, heard = _quiet_logger()
    try:
        with warnings.catch_warnings():
            # nbgrader 0.9.6 under SQLAlchemy 2: it adds a new submission to the session a moment later.
            warnings.filterwarnings("ignore", "Object of type .* not in session")
            converter_class(coursedir=course, config=config, log=logger).start()
    except NbGraderException as failed:
        raise NbgraderFailed(heard.words or str(failed)) from failed
    finally:
        logger.removeHandler(heard)


def _quiet_logger():
    """nbgrader's talk goes nowhere but to its last words; it names every file it touches."""
    logger, heard = logging.getLogger("talat.nbgrader.run"), _LastWords()
    logger.propagate = False
    logger.setLevel(logging.ERROR)
    logger.addHandler(heard)
    return logger, heard
