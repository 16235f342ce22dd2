"""The parts of the seat's server that need no server: frames, environments, notices, marked scripts."""

import sys

import jinja2
import pytest

from images.build import LEARNER

sys.path.insert(0, str(LEARNER))

from seat import channels, kernels, notice, records  # noqa: E402
from seat.nonce import NonceScripts  # noqa: E402
from seat.shelf import Shelf  # noqa: E402


def frame(*numbers, tail=b""):
    return b"".join(number.to_bytes(8, "little") for number in numbers) + tail


GOOD = frame(6, 56, 61, 63, 65, 67, 69, tail=b"shell{}{}{}{}")


def test_a_frame_of_the_browsers_kind_is_well_formed():
    assert channels.well_formed(GOOD)


@pytest.mark.parametrize(
    "bad",
    [
        "text",
        b"",
        b"\0" * 7,
        frame(1 << 60),
        frame(6, 56, 61),
        frame(6, 56, 61, 63, 65, 67, 700, tail=b"shell{}{}{}{}"),
        frame(6, 61, 56, 63, 65, 67, 69, tail=b"shell{}{}{}{}"),
        frame(6, 0, 61, 63, 65, 67, 69, tail=b"shell{}{}{}{}"),
        frame(5, 48, 53, 55, 57, 59, tail=b"shell{}{}{}"),
        frame(65, *range(528, 593)),
    ],
)
def test_other_frames_are_not(bad):
    assert not channels.well_formed(bad)


def test_no_message_that_runs_code_is_allowed():
    assert not [kind for kind in channels.ALLOWED if not kind.startswith(("comm_", "kernel_info"))]


def test_a_kernel_never_learns_the_hubs_keys():
    given = {
        "JUPYTERHUB_API_TOKEN": "x",
        "JPY_API_TOKEN": "x",
        "JUPYTERHUB_CLIENT_ID": "x",
        "TALAT_SEAT_TOKEN": "mine",
        "PATH": "/bin",
    }
    assert kernels.environment(given) == {"TALAT_SEAT_TOKEN": "mine", "PATH": "/bin"}


def test_a_notice_cannot_be_made_to_carry_markup():
    page = notice.page(("<b>", "<script>x</script>"), "/user/1/", retry='/x"><i>')
    assert "<script>" not in page and "<b>" not in page and "<i>" not in page


@pytest.mark.parametrize("status", [400, 403, 404, 405, 500, 503])
def test_every_notice_is_thai(status):
    title, text = notice.words_for(status)
    assert not any(letter.isascii() and letter.isalpha() for letter in title + text)


def test_the_demonstration_says_so_on_its_notices(monkeypatch):
    monkeypatch.setenv("TALAT_SEALED", "no")
    assert "ห้ามใช้กับผู้เรียนจริง" in notice.page(notice.UNKNOWN, "/")


def test_scripts_of_a_template_are_marked_and_those_of_its_data_are_not():
    environment = jinja2.Environment(extensions=[NonceScripts])
    environment.globals["page_nonce"] = "n1"
    made = environment.from_string("<script src=a></script>{{ data }}").render(data="<script>evil</script>")
    assert made == '<script nonce="n1" src=a></script><script>evil</script>'


def test_the_shelf_holds_notebooks_of_its_folder_only(tmp_path):
    (tmp_path / "content").mkdir()
    for name in ("content/a.ipynb", "content/a.yaml", "b.ipynb"):
        (tmp_path / name).write_text('{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}')
    shelf = Shelf(str(tmp_path / "content"))
    assert shelf.file_exists("a.ipynb")
    assert not any(shelf.file_exists(p) for p in ("a.yaml", "../b.ipynb", "missing.ipynb", "", "/etc/passwd"))
    assert shelf.get("a.ipynb")["content"].nbformat == 4
    with pytest.raises(FileNotFoundError):
        shelf.get("../b.ipynb")


def test_records_that_do_not_answer_are_down(monkeypatch, tmp_path):
    monkeypatch.setenv("TALAT_RECORDS_SOCKET", str(tmp_path / "none.sock"))
    with pytest.raises(records.RecordsDown):
        records._ask("market", "price")
