"""How good an ad looks to the platform: Quality Score (search), rankings and fatigue labels (social)."""

import numpy as np

from talat.engine.parameters import AD_QUALITY, RULES

BELOW, AVERAGE, ABOVE = 0, 1, 2
POINTS = np.array(AD_QUALITY.points)  # expected clicks, relevance, landing page


def standing(value, others):
    """Share of others' values at or below each value: (...,), 0–1; 1 when there are no others."""
    others = np.sort(np.asarray(others, dtype=float))
    if not others.size:
        return np.ones(np.shape(value))
    return np.searchsorted(others, value, side="right") / others.size


def bucket(value, others):
    """BELOW, AVERAGE or ABOVE average against other advertisers (G1); thirds are ours."""
    share = standing(value, others)
    low, high = AD_QUALITY.buckets
    return np.where(share < low, BELOW, np.where(share < high, AVERAGE, ABOVE))


def quality_score(clicks, relevance, landing):
    """Quality Score 1–10 of three buckets (...,): 1 when all are below average, 10 when all are above."""
    points = POINTS[0][clicks] + POINTS[1][relevance] + POINTS[2][landing]
    return np.floor(1.0 + points + 0.5).astype(int).clip(1, AD_QUALITY.score_most)


def ranking(value, others):
    """Social quality ranking: "above", "average", or "below35", "below20", "below10" (of the lowest share).

    The three lower steps are the platform's; which values are compared is ours.
    """
    share = float(standing(value, others))
    names = ("below10", "below20", "below35", "average")
    for name, edge in zip(names, AD_QUALITY.rankings, strict=True):
        if share < edge:
            return name
    return "above"


def creative_label(cost, past_cost, rules=RULES):
    """ "" or "limited" (dearer per result than past ads) or "fatigue" (twice as dear or more; F6).

    cost, past_cost  per result, any unit; None or 0 when there is none yet
    """
    if not cost or not past_cost or cost <= rules.limited_cost * past_cost:
        return ""
    return "fatigue" if cost >= rules.fatigued_cost * past_cost else "limited"


def user_value(appeal, level):
    """What people's liking adds to a total value, micros per impression: 0 at appeal 0.5 (F3; scale ours).

    appeal  (...,) 0–1, from the creative: honest, clear, not annoying
    level   micros per impression that a whole point of appeal is worth
    """
    return (np.clip(appeal, 0.0, 1.0) - AD_QUALITY.usual_appeal) * level
