"""The learning phase: about 50 results in the week after the last significant edit."""

import numpy as np
import pytest

from talat.engine import learning


def test_learning_ends_at_fifty_results_in_the_week():
    results = np.array([[7] * 7, [0] * 6 + [50], [10] * 5 + [0, 0]])
    assert learning.is_learning(results).tolist() == [True, False, False]


def test_knowledge_rises_with_results_to_one():
    known = learning.knowledge(np.array([[0] * 7, [0] * 6 + [25], [0] * 6 + [50], [0] * 6 + [900]]))
    assert known == pytest.approx([0.1, 0.55, 1.0, 1.0])


def test_a_fifth_more_budget_is_no_reset_but_more_is():
    assert not learning.is_significant(100, 120)
    assert learning.is_significant(100, 121)
    assert learning.is_significant(100, 79)
    assert learning.is_significant(100, 100, other_change=True)
