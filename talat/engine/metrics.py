"""The dashboard's ratios (F9), ready to show: a plain float, or None where there is nothing to divide by.

Money is in whole satang, so is the answer.
"""


def _per(whole, parts, times=1.0):
    return float(whole) * times / float(parts) if parts else None


def cpm(spend, impressions):
    """Cost of a thousand impressions, satang."""
    return _per(spend, impressions, 1000.0)


def ctr(clicks, impressions):
    """Clicks per impression, 0–1."""
    return _per(clicks, impressions)


def cpc(spend, clicks):
    """Cost of a click, satang."""
    return _per(spend, clicks)


def frequency(impressions, reach):
    """Impressions per person reached."""
    return _per(impressions, reach)


def cpa(spend, results):
    """Cost of a result, satang."""
    return _per(spend, results)


def conversion(results, clicks):
    """Results per click."""
    return _per(results, clicks)


def roas(revenue, spend):
    """Revenue per baht of advertising, both in satang."""
    return _per(revenue, spend)


def profit_after_fees(revenue, fees, goods, spend):
    """What is left of the ads' sales, satang: show it beside ROAS, which forgets fees and goods."""
    return int(revenue) - int(fees) - int(goods) - int(spend)
