"""Numbers of the advertising market, each with its source: "fact n" is stylised-facts.md, "Fn"/"Gn" is
platform-facts.md, "ours" is our own assumption and named so to instructors.
"""

from dataclasses import dataclass

# Share of a day's feed views by hour, 0–23; sums to 1. Ours: low at night, noon bump, evening peak.
EVENING = (12, 8, 5, 4, 5, 9, 20, 34, 40, 42, 44, 50, 62, 52, 44, 42, 44, 50, 62, 78, 92, 88, 66, 47)


@dataclass(frozen=True)
class AdRules:
    """How people and the platform answer to ads."""

    hours: tuple[int, ...] = EVENING  # (24,) relative traffic by hour; ours
    weekday: tuple[float, ...] = (1.0, 0.97, 0.97, 0.98, 1.02, 1.04, 1.02)  # Monday first; ours
    activity: float = 0.25  # the most active look 1 / 0.25 times as often as the mean: top tenth 24 %; ours
    interest_spread: float = 0.8  # standard deviation of ln(person's interest in a product); ours
    interest_match: float = 1.8  # interest of those who named the product's interest, against others; ours
    fatigue: float = 0.43  # click likelihood ~ (N + 1)^−0.43 after N views; fact 20
    recovery: float = 0.5  # share of views still felt a week later; ours
    learning_results: int = 50  # results in the week after the last significant edit; F4
    learning_days: int = 7  # F4
    learning_fit: float = 0.1  # how well the platform knows people before any result, 0–1; ours
    edit_share: float = 0.2  # a budget change above this resets learning; F5, a rule of thumb
    limited_cost: float = 1.0  # cost per result above past ads × this: "creative limited"; F6
    fatigued_cost: float = 2.0  # × this or more: "creative fatigue"; F6
    window_short: int = 24  # hours of the 1-day click window; platforms' usual setting
    window_long: int = 168  # hours of the 7-day click window; platforms' usual setting
    # Delay from click to order: share of orders by hour; ours: 70 % in six hours, 5 % after a week.
    delay: tuple[tuple[float, float], ...] = (
        (0.0, 0.0),
        (0.5, 1.0),
        (0.7, 6.0),
        (0.82, 24.0),
        (0.95, 168.0),
        (1.0, 480.0),
    )
    pace_hours: int = 3  # auctions are settled, and bids moved, in stretches of so many hours; ours
    pace_gain: float = 0.5  # how much of the gap between spending and plan a bid makes up in an hour; ours
    pace_least: float = 0.6  # least and most change of a bid in an hour; ours
    pace_most: float = 1.6
    stretch_most: float = 2.0  # a cost cap bids up to this many times the cap while the mean is below; ours
    organic_facebook: float = 0.0165  # mean reach of a Page post, share of followers, 2025; fact 23
    organic_instagram: float = 0.035  # fact 23
    organic_spread: float = 1.2  # standard deviation of ln(reach of a post): Gini 0.60; fact 24 asks 0.5–0.8


RULES = AdRules()
