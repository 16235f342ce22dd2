"""The advertising dice: raw words only, and tables that are the same everywhere."""

import hashlib

import numpy as np
import pytest

from talat.engine import luck
from talat.engine.luck import Luck
from talat.engine.streams import Purpose


def test_words_are_philox_raw_words_under_the_documented_keys():
    keys = np.random.SeedSequence(entropy=5, spawn_key=(104, 3))
    expected = np.random.Philox(keys).random_raw(4)
    assert np.array_equal(luck.words(5, Luck.PLACEMENT, 3, 4), expected)


def test_a_longer_draw_begins_with_the_shorter_one():
    for draw in (luck.sixteens, luck.thirty_twos):
        assert np.array_equal(draw(5, Luck.CLICK, 1, (10,)), draw(5, Luck.CLICK, 1, (11,))[:10])


def test_draws_fill_their_range_evenly():
    for draw, most in ((luck.sixteens, 2**16), (luck.thirty_twos, 2**32)):
        drawn = draw(1, Luck.BUY, 1, (100_000,)) / most
        assert drawn.mean() == pytest.approx(0.5, abs=0.005)
        assert drawn.std() == pytest.approx(12**-0.5, abs=0.005)


def test_no_number_serves_two_purposes():
    assert not {int(item) for item in Luck} & {int(item) for item in Purpose}


def test_numbers_of_luck_never_move():
    names = ["PEOPLE", "INTEREST", "PERSON", "PLACEMENT", "RIVALS", "NOISE", "PACING", "CLICK"]
    names += ["BUY", "DELAY", "POST", "VALUE"]
    assert {item.name: item.value for item in Luck} == {name: i for i, name in enumerate(names, 101)}


def test_spread_table_has_mean_one_and_the_spread_asked_for():
    table = luck.spread_table(0.8)
    assert table.mean() == pytest.approx(1.0, abs=1e-6)
    assert np.log(table).std() == pytest.approx(0.8, rel=0.01)
    assert np.all(np.diff(table) > 0)


def test_power_table_is_the_power():
    assert luck.power_table(0.43, 4) == pytest.approx([1, 2**-0.43, 3**-0.43, 4**-0.43], abs=1e-6)


def test_tables_have_the_same_bits_everywhere():
    digest = hashlib.sha256()
    for table in (luck.spread_table(0.8), luck.spread_table(1.2), luck.power_table(0.43, 256)):
        digest.update(table.astype("<f8").tobytes())
    assert digest.hexdigest()[:16] == "d82989929b248c75"


def test_step_table_runs_through_its_knots():
    table = luck.step_table(((0.0, 0.0), (0.5, 10.0), (1.0, 100.0)))
    assert np.quantile(table, 0.5) == pytest.approx(10.0, rel=0.01)
    assert table[-1] == pytest.approx(100.0, rel=0.01)
