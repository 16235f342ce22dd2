"""What ads cost through the year: a calendar of others' bids, for every market with ads."""

from talat.engine.luck import GRID
from talat.engine.parameters import AD_PRICES

DOUBLES = (9, 10, 11, 12)  # months in which day and month are the same number and everybody advertises


def level(year, month, day):
    """Others' bids on a date against those of a July in `AD_PRICES.year`, rounded (facts 16, 19)."""
    years = year - AD_PRICES.year + (month - 7) / 12
    found = AD_PRICES.months[month - 1] / AD_PRICES.months[6] * AD_PRICES.yearly**years
    if month == day and month in DOUBLES:
        found *= AD_PRICES.double_day
    return round(found * GRID) / GRID
