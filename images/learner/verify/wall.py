"""What a wall is: a name, and a check that says what it saw or raises Breach."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass


class Breach(Exception):
    """A wall is missing; the message says what got through."""


@dataclass(frozen=True)
class Wall:
    """One wall; `layer` "docker" is checked without the second filter, "filter" under it."""

    name: str
    layer: str
    check: Callable[[], str]


WALLS: dict[str, Wall] = {}


def wall(name: str, layer: str = "docker"):
    """Registers a check under the wall's name."""

    def register(check):
        WALLS[name] = Wall(name, layer, check)
        return check

    return register


def refused(what: str, act: Callable, *errors: int) -> str:
    """What error `act` met; Breach when it succeeds or meets one outside `errors` (default: any)."""
    try:
        act()
    except OSError as error:
        said = errno.errorcode.get(error.errno, str(error.errno))
        if errors and error.errno not in errors:
            raise Breach(f"{what}: {said}, which is not the wall speaking") from None
        return f"{what} {said}"
    raise Breach(f"{what}: got through")


def call(name: str, *arguments) -> None:
    """One system call by name, for those Python has no function for; raises OSError."""
    import ctypes

    import pyseccomp

    number = pyseccomp.resolve_syscall(pyseccomp.system_arch(), name)
    libc = ctypes.CDLL(None, use_errno=True)
    if (
        libc.syscall(
            ctypes.c_long(number), *(ctypes.c_long(a) if isinstance(a, int) else a for a in arguments)
        )
        < 0
    ):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
