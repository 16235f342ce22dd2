"""The home: every socket's name fits, and only what must be shared can be entered by others."""

import os
import stat

import pytest

from hub_config.paths import LONGEST_HOME, Home, HomeTooLong, socket_url


def test_a_home_too_long_for_sockets_is_refused(tmp_path):
    with pytest.raises(HomeTooLong, match="shorter path"):
        Home(tmp_path / ("x" * LONGEST_HOME)).make()


def test_the_longest_socket_name_fits(tmp_path):
    root = "/" + "h" * (LONGEST_HOME - 1)
    longest = Home(type(tmp_path)(root)).seats / ("f" * 16) / "server.sock:80"
    assert len(os.fsencode(longest)) < 108


def test_secrets_logs_and_staff_sockets_are_closed_to_others(short_home):
    for folder in (short_home.secrets, short_home.logs, short_home.services):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_socket_url_quotes_its_path(tmp_path):
    assert socket_url(type(tmp_path)("/run/a b.sock")) == "http+unix://%2Frun%2Fa%20b.sock"
