"""What the studio's rubrics ask of any page: truth of charts, one message, readers, and how words look."""

import pytest

from graders import rubric
from graders.rubrics import info_looks, info_work
from graders.rubrics.info_page import made, shown, titles
from talat.journal.events import parse
from talat.journal.poster.play import PosterPlay
from tests.talat.poster.briefs import brief

ASKS = {"do": "ask_readers"}
CHECKS = [
    check
    for module in (info_work, info_looks)
    for check in vars(module).values()
    if isinstance(check, rubric.Check)
]


def block(name, kind, text="", x=48, y=140, w=504, h=64, **style):
    made = [{"do": "add_block", "block": name, "kind": kind}]
    made += [{"do": "place_block", "block": name, "x": x, "y": y, "w": w, "h": h}]
    made += [{"do": "write_block", "block": name, "text": text}] if text else []
    return made + ([{"do": "style_block", "block": name, **style}] if style else [])


def chart(form="columns", base=0, labels=True):
    drawn = {"do": "draw_chart", "block": "c1", "data": "jam", "form": form, "base": base, "labels": labels}
    return block("c1", "chart", y=140, h=304, size=16) + [drawn | {"sorted": False}]


SOURCE = block("s1", "source", "ที่มา: สมุดบัญชีกลุ่มแม่บ้าน ตุลาคม 2568", y=460, size=16)
TITLE = [{"do": "write_block", "block": "head", "text": "แยมมะม่วงขายดีกว่าใคร"}]
GOOD = [*TITLE, *chart(), *SOURCE, ASKS]


def run(*decisions, **other):
    play = PosterPlay(brief(**other), 1)
    for raw in decisions:
        play.apply(parse(raw))
    return rubric.Run(None, play, (), ())


def told(check, *decisions, **other):
    """(share, evidence, fix) of one check of an attempt."""
    found = run(*decisions, **other)
    return check.share(found), *check.tell(found)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_good_page_earns_everything(check):
    share, evidence, fix = told(check, *GOOD)
    assert share == 1.0, evidence
    assert evidence and fix == rubric.WELL_DONE


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_a_page_left_as_it_was_earns_nothing_and_says_why(check):
    for decisions in ([], [{"do": "open_screen", "screen": "page"}, ASKS], [*TITLE, {"do": "undo"}]):
        assert check.share(run(*decisions)) == 0.0
    assert check.needs.__doc__ and check.needs.fix.startswith("ครั้งหน้า")


def test_a_cut_axis_lies_twice_and_keeps_its_form():
    share, evidence, fix = told(info_work.honest_charts, *chart(base=190))
    assert share == pytest.approx(1 / 3)
    assert evidence == "กราฟ “ยอดขายแยม” แกนเริ่มที่ 190" and fix == "ครั้งหน้า ตั้งจุดเริ่มของแกนเป็น 0"


def test_numbers_source_and_time_are_asked_of_each_chart():
    assert told(info_work.labelled, *chart(labels=False))[0] == 0.0
    assert told(info_work.sourced, *chart())[0] == 0.0
    only_who = block("s1", "source", "ที่มา: สมุดบัญชีกลุ่มแม่บ้าน", y=460, size=16)
    share, evidence, _ = told(info_work.sourced, *chart(), *only_who)
    assert share == 0.5 and "เมื่อไร" in evidence


def test_one_message_is_one_short_title_that_answers():
    assert told(info_work.one_message, *TITLE)[0] == 1.0
    share, evidence, _ = told(info_work.one_message, *TITLE, *block("t2", "title", "สับปะรดก็อร่อย"))
    assert share == pytest.approx(2 / 3) and "2 อัน" in evidence
    share, evidence, _ = told(
        info_work.one_message, {"do": "write_block", "block": "head", "text": "ของดีบ้านเรา"}
    )
    assert share == pytest.approx(2 / 3) and "หน้านี้พูดเรื่องอะไร" in evidence
    assert told(info_work.one_message, {"do": "write_block", "block": "head", "text": "แยม" * 30})[0] < 1
    bare = [{"do": "remove_block", "block": "head"}, *block("t2", "text", "แยมมะม่วง")]
    assert told(info_work.one_message, *bare)[0] == 0.0


def test_readers_count_from_what_the_first_page_already_told_them():
    """Two readers know the topic of the page as it is handed out: 2 of 6; four more are to be won."""
    value = [*chart()]
    share, evidence, fix = told(info_work.understood, *value)
    assert share == pytest.approx((4 / 6 - 2 / 6) / (1 - 2 / 6))
    assert "ตอบถูก 4 จาก 6" in evidence and "ใครเป็นคนนับ" in evidence and fix.startswith("ครั้งหน้า")


def test_readers_are_asked_about_the_page_that_is_handed_in():
    assert told(info_work.asked_readers, *TITLE)[0] == 0.0
    assert told(info_work.asked_readers, *TITLE, ASKS, *chart())[0] == 0.5
    assert told(info_work.asked_readers, *TITLE, ASKS, *chart(), ASKS)[0] == 1.0
    assert not shown(run(*TITLE)) and shown(run(*TITLE, ASKS))


def test_small_letters_name_who_cannot_read_them():
    small = block("s1", "source", "ที่มา: สมุดบัญชีกลุ่มแม่บ้าน", size=10)
    share, evidence, fix = told(info_looks.letters, *small)
    assert share == 0.5 and "ป้าสายอ่านไม่ออก" in evidence and "ที่มา: สมุด" in evidence
    assert fix.startswith("ครั้งหน้า")


def test_faint_letters_are_counted_by_lines():
    faint = block("t1", "text", "ของดี", size=20, ink="pale")
    assert told(info_looks.contrast, *faint)[0] == 0.5
    assert told(info_looks.letters, *faint)[0] == 1.0


@pytest.mark.parametrize(
    "text, said",
    [
        ("แยมมะ\nม่วงของกลุ่มแม่บ้าน", "มะม่วง"),
        ("มะม่วง\n" * 9, "หายไป"),
        ("Lopburi" * 9, "ยาวเกินกล่อง"),
    ],
)
def test_lines_that_break_badly_are_told(text, said):
    share, evidence, _ = told(info_looks.line_breaks, *block("t1", "text", text, size=20))
    assert share == 0.5 and said in evidence


def test_lines_may_break_between_words():
    assert told(info_looks.line_breaks, *block("t1", "text", "แยมมะม่วง\nของกลุ่มแม่บ้าน", size=20))[0] == 1.0


def test_titles_are_those_that_say_something():
    assert titles(run(*TITLE, *block("t2", "title"))) == ["แยมมะม่วงขายดีกว่าใคร"]
    assert made(run(*TITLE)) and not made(run())


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_every_rule_is_a_short_sentence(check):
    assert 20 < len(check.rule) < 160 and "{" not in check.rule
