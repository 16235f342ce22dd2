"""Clockwork told from hands: jigglers of every period are found, people are not."""

import random

import pytest

from talat.records import rhythm


def told(inputs, moments):
    """What beats tell of inputs: the whole seconds since the last one, of a page that is not left alone."""
    seen, last = [], None
    inputs = iter(sorted(inputs))
    coming = next(inputs, None)
    for moment in moments:
        while coming is not None and coming <= moment:
            last, coming = coming, next(inputs, None)
        if last is not None and round(moment - last) <= 300:
            seen.append((moment, round(moment - last)))
    return seen


def beats(minutes, dice):
    return [30 * n + dice.uniform(0, 0.2) for n in range(2 * minutes)]


@pytest.mark.parametrize("period", [5, 6, 7, 10, 13.7, 15, 20, 29, 30, 45, 60, 90, 119])
def test_a_machine_that_presses_every_so_often_is_found(period):
    dice = random.Random(period)
    pressed = [n * period + 3.3 + dice.uniform(-0.05, 0.05) for n in range(int(6000 / period))]
    found = rhythm.constant_period(told(pressed, beats(100, dice)))
    assert found is not None
    # Seen only at beats, some periods show as another one that fits every beat as well: 7 s and 30 s are both
    # multiples of 1 s. What matters is that clockwork is found.
    if period >= 30:
        assert found % period < 1 or period - found % period < 1 or found == pytest.approx(period, abs=0.5)


@pytest.mark.parametrize("rest", [0.05, 0.3, 1, 2, 4, 8, 15, 30, 60, 120])
def test_a_hand_that_moves_now_and_then_is_not(rest):
    for seed in range(15):
        dice = random.Random(seed)
        at, moved = 0.0, []
        while at < 6000:
            at += dice.expovariate(1 / rest)
            moved.append(at)
        assert rhythm.constant_period(told(moved, beats(100, dice))) is None, seed


def test_a_reader_who_turns_pages_steadily_is_not():
    for seed in range(15):
        dice = random.Random(seed)
        at, turned = 0.0, []
        while at < 6000:
            at += max(5.0, dice.gauss(40, 8))
            turned.append(at)
        assert rhythm.constant_period(told(turned, beats(100, dice))) is None, seed


def test_too_few_moments_say_nothing():
    regular = [(60.0 * n, 10.0) for n in range(rhythm.LEAST_INPUTS)]
    assert rhythm.constant_period(regular[1:]) is None
    assert rhythm.constant_period(regular) == pytest.approx(60, abs=0.5)
    assert rhythm.constant_period([]) is None
