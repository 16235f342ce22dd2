"""Prints one JSON object: the keys of each part (auctions.py, season.py, pages.py), then sums and peak_mb."""

import json
import resource
from importlib import import_module
from importlib.util import find_spec

PARTS = ("auctions", "season", "pages")


def figures():
    """All parts' `figures()` in one dictionary; growth of several parts is merged."""
    found, growth = {}, {}
    for part in PARTS:
        name = f"tests.bench.market.{part}"
        if find_spec(name) is None:
            continue
        keys = dict(import_module(name).figures())
        growth |= keys.pop("growth", {})
        found |= keys
    if "season_ms" in found and "ads_season_ms" in found:
        found["season_with_ads_ms"] = round(found["season_ms"] + found["ads_season_ms"], 1)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {**found, "growth": growth, "peak_mb": round(peak, 1)}


if __name__ == "__main__":
    print(json.dumps(figures(), indent=2))
