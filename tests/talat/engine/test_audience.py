"""Who can be reached, counted by hand where it can be."""

import numpy as np
import pytest

from talat.engine import audience
from talat.engine.audience import Audience


@pytest.fixture(scope="module")
def people():
    return audience.draw_people(1, 20_000, stands_for=10, warm=0.05)


def test_people_are_spread_as_said(people):
    assert people.age.min() == 18
    assert people.age.max() == 65
    assert people.woman.mean() == pytest.approx(0.5, abs=0.02)
    assert people.warm.mean() == pytest.approx(0.05, abs=0.01)
    assert (people.interests & 1).mean() == pytest.approx(0.25, abs=0.02)
    assert set(people.region) == set(range(8))


def test_an_audience_is_all_it_asks_for(people):
    inside = audience.members(people, Audience(ages=(20, 29), women=True, regions=(1, 2), interests=(0, 3)))
    assert inside.any()
    for person in np.flatnonzero(inside)[:200]:
        assert 20 <= people.age[person] <= 29
        assert people.woman[person]
        assert people.region[person] in (1, 2)
        assert people.interests[person] & 0b1001


def test_asking_nothing_reaches_everybody(people):
    assert audience.size(audience.members(people, Audience()), people.stands_for) == 200_000


def test_retargeting_and_strangers_make_up_the_whole(people):
    known, strangers = (audience.members(people, Audience(warm=warm)) for warm in (True, False))
    assert not (known & strangers).any()
    assert (known | strangers).all()


def test_overlap_is_the_share_of_the_one_in_the_other():
    inside = np.array([[1, 1, 1, 1], [0, 0, 1, 1], [0, 0, 0, 0]], bool)
    assert audience.overlap(inside).tolist() == [[1, 0.5, 0], [1, 1, 0], [0, 0, 0]]


def test_interest_is_about_one_and_higher_for_who_named_it(people):
    taste = audience.interest(people, 1, 0, about=2)
    named = (people.interests >> 2 & 1).astype(bool)
    assert taste.mean() == pytest.approx(1.0, abs=0.05)
    assert taste[named].mean() / taste[~named].mean() == pytest.approx(1.8, rel=0.1)


def test_a_split_puts_each_person_in_one_part_and_parts_are_alike(people):
    for parts in (2, 3):
        cut = audience.split(people, parts)
        assert np.all(cut.sum(axis=0) == 1)
        assert cut.mean(axis=1) == pytest.approx(np.full(parts, 1 / parts), abs=0.02)
    held = (people.half & 255) < 64
    assert held[cut[0]].mean() == pytest.approx(held[cut[1]].mean(), abs=0.02)


def test_products_have_interests_of_their_own(people):
    one, other = (audience.interest(people, 1, product) for product in (0, 1))
    assert abs(np.corrcoef(one, other)[0, 1]) < 0.03


def test_the_most_active_tenth_take_a_quarter_of_the_views():
    bits = np.random.default_rng(1).integers(0, 2**32, 200_000, dtype=np.uint32)
    who = audience.who_looks(bits, 1_000)
    assert who.min() == 0
    assert who.max() == 999
    assert (who < 100).mean() == pytest.approx(0.235, abs=0.01)
    alike = audience.who_looks(bits, 1_000, activity=1.0)
    assert (alike < 100).mean() == pytest.approx(0.1, abs=0.01)
