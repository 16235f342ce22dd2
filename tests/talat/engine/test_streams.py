"""Streams: every seed, purpose and day draws for itself."""

import numpy as np
import pytest

from talat.engine.streams import Purpose, stream


def test_same_keys_draw_the_same_bits():
    assert np.array_equal(stream(5, Purpose.LOOK, 3).random(100), stream(5, Purpose.LOOK, 3).random(100))


def test_stream_is_philox_under_the_documented_keys():
    keys = np.random.SeedSequence(entropy=5, spawn_key=(6, 3))
    expected = np.random.Generator(np.random.Philox(keys)).random(4)
    assert np.array_equal(stream(5, Purpose.LOOK, 3).random(4), expected)


def test_a_longer_draw_begins_with_the_shorter_one():
    assert np.array_equal(stream(5, Purpose.PAY, 1).random(10), stream(5, Purpose.PAY, 1).random(11)[:10])


@pytest.mark.parametrize("other", [(6, Purpose.LOOK, 3), (5, Purpose.PAY, 3), (5, Purpose.LOOK, 4)])
def test_one_key_changed_draws_other_numbers(other):
    one, two = stream(5, Purpose.LOOK, 3).random(2000), stream(*other).random(2000)
    assert abs(np.corrcoef(one, two)[0, 1]) < 0.08


def test_seeds_of_63_bits_are_taken_whole():
    near = stream(2**63 - 1, Purpose.LOOK, 1).random(), stream(2**63 - 2, Purpose.LOOK, 1).random()
    assert near[0] != near[1]


def test_numbers_of_purposes_never_move():
    names = ["TRAFFIC", "SEGMENT", "TASTE", "BUDGET", "NOTICE", "LOOK", "BASKET", "PAY"]
    names += ["METHOD", "DELIVERY", "REVIEW", "STARS", "WORDS"]
    assert {purpose.name: purpose.value for purpose in Purpose} == {n: i for i, n in enumerate(names, 1)}
