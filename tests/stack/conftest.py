"""Fixtures of the stack tests; a part this machine cannot run is skipped with its reason."""

import pytest

from tests.stack import lab as labs


@pytest.fixture(scope="session")
def lab():
    """One sealed lab for the whole run."""
    with labs.started() as made:
        yield made


@pytest.fixture(scope="session")
def unsealed_lab():
    """The demonstration without containers."""
    with labs.started(ENGINE="none") as made:
        yield made
