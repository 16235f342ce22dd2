"""The studio's state: forms become decisions, what is only looked at is not recorded."""

import pytest

from talat.apps.infographic_studio.state import Studio
from talat.apps.infographic_studio.view import render
from talat.scenarios.exercise import load_exercise
from tests.talat.apps.infographic_studio.folders import content
from tests.talat.fake_records import FakeRecords


@pytest.fixture
def studio(tmp_path):
    exercise = load_exercise(content(tmp_path) / "infographic/demo-01")
    made = Studio(FakeRecords(exercise), exercise)
    made.decide({"do": "open_screen", "screen": "page"})
    return made


def dos(studio):
    return [event.do for event in studio.client.events()][1:]


FORM = {"do": "change_block", "x": "48", "y": "40", "w": "504", "h": "80", "size": "36", "weight": "400"}
FORM |= {"align": "left", "ink": "ink", "fill": "none", "text": "แยม"}


def test_a_form_is_as_many_decisions_as_things_changed(studio):
    studio.decide({"do": "pick", "block": "head"})
    studio.decide(FORM)
    assert dos(studio) == []
    studio.decide(FORM | {"text": "แยมขายดี", "size": "48", "y": "61"})
    assert dos(studio) == ["write_block", "style_block", "place_block"]
    head = studio.play.sheet.find("head")
    assert (head.text, head.size, head.y) == ("แยมขายดี", 48, 64)


def test_a_wrong_number_is_told_beside_its_field(studio):
    studio.decide({"do": "pick", "block": "head"})
    studio.decide(FORM | {"x": "ซ้าย"})
    assert (studio.wrong, dos(studio)) == ("x", [])
    assert studio.error in render(studio, None)


def test_looking_is_not_recorded(studio):
    studio.decide({"do": "see_as", "sight": "deutan"})
    studio.decide({"do": "pick", "block": "head"})
    studio.decide({"do": "pick", "block": "nothing"})
    assert (studio.sight, studio.picked, dos(studio)) == ("deutan", "", [])


def test_a_new_block_opens_and_its_name_is_never_used_again(studio):
    for do in ({"do": "add_block", "kind": "chart"}, {"do": "undo"}, {"do": "add_block", "kind": "text"}):
        studio.decide(do)
    assert studio.picked == "b2"
    assert [block.id for block in studio.play.sheet.blocks] == ["head", "b2"]


def test_every_screen_builds_without_a_browser(studio):
    for do in ("brief", "page", "readers", "explain", "submit"):
        studio.decide({"do": "open_screen", "screen": do})
        assert f'data-screen="{do}"' in render(studio, None)
    studio.decide({"do": "ask_readers"})
    assert "ตอบถูก" in studio.news
    assert "ป้าสาย" in render(studio, None)


def test_words_of_a_learner_are_text_in_the_page(studio):
    studio.decide({"do": "pick", "block": "head"})
    studio.decide(FORM | {"text": "<img src=x onerror=alert(1)>'\""})
    assert "<img" not in render(studio, None)
