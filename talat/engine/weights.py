"""Every number of the shop engine that is no exercise's choice, each with its source or "our assumption".

Scenarios may set those that appear in talat/scenarios/season.py; the rest holds for all markets.
Changing one changes results: raise talat.engine.VERSION and write the golden replays anew.
"""

from dataclasses import dataclass

DAY_CURVE = (
    *(0.25, 0.12, 0.07, 0.05, 0.06, 0.12, 0.30, 0.55, 0.75, 0.85, 0.95, 1.10),
    *(1.35, 1.10, 0.95, 0.95, 1.00, 1.05, 1.20, 1.55, 1.95, 2.10, 1.75, 0.87),
)  # shoppers by hour, mean 0.87; lunch and evening peaks: our assumption


@dataclass(frozen=True)
class Weights:
    """Shares are 0–1, wishes are logit units, times are days."""

    # People
    mobile: float = 0.80  # share who shop on a telephone: our assumption for Thailand
    mobile_wish: float = -0.75  # at the till: telephones buy 0.4–0.8 as often (fact 33)
    activity_spread: float = 0.6  # of ln(visits a person makes): our assumption
    photo_spread: float = 0.3  # of ln(weight of the photo) inside a group: our assumption
    liking: float = 0.5  # spread of one person's liking of one product, lasting: our assumption
    # Those who know the shop
    direct: float = 0.01  # chance a day that one who knows the shop comes by on purpose: our assumption
    loyal: float = 0.01  # the same, more, for each purchase that pleased, up to three: our assumption
    direct_wish: float = 0.9  # more wish to look and to keep when one came on purpose: our assumption
    told_alone: float = 0.03 / 7  # Bass p, a week 0.03 (fact 49: Sultan, Farley & Lehmann 1990, memory)
    told_by_others: float = 0.38 / 7  # Bass q, a week 0.38 (same)
    voices: float = 5.0  # pleased buyers at which half of this talk is heard: our assumption
    # Price endings
    nine: float = 0.035  # wish to look and to keep more when baht end in 9 and no sale sign hangs (fact 48)
    # Place on the page: notice falls with place ** −fall (fact 22: 27.6 % to 15.7 %, tenth below a tenth)
    fall: float = 0.95
    crowd: float = 2.0  # real shops that one rival in the file stands for: our assumption
    softness: float = 0.12  # of the score at which a rival stands before us: our assumption
    score_relevance: float = 0.30  # weights of the score: our assumption; no platform publishes its own
    score_conversion: float = 0.25
    score_rating: float = 0.25
    score_volume: float = 0.20
    score_late: float = 0.50
    score_empty: float = 0.60
    usual_conversion: float = 0.025  # orders a visit that earns the full weight (fact 33)
    memory: int = 7  # days over which the platform remembers: our assumption
    # Buyers
    quality_stars: float = 4.0  # logit shift of stars from quality 0 to 1: our assumption
    usual_quality: float = 0.8
    prior_stars: float = 4.5  # what no reviews are taken for: neither praise nor blame
    prior_reviews: int = 5  # reviews' worth of that in the platform's score: our assumption
    second_base: float = -2.2  # wish to add the partner of a bundle: our assumption
    second_off: float = 8.0  # the same for each share of the price taken off
    return_stars: float = 2.5  # logit shift of stars of those who send goods back: our assumption
    late_stars: float = 0.8  # logit shift of stars of a parcel that left late: our assumption
    # Double days (fact 34: 12.12 2018, orders ×15, money ×7 of the largest; 3–15 for a shop)
    sale_sign: float = 0.5  # wish of all steps from a sale sign on the day: our assumption
    left_out: float = -0.5  # wish to look at a shop without the sign on that day: our assumption
    # Rivals
    follow: float = 0.25  # share of the gap to the learner's price closed a day: our assumption
    undercut: float = 0.98  # where a losing rival aims, of the learner's price: our assumption
    recover: float = 0.05  # share of the gap to its own usual price closed a day: our assumption
    push_wish: float = 0.35  # wish to look at a rival that advertises: our assumption
    push_days: int = 7  # days a campaign lasts
    rival_conversion: float = 0.025  # orders a look at a rival (fact 33)


WEIGHTS = Weights()
