"""Fixtures of the stack tests; a part this machine cannot run is skipped with its reason."""

import pytest

from tests.stack import lab as labs
from tests.stack import machine


def pytest_collection_modifyitems(items):
    for item in items:
        if "docker" in item.keywords and (why := machine.no_containers()):
            item.add_marker(pytest.mark.skip(reason=why))
        if "browser" in item.keywords and not machine.chromium():
            item.add_marker(pytest.mark.skip(reason="Chromium is not installed and could not be installed"))


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


@pytest.fixture(scope="session")
def browser():
    """One Chromium for the whole run."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=machine.chromium(), args=machine.CHROMIUM_OPTIONS)
        yield chromium
        chromium.close()
