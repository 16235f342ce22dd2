"""Prints the table of `make check-records`; exit code 1 when something failed."""

from __future__ import annotations

import sys

from tests.records_check.report import main

if __name__ == "__main__":
    sys.exit(main())
