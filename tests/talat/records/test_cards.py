"""Login cards: a new PIN that works, the old one that does not, and three pictures nobody else has."""

import pytest

from talat.records import accounts, audit, cards
from talat.records import people as records_people
from talat.records.accounts import NO_SECRET, Account
from talat.records.names import BadPerson
from tests.talat.records.conftest import SOMSRI, WICHAI


def test_a_card_holds_a_pin_that_works_and_ends_the_one_before(people):
    (card,) = cards.issue(people, [SOMSRI], by="kru-mali")
    assert (card.number, card.name, card.class_name) == (SOMSRI, "สมศรี ใจดี", "ห้องเรียนสาธิต")
    assert accounts.verify(people, SOMSRI, card.pin).login == SOMSRI
    with pytest.raises(accounts.LoginRefused):
        accounts.verify(people, SOMSRI, "123456")
    assert audit.entries(people, 1)[0].action == "card"
    assert card.pin not in str(audit.entries(people))


def test_pictures_stay_the_same_with_a_new_card_and_are_nobody_elses(people):
    first = {card.number: card.pictures for card in cards.issue(people, [SOMSRI, WICHAI], by="admin")}
    (again,) = cards.issue(people, [SOMSRI], by="admin")
    assert again.pictures == first[SOMSRI] == cards.pictures_of(people, SOMSRI)
    assert len(set(first[SOMSRI])) == 3
    assert set(first[SOMSRI]) != set(first[WICHAI])
    assert set(first[SOMSRI]) <= cards.PICTURES.keys()


def test_a_whole_hall_has_pictures_of_its_own(people):
    with people.write() as connection:
        crowd = [Account(f"77{n:05d}", f"คนที่ {n}", "learner", "demo-1") for n in range(cards.MOST)]
        accounts.add_all_in(connection, crowd, NO_SECRET, "admin")
    assert len(cards.without_card(people)) == cards.MOST
    made = cards.issue(people, [person.login for person in crowd], by="admin")
    assert len({frozenset(card.pictures) for card in made}) == cards.MOST
    assert len({card.pin for card in made}) > cards.MOST - 5
    assert cards.without_card(people) == []


def test_cards_are_for_learners_who_are_here_and_all_or_none(people):
    records_people.end(people, WICHAI, "ย้ายเรือนจำ", "admin")
    for numbers in (
        [],
        [SOMSRI, "6609999"],
        [SOMSRI, "kru-mali"],
        [SOMSRI, WICHAI],
        [str(n) for n in range(201)],
    ):
        with pytest.raises(BadPerson):
            cards.issue(people, numbers, by="admin")
    assert accounts.verify(people, SOMSRI, "123456")
    assert cards.pictures_of(people, SOMSRI) == ()


def test_a_new_pin_is_never_one_that_is_guessed_first(monkeypatch):
    drawn = iter([111_111, 123_456, 7])
    monkeypatch.setattr(cards.secrets, "randbelow", lambda _: next(drawn))
    assert cards.new_pin() == "000007"
