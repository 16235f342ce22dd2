"""A photo handed in by an instructor: the exercise names its bytes, the canvas gets exactly those."""

import json

import pytest
import yaml

from talat.apps.infographic_studio import figures
from talat.apps.infographic_studio.state import Studio
from talat.poster.intake import made_ready
from talat.scenarios.exercise import BadExercise, load_exercise
from tests.talat.apps.infographic_studio.folders import EXERCISE, content
from tests.talat.fake_records import FakeRecords
from tests.talat.poster.briefs import RAW
from tests.talat.poster.test_intake import photo


@pytest.fixture
def folder(tmp_path):
    handed = made_ready(photo())
    folder = content(tmp_path) / "infographic" / "demo-01"
    (folder / "pictures").mkdir()
    (folder / "pictures/market.jpg").write_bytes(handed.data)
    offer = {"id": "market", "title": "ตลาด", "by": "ครูแดง", "licence": "own"}
    offer |= yaml.safe_load(handed.lines("pictures/market.jpg"))
    raw = EXERCISE | {"exercise": RAW | {"pictures": [offer]}}
    (folder / "exercise.yaml").write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")
    return folder


def test_the_canvas_gets_the_photo_once_it_stands_on_the_page(folder):
    loaded = load_exercise(folder)
    studio = Studio(FakeRecords(loaded, 7), loaded, "exercise")
    assert json.loads(figures.canvas(studio, folder))["photos"] == {}
    studio.decide({"do": "add_block", "kind": "picture"})
    page = json.loads(figures.canvas(studio, folder))
    assert page["photos"]["market"].startswith("data:image/jpeg;base64,")
    assert page["blocks"][-1]["marks"][0]["mark"] == "photo"


def test_another_photo_under_its_name_is_refused(folder):
    (folder / "pictures/market.jpg").write_bytes(made_ready(photo(colour=(1, 2, 3))).data)
    with pytest.raises(BadExercise, match="sha256"):
        load_exercise(folder)
