"""What can be wrong with the database: unfit before work begins, or down while it goes on."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager

import sqlalchemy as sa


class DatabaseUnfit(RuntimeError):
    """The records database cannot be used; the message (Thai and English) says what to do."""


class DatabaseDown(RuntimeError):
    """The database did not take or give what was asked (locked, disk full, gone): nothing was changed."""


@contextmanager
def named():
    """Trouble of the database itself comes out as DatabaseDown, without a statement's values."""
    try:
        yield
    except (sa.exc.OperationalError, sa.exc.InternalError, sa.exc.TimeoutError, sqlite3.Error) as error:
        raise DatabaseDown(str(getattr(error, "orig", error))) from error
    except sa.exc.DatabaseError as error:
        if type(error) is not sa.exc.DatabaseError:  # IntegrityError and its like are not the disk's fault
            raise
        raise DatabaseDown(str(error.orig)) from error
