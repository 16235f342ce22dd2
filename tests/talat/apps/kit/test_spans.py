"""Bars that stand where their numbers say."""

import pytest

from talat.apps.kit import page, spans

SHOW = """{% import "show.html" as show %}{% import "parts.html" as parts %}"""


def test_the_rows_of_a_waterfall_add_up_to_its_last():
    rows = spans.waterfall(
        ("ยอดขาย", 1000), [("ค่าของ", -600), ("ค่าส่ง", 0), ("ค่าโฆษณา", -550, "สองชุด")], "เหลือ"
    )
    assert [row.satang for row in rows] == [1000, -600, -550, -150]
    assert sum(row.satang for row in rows[:-1]) == rows[-1].satang
    assert [row.kind for row in rows] == ["start", "down", "down", "sum"] and rows[2].note == "สองชุด"


def test_each_bar_begins_where_the_one_before_ended():
    rows = spans.waterfall(("ยอดขาย", 1000), [("ค่าของ", -600), ("ได้คืน", 200), ("ค่าโฆษณา", -700)], "เหลือ")
    ends = [row.start if row.kind == "down" else row.start + row.width for row in rows[:-1]]
    begins = [row.start + row.width if row.kind == "down" else row.start for row in rows[1:-1]]
    assert begins == pytest.approx(ends[:-1], abs=0.02)
    assert {row.zero for row in rows} == {round(100 * 100 / 1100, 2)}  # from −100 to 1000


def test_nothing_at_all_is_drawn_without_a_division():
    rows = spans.waterfall(("ยอดขาย", 0), [], "เหลือ")
    assert [row.satang for row in rows] == [0, 0] and all(row.width > 0 for row in rows)
    assert spans.heights([]) == [] and spans.heights([0, 0]) == [(True, 0), (True, 0)]
    assert spans.spread("", "", 0.0, 0.0, 0.0, False).mid == 50


def test_a_spread_crosses_the_middle_exactly_when_zero_is_inside():
    inside = spans.spread("ก", "", -0.2, 0.1, 0.4, False)
    above = spans.spread("ข", "", 0.1, 0.2, 0.3, True)
    assert inside.low < inside.zero < inside.high and above.low > above.zero
    assert spans.spread("ค", "", -9.0, 0.0, 9.0, False, edge=1.0).high == 100


def test_heights_are_shares_of_the_largest():
    assert spans.heights([50, -100, 25]) == [(True, 50), (False, 100), (True, 25)]


@pytest.fixture
def drawn(tmp_path):
    """HTML of a template that has the kit's pieces."""

    def draw(source, **facts):
        return page.templates(tmp_path).from_string(SHOW + source).render(facts)

    return draw


def test_a_waterfall_is_a_table_that_can_be_read(drawn):
    rows = spans.waterfall(("ยอดขาย", 12_345), [("ค่าของ", -6_000)], "เหลือ")
    html = drawn('{{ show.waterfall(rows, "จากยอดขายถึงกำไร") }}', rows=rows)
    for said in ("จากยอดขายถึงกำไร", "123.45", "−60.00", "63.45", 'scope="row"'):
        assert said in html


def test_words_of_a_learner_stay_text_in_every_piece(drawn):
    nasty = "<b onclick=x>"
    one = spans.spread(nasty, nasty, -1, 0, 1, False)
    html = drawn(
        """{{ show.intervals([one], nasty, nasty) }}{{ show.term("x", nasty, nasty, nasty, nasty) }}
        {{ show.path([(nasty, nasty, "now")]) }}{{ show.turn(1, 3, nasty) }}
        {{ show.ticks([(true, 10)], nasty) }}
        {% call show.phone(nasty) %}{{ nasty }}{% endcall %}""",
        one=one,
        nasty=nasty,
    )
    assert nasty not in html and html.count("&lt;b onclick=x&gt;") >= 9


def test_an_explanation_opens_by_its_own_button(drawn):
    html = drawn('{{ show.term("t-reach", "คนเห็น", "Reach", "กี่คนที่เห็น") }}')
    assert html.count('popovertarget="t-reach"') == 2 and 'id="t-reach" popover' in html
