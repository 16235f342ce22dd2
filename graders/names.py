"""Names that become folders, globs and keys in nbgrader's course: learners, exercises, attempts."""

import re

SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


def checked_name(name: str, what: str) -> str:
    """The name, if it is safe as a folder, a glob and nbgrader's key; raises ValueError otherwise."""
    if not isinstance(name, str) or not SAFE.fullmatch(name):
        raise ValueError(f"{what} {str(name)[:80]!r} is not a safe name: expected letters, digits, - and _")
    return name
