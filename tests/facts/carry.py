"""Facts about what ads bring at once and later: 3, 4."""

import numpy as np

from tests.facts.pages import FIRST, LAST, TIMES, burst
from tests.facts.row import Row, jackknife

NOW, LATER = slice(FIRST, LAST), slice(LAST, None)


def elasticity(seeds, **about):
    """Change of ln(all orders) for a change of ln(money for ads), in the two weeks of a burst."""
    found = []
    for seed in seeds:
        (orders, spend), (more, dearer) = (burst(seed, times, **about) for times in (1, TIMES))
        sold, paid = (one[NOW].sum() / other[NOW].sum() for one, other in ((more, orders), (dearer, spend)))
        found.append(np.log(sold) / np.log(paid))
    return found


def newcomers(seeds):
    """How much more a new page answers to ads than an established one."""
    return np.subtract(elasticity(seeds, know=0.03, days=LAST), elasticity(seeds))


def long_over_short(seeds):
    """All orders a burst of ads brings until eight weeks after, over those of its own two weeks."""
    gained = [burst(seed, TIMES)[0] - burst(seed)[0] for seed in seeds]
    short, late = ([one[days].sum() for one in gained] for days in (NOW, LATER))
    return jackknife(np.add(short, late), short)


META = "Sethuraman, Tellis & Briesch 2011"
ROWS = [
    Row("3", "ad elasticity, short run", "ใช้เงินโฆษณาเพิ่ม 1% ร้านที่คนรู้จักแล้วขายเพิ่มทันทีกี่ %", META,
        elasticity, 0.05, 0.20,
        note=("วัดกับเพจที่คนสี่ในสิบรู้จัก และใช้เงินโฆษณาราว 6% ของยอดขาย งานวิจัยก็วัดกับสินค้าที่คนรู้จักแล้ว",
              "on a page that four in ten know and that spends about 6 % of its sales on ads")),
    Row("3a", "a new page answers more to ads, by",
        "เพจใหม่ได้ผลจากโฆษณามากกว่าเพจที่คนรู้จักแล้ว มากกว่ากันเท่าไร", META,
        newcomers, 0.0, kind="sign"),
    Row("4", "ad elasticity, long run over short run", "ผลรวมระยะยาวของโฆษณาเป็นกี่เท่าของผลทันที", META,
        long_over_short, 1.5, 2.5, unit="x",
        note=("ทันทีคือสองสัปดาห์ที่ลงโฆษณาเพิ่มสามเท่า ระยะยาวคือรวมแปดสัปดาห์หลังจากนั้น ใช้อัตราส่วนของผลรวม",
              "short: two weeks of three times the ads; long: the eight weeks after as well")),
]  # fmt: skip
