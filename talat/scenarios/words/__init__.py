"""The words buyers use in reviews."""

from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent
MISLED_BELOW = 0.7  # honesty of the photo under which unhappy buyers speak of it
DEAR_ABOVE = 1.25  # price over the reference price from which unhappy buyers speak of it


@cache
def bank():
    """The bank as written: {"about": {stars: [text, …]}, "for_misled": […], "for_dear": […]}."""
    return yaml.safe_load((FOLDER / "reviews.yaml").read_text(encoding="utf-8"))


def review_text(stars, draw, thing, honesty, dearness):
    """What one buyer writes, Thai.

    stars     1–5
    draw      uniform 0–1 that chooses among the texts
    thing     name of the goods
    honesty   of the photo, 0–1
    dearness  price over the reference price
    """
    texts = bank()["about"][stars]
    if stars <= 2 and honesty < MISLED_BELOW:
        texts = bank()["for_misled"]
    elif stars <= 3 and dearness > DEAR_ABOVE:
        texts = bank()["for_dear"]
    return texts[int(draw * len(texts))].format(thing=thing)
