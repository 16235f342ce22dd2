"""Secrets: made once, kept whole, for their owner's eyes alone."""

import stat

import pytest

from hub_config import secrets
from hub_config.paths import Home


@pytest.fixture
def home(tmp_path):
    home = Home(tmp_path / "h")
    home.secrets.mkdir(parents=True, mode=0o700)
    return home


def test_missing_secrets_are_made_and_existing_ones_never_changed(home):
    assert set(secrets.make_missing(home)) == set(secrets.NAMES)
    before = {name: secrets.read(home, name) for name in secrets.NAMES}
    assert secrets.make_missing(home) == []
    assert before == {name: secrets.read(home, name) for name in secrets.NAMES}


def test_every_secret_is_different_and_long(home):
    secrets.make_missing(home)
    values = {secrets.read(home, name) for name in secrets.NAMES}
    assert len(values) == len(secrets.NAMES)
    assert min(map(len, values)) >= 64


def test_only_the_owner_can_read_a_secret(home):
    secrets.make_missing(home)
    modes = {stat.S_IMODE(secrets.path(home, name).stat().st_mode) for name in secrets.NAMES}
    assert modes == {0o600}


def test_a_secret_open_to_others_is_refused(home):
    secrets.make_missing(home)
    secrets.path(home, "prison_key").chmod(0o644)
    with pytest.raises(secrets.BadSecret, match="chmod 600"):
        secrets.read(home, "prison_key")


def test_an_empty_or_missing_secret_is_refused(home):
    with pytest.raises(secrets.BadSecret, match="make lab"):
        secrets.read(home, "prison_key")
    secrets.write(home, "prison_key", "")
    with pytest.raises(secrets.BadSecret, match="empty"):
        secrets.read(home, "prison_key")
