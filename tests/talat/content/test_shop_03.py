"""The numbers in the lesson on product pages are the market's own, and its good examples hold there."""

from pathlib import Path
from statistics import mean

import pytest

from graders.rubrics import shop_03
from talat.journal.events import parse
from talat.journal.play import begin
from talat.scenarios.exercise import load_exercise
from tests.graders.attempts import NEXT, Unit, see

COURSE = Path("notebooks/courses/online-shop")
TEXT = (COURSE / "shop-03" / "unit.md").read_text(encoding="utf-8")
EXERCISE = load_exercise(COURSE / "shop-03")
SOAP = EXERCISE.practice
UNIT = Unit("shop-03", COURSE)


def rows(first_cell):
    """Cells of the table whose header begins with those words, without its two head lines."""
    table = TEXT[TEXT.index(f"| {first_cell}") :].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in table]


TITLE = next(line[2:] for line in TEXT.splitlines() if line.startswith("> "))
DESCRIPTION = "\n".join(row[1] for row in rows("คนซื้ออยากรู้"))
PHOTO = {"do": "choose_photo", "product": "soap", "photo": "hand"}


def page(title=TITLE, description=DESCRIPTION):
    return {"do": "write_listing", "product": "soap", "title": title, "description": description}


def played(decisions, seed=1):
    play = begin(SOAP, seed)
    for raw in decisions:
        play.apply(parse(raw))
    return play


def test_the_page_of_the_lesson_is_a_whole_one():
    judged = played([page()]).pages[0].appraisal
    assert judged.relevance == judged.clarity == judged.honesty == 1.0
    assert not judged.findings and not judged.title_cut


def test_what_each_change_brought_is_what_the_market_brings():
    bare = SOAP.season.listings[0].product.about
    ways = [[], [page(description=bare)], [PHOTO], [PHOTO, page()]]
    for way, written in zip(ways, rows("แก้อะไร"), strict=True):
        weeks = [played(way + [NEXT] * SOAP.days, seed).summary for seed in range(1, 9)]
        views, orders = (int(cell.replace(",", "")) for cell in written[1:])
        assert mean(week.visits for week in weeks) == pytest.approx(views, abs=10)
        assert mean(week.orders for week in weeks) == pytest.approx(orders, abs=0.5)


def test_what_should_not_be_written_is_hidden_and_its_better_words_are_not():
    bad, good = rows("อย่าเขียน")[0]
    hidden = played([page(description=bad)] + [NEXT] * 3)
    assert hidden.summary.hidden and not hidden.summary.orders
    assert not played([page(description=good)]).pages[0].appraisal.findings


def test_figures_count_as_looked_at_only_around_the_changes():
    changes = [raw | {"product": "snack"} for raw in (page("กล้วยตาก", "ได้กล้วยตาก 1 ห่อ"),)]
    look = see("numbers")
    for decisions, share in (
        ([NEXT, look, *changes, NEXT, NEXT, look], 1.0),
        ([look, *changes, NEXT, NEXT, look], 0.5),
        ([NEXT, look, *changes, look, NEXT, look], 0.5),
        ([NEXT, *changes, look, NEXT], 0.0),
    ):
        assert sum(shop_03._looks(UNIT.run(decisions))) / 2 == share


def test_selling_without_writing_earns_nothing_but_the_photo():
    photo = {"do": "choose_photo", "product": "scarf", "photo": "worn"}
    scored = UNIT.scored([photo] + [NEXT] * 3)
    earned = {mark.criterion: mark.points for mark in scored.marks if mark.points}
    assert set(earned) <= {"photos"}


def test_a_made_up_photo_earns_nothing():
    run = UNIT.run([{"do": "choose_photo", "product": "scarf", "photo": "silk"}, NEXT])
    assert shop_03._photo_share(run.play, run.play.at["scarf"]) == 0.0
    assert shop_03.photos.share(run) == 0.0
