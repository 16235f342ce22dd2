"""The page widget: what it takes from a browser and what it leaves alone."""

import pytest

from talat.apps.kit import page


@pytest.mark.parametrize(
    "content",
    [
        None,
        "next_day",
        [],
        {},
        {"id": "1"},
        {"fields": {"do": "next_day"}},
        {"id": "", "fields": {"do": "x"}},
        {"id": "a" * 65, "fields": {"do": "x"}},
        {"id": 1, "fields": {"do": "x"}},
        {"id": "1", "fields": {"do": 5}},
        {"id": "1", "fields": {"do": "x", "price": 129}},
        {"id": "1", "fields": {"do": "x", "price": ["129"]}},
        {"id": "1", "fields": {"do": "x", "text": "ก" * 4001}},
        {"id": "1", "fields": {"do": "x", "n" * 41: "1"}},
        {"id": "1", "fields": {"do": "x"} | {f"f{n}": "" for n in range(page.MOST_FIELDS)}},
        {"id": "1", "fields": {"do": "x"}, "more": 1},
    ],
)
def test_a_malformed_message_is_dropped(content):
    assert page.read_message(content) is None


def test_a_well_formed_message_is_read():
    assert page.read_message({"id": "7", "fields": {"do": "set_price", "price": "129"}}) == (
        "7",
        {"do": "set_price", "price": "129"},
    )


@pytest.fixture
def counter():
    """A page that counts decisions, with what it sent to the browser."""
    heard, sent = [], []
    widget = page.Page(lambda: f"<p>{len(heard)}</p>", heard.append)
    widget.send = lambda content, buffers=None: sent.append(content)
    return widget, heard, sent


def test_a_decision_is_taken_then_redrawn_then_answered(counter):
    widget, heard, sent = counter
    widget._hear(widget, {"id": "a", "fields": {"do": "next_day"}}, [])
    assert heard == [{"do": "next_day"}]
    assert widget.html == "<p>1</p>"
    assert sent == [{"done": "a"}]


def test_a_malformed_message_changes_nothing_and_gets_no_answer(counter):
    widget, heard, sent = counter
    widget._hear(widget, {"id": "a", "fields": "next_day"}, [])
    assert (heard, sent, widget.html) == ([], [], "<p>0</p>")


def test_the_browser_can_set_no_trait(counter):
    widget, _, _ = counter
    before = widget.html, widget._esm
    widget.set_state({"html": "<b>10/10</b>", "_esm": "alert(1)"})
    assert (widget.html, widget._esm) == before


def test_a_broken_tool_still_answers_in_thai(caplog):
    sent = []
    widget = page.Page(lambda: "", lambda fields: 1 / 0)
    widget.send = lambda content, buffers=None: sent.append(content)
    widget._hear(widget, {"id": "a", "fields": {"do": "x"}}, [])
    assert sent == [{"done": "a", "trouble": page.TROUBLE}]
    assert "ZeroDivisionError" in caplog.text


def test_the_browsers_half_brings_everything_along():
    module = page.browser_module()
    assert "Idiomorph" in module and "export default" in module
    assert "import(" not in module and "fetch(" not in module and "eval(" not in module
