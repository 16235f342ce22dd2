"""A page in the journal: decisions make it, a replay makes it again, nothing recorded breaks a replay."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from talat.journal.events import BadEvent, dump, parse
from talat.journal.order import MOST_EVENTS, order_of
from talat.journal.play import begin, replay
from talat.poster.drawing import drawn
from tests.talat.poster.briefs import RAW, brief

BRIEF = brief()
CHART = {"do": "draw_chart", "block": "b1", "data": "jam", "form": "bars", "base": 0}
CHART |= {"labels": True, "sorted": True}
ADD = {"do": "add_block", "block": "b1", "kind": "chart"}
SOURCE = {"do": "add_block", "block": "b2", "kind": "source"}
WRITE = {"do": "write_block", "block": "b2", "text": "ที่มา: กลุ่มแม่บ้าน\u200b  2568"}
PLACE = {"do": "place_block", "block": "b1", "x": 48, "y": 200, "w": 400, "h": 240}
STYLE = {"do": "style_block", "block": "b2", "size": 16, "ink": "ink"}
UNDO, REDO, ASK = {"do": "undo"}, {"do": "redo"}, {"do": "ask_readers"}


def play(*raw):
    return replay(BRIEF, 1, [parse(one) for one in raw])


def refuses(raw, *before):
    with pytest.raises(BadEvent) as refused:
        play(*before, raw)
    return refused.value.message_th


def test_decisions_make_the_page():
    made = play(ADD, CHART, PLACE, SOURCE, WRITE, STYLE)
    chart, source = made.sheet.find("b1"), made.sheet.find("b2")
    assert (chart.x, chart.y, chart.w, chart.h, chart.chart.form) == (48, 200, 400, 240, "bars")
    assert (source.text, source.size, source.ink, source.weight) == ("ที่มา: กลุ่มแม่บ้าน 2568", 16, "ink", 400)
    assert [block.id for block in made.sheet.blocks] == ["head", "b1", "b2"]


def test_a_replay_draws_the_same_page_mark_for_mark():
    raw = [ADD, CHART, PLACE, SOURCE, WRITE, UNDO, REDO, STYLE, ASK]
    again = [dump(parse(one)) for one in raw]
    assert drawn(play(*raw).sheet, BRIEF.data) == drawn(play(*again).sheet, BRIEF.data)
    assert play(*raw).tried == play(*again).tried


def test_undo_and_redo_go_back_and_forth():
    made = play(ADD, CHART, PLACE)
    assert play(ADD, CHART, PLACE, UNDO, REDO).sheet == made.sheet
    assert play(ADD, CHART, PLACE, UNDO).sheet == play(ADD, CHART).sheet
    assert play(ADD, UNDO, UNDO, UNDO).sheet == begin(BRIEF, 1).sheet
    assert play(ADD, CHART, UNDO, PLACE, REDO).sheet == play(ADD, PLACE).sheet


def test_what_changes_nothing_is_not_a_step_to_take_back():
    assert play(ADD, CHART, CHART, UNDO).sheet == play(ADD).sheet


def test_readers_answer_to_the_page_as_it_stood():
    made = play(ADD, ASK, SOURCE, WRITE, ASK)
    first, second = made.tried
    assert first.right == pytest.approx(4 / 6)
    assert second.right == 1.0
    assert made.screen == "readers"


@pytest.mark.parametrize(
    ("raw", "before"),
    [
        ({"do": "next_day"}, []),
        (PLACE, []),
        (ADD, [ADD]),
        ({**ADD, "block": "head"}, []),
        ({**CHART, "data": "other"}, [ADD]),
        ({"do": "set_paper", "paper": "story"}, []),
        ({"do": "set_palette", "palette": "night"}, []),
        ({"do": "style_block", "block": "head", "icon": "no-such"}, []),
        ({"do": "open_screen", "screen": "day"}, []),
        ({"do": "set_price", "satang": 5000}, []),
    ],
)
def test_what_does_not_belong_is_refused_in_thai(raw, before):
    assert any("ก" <= sign <= "๙" for sign in refuses(raw, *before))


@pytest.mark.parametrize(
    "raw",
    [
        {**PLACE, "x": 99_999},
        {**PLACE, "w": 0},
        {**PLACE, "x": 1.5},
        {**CHART, "base": -1},
        {**CHART, "labels": "yes"},
        {"do": "style_block", "block": "head", "size": 17},
        {"do": "write_block", "block": "head", "text": "ก" * 401},
        {"do": "write_block", "block": "head", "text": "ก\x00"},
        {**ADD, "kind": "script"},
    ],
)
def test_what_is_out_of_range_never_reaches_a_journal(raw):
    with pytest.raises(BadEvent):
        parse(raw)


def test_a_page_holds_so_many_blocks_and_a_journal_so_many_decisions():
    many = [{"do": "add_block", "block": f"c{number}", "kind": "text"} for number in range(39)]
    assert len(play(*many).sheet.blocks) == 40
    assert "40" in refuses({"do": "add_block", "block": "more", "kind": "text"}, *many)
    assert order_of(BRIEF).most == MOST_EVENTS


BLOCK = st.sampled_from(["head", "b1", "b2", "b3"])
PLACES = st.integers(-2000, 2000)
ANYTHING = st.one_of(
    st.builds(
        lambda b, k: {"do": "add_block", "block": b, "kind": k},
        BLOCK,
        st.sampled_from(["text", "chart", "icon"]),
    ),
    st.builds(
        lambda b, x, y, w: {
            "do": "place_block",
            "block": b,
            "x": x,
            "y": y,
            "w": abs(w) + 1 if w < 2000 else 2000,
            "h": 40,
        },
        *(BLOCK, PLACES, PLACES, PLACES),
    ),
    st.builds(lambda b, t: {"do": "write_block", "block": b, "text": t}, BLOCK, st.text(max_size=20)),
    st.builds(
        lambda b, to: {"do": "layer_block", "block": b, "to": to},
        BLOCK,
        st.sampled_from(["up", "down", "back"]),
    ),
    st.builds(lambda b: {"do": "remove_block", "block": b}, BLOCK),
    st.builds(
        lambda b, s: {"do": "style_block", "block": b, "size": s, "icon": "box"},
        BLOCK,
        st.sampled_from([8, 64]),
    ),
    st.builds(lambda b, n: {**CHART, "block": b, "base": n}, BLOCK, st.integers(0, 500)),
    st.sampled_from(
        [UNDO, REDO, ASK, {"do": "set_paper", "paper": "square"}, {"do": "set_palette", "palette": "pastel"}]
    ),
)


@given(st.lists(ANYTHING, max_size=25))
@settings(max_examples=60, deadline=None)
def test_whatever_the_order_lets_pass_the_play_takes(raws):
    made = begin(BRIEF, 1)
    for raw in raws:
        try:
            event = parse(raw)
            order_of(BRIEF).check(made.events, event)
        except BadEvent:
            continue
        made.apply(event)
    assert len({block.id for block in made.sheet.blocks}) == len(made.sheet.blocks)
    assert len(made.answers) == 6
    assert replay(BRIEF, 2, made.events).sheet == made.sheet


@pytest.mark.parametrize(
    "wrong",
    [
        {"questions": [{"id": "q", "ask": "มะยมขายได้เท่าไร", "kind": "value", "data": "jam", "row": "มะยม"}]},
        {"questions": [{"id": "q", "ask": "ต่างกันกี่เท่า", "kind": "times", "data": "jam", "row": "มะขาม"}]},
        {"questions": [{"id": "q", "ask": "เรื่องอะไรกัน", "kind": "topic"}]},
        {"start": [RAW["start"][0], RAW["start"][0]]},
        {"start": [{**RAW["start"][0], "x": 500}]},
        {"start": [{**RAW["start"][0], "kind": "chart"}]},
        {"papers": ["a3"]},
        {"days": 3},
        {"unknown": 1},
    ],
)
def test_a_brief_that_does_not_hold_together_is_refused(wrong):
    with pytest.raises(ValidationError):
        brief(**wrong)


PICTURES = [
    {"id": "mango", "title": "มะม่วง", "by": "เราเอง", "licence": "own", "drawing": "mango"},
    {"id": "jar", "title": "ขวดแยม", "by": "นิด", "licence": "credit", "drawing": "jar"},
]
ILLUSTRATED = brief(pictures=PICTURES)
PICTURE = {"do": "add_block", "block": "b1", "kind": "picture"}
CHOOSE = {"do": "choose_picture", "block": "b1", "picture": "jar"}


def test_a_picture_is_one_of_those_the_exercise_offers():
    made = replay(ILLUSTRATED, 1, [parse(one) for one in (PICTURE, CHOOSE)])
    assert made.sheet.find("b1").picture == ILLUSTRATED.art["jar"]
    assert replay(ILLUSTRATED, 1, [parse(PICTURE)]).sheet.find("b1").picture == ILLUSTRATED.art["mango"]
    with pytest.raises(BadEvent):
        replay(ILLUSTRATED, 1, [parse(one) for one in (PICTURE, {**CHOOSE, "picture": "other"})])


def test_without_pictures_in_the_exercise_there_is_none_on_the_page():
    assert "รูป" in refuses(PICTURE)


@pytest.mark.parametrize(
    "wrong",
    [
        {"drawing": ""},
        {"drawing": "no-such"},
        {"file": "pictures/a.jpg"},
        {"drawing": "", "file": "pictures/a.jpg", "sha256": "0" * 64, "wide": 0, "tall": 5},
        {"drawing": "", "file": "../a.jpg", "sha256": "0" * 64, "wide": 5, "tall": 5},
        {"licence": "stolen"},
    ],
)
def test_an_offer_that_is_neither_drawing_nor_photo_is_refused(wrong):
    with pytest.raises(ValidationError):
        brief(pictures=[PICTURES[0] | wrong])
