"""Fixtures every part of the tests may use."""

import shutil
import tempfile
from pathlib import Path

import pytest

from hub_config.paths import Home
from tests import machine


def pytest_collection_modifyitems(items):
    """A part this machine cannot run is skipped with its reason."""
    for item in items:
        if "docker" in item.keywords and (why := machine.no_containers()):
            item.add_marker(pytest.mark.skip(reason=why))
        if "browser" in item.keywords and not machine.chromium():
            item.add_marker(pytest.mark.skip(reason="Chromium is not installed and could not be installed"))


@pytest.fixture
def short_home():
    """A made home with a short path: pytest's own directories are too long for unix sockets."""
    root = Path(tempfile.mkdtemp(prefix="tl-", dir="/tmp"))
    home = Home(root)
    home.make()
    yield home
    shutil.rmtree(root)


@pytest.fixture(scope="session")
def browser():
    """One Chromium for the whole run."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=machine.chromium(), args=machine.CHROMIUM_OPTIONS)
        yield chromium
        chromium.close()
