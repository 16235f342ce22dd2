"""The marketplace's page: what earns a place, and how many eyes a place gets."""

from dataclasses import dataclass

import numpy as np

from talat.engine.parameters import PLACE

PPM = 1_000_000


@dataclass(frozen=True)
class Record:
    """What the platform remembers of each product; whole millionths (products,), so no rounding drifts."""

    conversion: np.ndarray  # orders a visit
    late: np.ndarray  # share of parcels that left late
    empty: np.ndarray  # share of days sold out


def first_record(products):
    """The `Record` of new products: usual conversion, nothing late, never empty."""
    usual = round(PLACE.usual_conversion * PPM)
    zero = np.zeros(products, dtype=np.int64)
    return Record(np.full(products, usual, dtype=np.int64), zero, zero.copy())


def remember(record, visits, orders, late, empty, sale=False):
    """The `Record` after a day; counts (products,), `empty` says whether a product was sold out.

    A memory of about a week: each day counts one part in `PLACE.memory`. Days without visits or
    orders leave conversion and lateness as they were; so does a double day, when everybody sells.
    """
    m = PLACE.memory
    # Two hundred visits' worth of what was: one lucky order on three visits is no conversion of a third.
    rate = (record.conversion * PLACE.visits_known + orders * PPM) // (PLACE.visits_known + visits)
    tardy = np.where(orders > 0, late * PPM // np.maximum(orders, 1), record.late)
    conversion = record.conversion if sale else (record.conversion * (m - 1) + rate) // m
    return Record(
        conversion=conversion,
        late=(record.late * (m - 1) + tardy) // m,
        empty=(record.empty * (m - 1) + empty * PPM) // m,
    )


def reputation(number, stars):
    """Rating and volume as parts of the score, 0–1 each; few reviews count as usual ones."""
    w = PLACE
    mean = (stars * number + w.prior_stars * w.prior_reviews) / (number + w.prior_reviews)
    rating = np.clip((mean - w.poor_stars) / (5.0 - w.poor_stars), 0, 1)
    return rating, np.minimum(np.log1p(number) / np.log1p(w.many_reviews), 1.0)


def score(relevance, record, number, stars):
    """The score of each product, about 0–1: relevance, conversion, rating, volume, late and empty days."""
    w = PLACE
    rating, volume = reputation(number, stars)
    return (
        w.score_relevance * relevance
        + w.score_conversion * np.minimum(record.conversion / PPM / w.usual_conversion, 2.0) / 2.0
        + w.score_rating * rating
        + w.score_volume * volume
        - w.score_late * record.late / PPM
        - w.score_empty * record.empty / PPM
    )


def rival_score(number, stars):
    """The score of shops with usual relevance and conversion that are never late."""
    rating, volume = reputation(number, stars)
    usual = PLACE.score_relevance + 0.5 * PLACE.score_conversion
    return usual + PLACE.score_rating * rating + PLACE.score_volume * volume


def place(ours, rivals, same, standing):
    """Mean place on the page, from 1; (products,).

    ours      (products,) scores
    rivals    (shops,) scores
    same      (products, shops) whether a shop sells the same kind
    standing  (shops,) whether a shop has stock; one that is sold out leaves the page, its crowd does not
    """
    crowd = PLACE.crowd - 1.0 + standing
    before = 1.0 / (1.0 + np.exp(-(rivals[np.newaxis, :] - ours[:, np.newaxis]) / PLACE.softness))
    return 1.0 + (before * same * crowd).sum(axis=1)


def notice(top, at):
    """Chance that a shopper's eye stops at a place, rounded to whole millionths; `top` at the first."""
    return np.rint(top * np.asarray(at, dtype=float) ** -PLACE.fall * PPM) / PPM
