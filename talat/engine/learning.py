"""The learning phase: how well the platform knows who answers to an ad set, and what sets it back."""

import numpy as np

from talat.engine.parameters import RULES


def knowledge(results, rules=RULES):
    """How much of a person's interest the platform's estimate holds, `learning_fit` to 1.

    results  (ads, days) results of the last week since the last significant edit, newest last

    Returns (ads,): rises with the results to 1 at about 50 in a week (F4); the rest of the estimate is noise.
    """
    known = np.minimum(results.sum(axis=-1) / rules.learning_results, 1.0)
    return rules.learning_fit + (1.0 - rules.learning_fit) * known


def is_learning(results, rules=RULES):
    """(ads,) bool: fewer than about 50 results in the last week since the last significant edit (F4)."""
    return results.sum(axis=-1) < rules.learning_results


def estimate(interest, noise, known):
    """The platform's idea of people's interest: interest and noise of the same spread, mixed.

    interest, noise  (ads, views), mean about 1
    known            (ads,) from `knowledge`
    """
    share = known[:, np.newaxis]
    return interest * share + noise * (1.0 - share)


def is_significant(budget_before, budget_after, other_change=False, rules=RULES):
    """Whether an edit resets learning: another audience, ad, goal or bid (`other_change`), or a budget that
    moves by more than a fifth (F5: a rule of thumb of practitioners, not an official number).
    """
    moved = abs(budget_after - budget_before) > rules.edit_share * budget_before
    return bool(other_change or moved)
