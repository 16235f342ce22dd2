"""Numbers rounded so that what is shown still adds up."""

from math import floor


def rounded(parts, step=1):
    """The parts as whole multiples of `step`, whose sum is their sum rounded to `step`.

    What rounding down loses goes to the parts that lost most (largest remainders), the first of equals first.
    """
    exact = [part / step for part in parts]
    low = [floor(part) for part in exact]
    left = round(sum(exact)) - sum(low)
    most = sorted(range(len(exact)), key=lambda at: exact[at] - low[at], reverse=True)
    for at in most[:left]:
        low[at] += 1
    return [number * step for number in low]
