"""Dice: every person throws alone, and every machine reads the same pips."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from talat.engine.dice import FINE, Roll, happens, key, normals, throws, uniforms

PEOPLE = np.arange(100_000)


def slow(seed, roll, day, who, part=0):
    """The same by Python's whole numbers, one person at a time."""
    word = 2**64 - 1
    z = (who * 0x9E3779B97F4A7C15 + key(seed, roll, day, part)) & word
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & word
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & word
    return ((z ^ (z >> 31)) >> 11) / 2**53


@given(st.integers(0, 2**63 - 1), st.sampled_from(Roll), st.integers(0, 400), st.integers(0, 10**8))
def test_arrays_are_the_slow_formula_person_by_person(seed, roll, day, who):
    assert uniforms(seed, roll, day, np.array([who]))[0] == slow(seed, roll, day, who)


def test_a_persons_die_does_not_know_who_else_throws():
    all_ = uniforms(7, Roll.PAY, 3, PEOPLE)
    assert np.array_equal(uniforms(7, Roll.PAY, 3, PEOPLE[::17]), all_[::17])


def test_dice_are_fair_and_of_53_bits():
    u = uniforms(7, Roll.LOOK, 1, PEOPLE)
    assert u.min() >= 0.0 and u.max() < 1.0
    assert u.mean() == pytest.approx(0.5, abs=0.004)
    assert np.bincount((u * 10).astype(int)).std() < 150
    assert abs(np.corrcoef(u[:-1], u[1:])[0, 1]) < 0.01


OTHERS = [(8, Roll.LOOK, 1, 0), (7, Roll.PAY, 1, 0), (7, Roll.LOOK, 2, 0), (7, Roll.LOOK, 1, 1)]


@pytest.mark.parametrize("other", OTHERS)
def test_one_key_changed_throws_other_dice(other):
    one = uniforms(7, Roll.LOOK, 1, PEOPLE)
    two = uniforms(*other[:3], PEOPLE, part=other[3])
    assert abs(np.corrcoef(one, two)[0, 1]) < 0.015


def test_normals_are_the_inverse_of_the_normal_curve():
    from statistics import NormalDist

    at = np.array([1e-9, 0.001, 0.0242, 0.0243, 0.3, 0.5, 0.8, 0.9758, 0.99999])
    assert normals(at) == pytest.approx([NormalDist().inv_cdf(u) for u in at], abs=1e-8)
    assert np.isfinite(normals(np.array([0.0, 1 - 2.0**-53]))).all()


def test_another_last_bit_of_a_chance_changes_nothing():
    die = uniforms(7, Roll.PAY, 1, PEOPLE)
    chance = uniforms(7, Roll.LOOK, 1, PEOPLE)
    nudged = np.nextafter(chance, 1.0)
    assert np.array_equal(happens(die, chance), happens(die, nudged))
    assert happens(0.25 - 1 / FINE, 0.25) and not happens(0.25, 0.25)


def test_numbers_of_rolls_never_move():
    assert [roll.value for roll in Roll] == [*range(1, 41), 401, 402]
    assert (Roll.VISIT, Roll.LOOK, Roll.STARS, Roll.ARM) == (8, 11, 20, 27)


def test_many_throws_at_once_are_each_throw_alone():
    who = np.array([5, 0, 2**40, 7])
    at_once = throws(9, (Roll.PAY, Roll.HOUR), 3, who, (0, 4))
    alone = [uniforms(9, roll, 3, who, part) for roll in (Roll.PAY, Roll.HOUR) for part in (0, 4)]
    assert at_once.tolist() == [found.tolist() for found in alone]
    assert throws(9, (Roll.PAY,), 3, np.zeros(0, dtype=np.int64)).shape == (1, 0)
