"""Reviews with their product, and what a shop writes under them for all to read."""

from functools import cache

import pytest

from talat.journal.events import BadEvent, parse
from talat.journal.play import begin, replay
from talat.journal.shop.inbox import DONE, NO_CHOICE
from talat.journal.shop.reviews import NO_REVIEW
from talat.scenarios.reviewing import BLAME, answers, judged, tone, trust
from tests.talat import seasons
from tests.talat.journal.test_season_play import NEXT
from tests.talat.scenarios.bag import BAG


@cache
def market(days=30):
    return seasons.season(("soap", "bag"), days=days)


def sold(seed=1, days=12):
    return replay(market(), seed, [*seasons.opened(market()), *[NEXT] * days])


def answer(name, choice=None, text=None):
    raw = {"do": "answer_review", "review": name, "choice": choice, "text": text}
    return parse({key: value for key, value in raw.items() if value is not None})


def test_reviews_know_their_product_and_their_name():
    play = sold()
    lines = play.reviewed.seen()
    assert [line.text for line in lines] == [review.text for review in play.reviews]
    assert len({line.id for line in lines}) == len(lines) > 3
    assert {line.product for line in lines} == {"soap", "bag"}
    assert len(play.reviewed.seen("bag")) + len(play.reviewed.seen("soap")) == len(lines)
    for line in lines:
        assert line.id.startswith(f"{line.day}-") and line.stars == line.first_stars


def test_an_answer_is_written_once():
    play = sold()
    line = play.reviewed.seen()[0]
    assert play.apply(answer("99-1", text="ค่ะ")).message_th == NO_REVIEW
    assert play.apply(answer(line.id, choice="moon")).message_th == NO_CHOICE
    choice = play.reviewed.choices(line.id)[0]
    said = play.apply(answer(line.id, choice.id))
    assert said.sent and play.reviewed.seen()[0].answer == choice.text
    assert play.apply(answer(line.id, text="ค่ะ")).message_th == DONE


def test_either_a_choice_or_a_text():
    for raw in ({}, {"choice": "a", "text": "b"}):
        with pytest.raises(BadEvent):
            parse({"do": "answer_review", "review": "1-1", **raw})


def test_answers_move_trust_a_little_and_believably():
    play = sold()
    blame = next(line for line in play.reviewed.seen() if line.stars <= BLAME)
    kind, rude = sold(), sold()
    kind.apply(answer(blame.id, "mend"))
    rude.apply(answer(blame.id, "argue"))
    assert 0 < kind.shop.trust <= 30_000 and -100_000 <= rude.shop.trust < 0
    for one in (kind, rude):
        one.apply(NEXT)
    assert abs(kind.days[-1].orders - rude.days[-1].orders) <= 3


def test_every_answer_to_choose_from_is_worth_what_it_says():
    worth = {
        (stars, one.id): trust(judged(one.text, stars, BAG, "accessories", None))
        for stars in (1, 5)
        for one in answers(stars, "สบู่", "12-1")
    }
    assert worth[1, "mend"] > worth[1, "sorry"] > worth[1, "argue"]
    assert worth[1, "mend"] > 0 > worth[1, "carrier"] > worth[1, "argue"]
    assert worth[5, "thanks"] > worth[5, "hurry"]
    assert tone(3) == "blame" and tone(4) == "praise"


def test_stars_stay_j_shaped_with_answers():
    stars = []
    for seed in range(6):
        play = begin(market(), seed)
        for event in seasons.opened(market()):
            play.apply(event)
        for _ in range(30):
            play.apply(NEXT)
            for line in play.reviewed.seen():
                if not line.answer:
                    play.apply(answer(line.id, play.reviewed.choices(line.id)[0].id))
        stars += [line.stars for line in play.reviewed.seen()]
    share = {number: stars.count(number) / len(stars) for number in range(1, 6)}
    assert share[5] > share[1] > share[3]


def test_elsewhere_reviews_are_answered_as_here():
    play = sold()
    for line in play.reviewed.seen():
        play.apply(answer(line.id, "argue" if line.stars <= BLAME else "thanks"))
    other = play.elsewhere(5)
    assert other.shop.trust < 0 and all("rude" in x.marks for x in other.reviewed.seen() if x.stars <= BLAME)
    assert sold().elsewhere(5).shop.trust == 0
