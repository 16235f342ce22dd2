"""The page as it is printed: looked at, never recorded, put away when the page changes."""

import os
import subprocess
import sys

import pytest

from talat.apps.infographic_studio import view
from talat.apps.infographic_studio.state import Studio
from talat.apps.kit.theme import build
from talat.paper.faces import faces
from talat.scenarios.exercise import load_exercise
from tests.talat.apps.infographic_studio.folders import content
from tests.talat.fake_records import FakeRecords


@pytest.fixture
def folder(tmp_path):
    return content(tmp_path) / "infographic" / "demo-01"


@pytest.fixture
def studio(folder):
    loaded = load_exercise(folder)
    made = Studio(FakeRecords(loaded, 7), loaded, "exercise")
    made.decide({"do": "open_screen", "screen": "page"})
    return made


def test_the_page_is_seen_as_it_is_printed_and_nothing_is_recorded(studio, folder, monkeypatch):
    monkeypatch.setattr(build, "assets", lambda: faces().parent)
    before = len(studio.play.events)
    studio.decide({"do": "print", "show": "on"})
    shown = view.render(studio, folder)
    assert 'src="data:image/png;base64,' in shown and "talat-canvas" not in shown
    assert len(studio.play.events) == before
    studio.decide({"do": "set_palette", "palette": "pastel"})
    assert not studio.printing and "talat-canvas" in view.render(studio, folder)


def test_a_seat_without_the_faces_says_so_and_loses_nothing(studio, folder, tmp_path, monkeypatch):
    monkeypatch.setattr(build, "assets", lambda: tmp_path)
    studio.decide({"do": "print", "show": "on"})
    assert "ดูแบบพิมพ์ไม่ได้" in view.render(studio, folder)


def test_words_are_broken_without_a_folder_in_anybodys_home(tmp_path):
    known = {**os.environ, "HOME": str(tmp_path)}
    known.pop("PYTHAINLP_READ_ONLY", None)
    breaks = "from talat.poster.lines import words; assert len(words('แยมมะม่วงขายดี')) > 2"
    subprocess.run([sys.executable, "-c", breaks], check=True, env=known)
    assert not list(tmp_path.glob("*thai*"))
