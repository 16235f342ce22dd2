"""Fixtures every part of the tests may use."""

import shutil
import tempfile
from pathlib import Path

import pytest

from hub_config.paths import Home


@pytest.fixture
def short_home():
    """A made home with a short path: pytest's own directories are too long for unix sockets."""
    root = Path(tempfile.mkdtemp(prefix="tl-", dir="/tmp"))
    home = Home(root)
    home.make()
    yield home
    shutil.rmtree(root)
