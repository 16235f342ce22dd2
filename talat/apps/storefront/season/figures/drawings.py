"""The shop's charts, each kept by its numbers: a screen that shows the same again draws nothing."""

from functools import lru_cache

from talat.apps.kit import chart, thai

KEPT = 24  # drawings; a few of each screen


def _ticks(dates):
    """First and last day of a line, and the beginnings of months between that have room."""
    last = len(dates) - 1
    room = max(1, last // 7)
    months = [at for at in range(1, last) if dates[at].day == 1 and room < at < last - room]
    return tuple((at, thai.short_date(dates[at])) for at in dict.fromkeys([0, *months, last]))


@lru_cache(maxsize=KEPT)
def cash_and_profit(dates, cash, profit, marks):
    """Two lines, satang: what the till holds, and what was earned so far."""
    alt = (
        f"กราฟเส้น {len(dates)} วัน เงินสดตอนนี้ {thai.baht(cash[-1])} "
        f"{'กำไรสะสม' if profit[-1] >= 0 else 'ขาดทุนสะสม'} {thai.baht(abs(profit[-1]))}"
    )
    return chart.lines(
        [
            ("เงินสด", [one / 100 for one in cash], _whole(cash[-1]), chart.INFO),
            ("กำไรสะสม", [one / 100 for one in profit], _whole(profit[-1]), chart.GAIN),
        ],
        _ticks(dates),
        alt,
        marks,
    )


@lru_cache(maxsize=KEPT)
def orders(dates, counts, marks):
    """Orders of each day as one line."""
    best = max(counts)
    alt = f"กราฟเส้นออเดอร์ {len(dates)} วัน วันที่ขายดีที่สุดได้ {best} ออเดอร์"
    return chart.lines(
        [("ออเดอร์", list(counts), f"วันล่าสุด {counts[-1]}", chart.ACCENT)], _ticks(dates), alt, marks, tall=2.6
    )


@lru_cache(maxsize=KEPT)
def weeks(labels, before, now, names):
    """Two weeks side by side."""
    said = " ".join(f"{label} {one} เป็น {two}" for label, one, two in zip(labels, before, now, strict=True))
    groups = [
        (names[0], list(before), [thai.number(n) for n in before], chart.SOFT),
        (names[1], list(now), [thai.number(n) for n in now], chart.ACCENT),
    ]
    return chart.grouped(list(labels), groups, f"กราฟแท่งเทียบสองช่วง {said}", own_scale=True)


@lru_cache(maxsize=KEPT)
def products(panels):
    """One small drawing of each product: (name, orders of each day)."""
    rows = [(name, list(counts), f"{sum(counts)} ออเดอร์") for name, counts in panels]
    said = " ".join(f"{name} {text}" for name, _, text in rows)
    return chart.multiples(rows, f"กราฟแท่งเล็กของสินค้าแต่ละอย่าง {said}")


@lru_cache(maxsize=KEPT)
def steps(before, parts, after):
    """A walk from one day to another; (words, number, text) each."""
    said = " ".join(f"{words} {text}" for words, _, text in parts)
    return chart.waterfall(before, parts, after, f"กราฟขั้นบันได จาก {before[2]} {said} ถึง {after[2]}")


@lru_cache(maxsize=KEPT)
def prices(dates, lines, ours):
    """Prices of other shops and of ours, satang: (name, price of each day); ours may begin later."""
    colours = ("#5f5a50", "#8a5200", chart.INFO, "#6b4a7a", "#3d6b57")
    series = [
        (name, [one / 100 for one in prices], _whole(prices[-1]), colours[at % len(colours)])
        for at, (name, prices) in enumerate(lines)
    ]
    if ours:
        series.append(("ร้านของเรา", [one / 100 for one in ours], _whole(ours[-1]), chart.ACCENT))
    said = " ".join(f"{name} {text}" for name, _, text, _ in series)
    return chart.lines(series, _ticks(dates), f"กราฟเส้นราคา วันล่าสุด {said}", tall=3.4, from_zero=False)


@lru_cache(maxsize=KEPT)
def ranks(dates, lines):
    """Mean place of each product on the page, upside down so that the first place is on top."""
    lowest = max(place for _, places in lines for place in places)
    colours = (chart.ACCENT, chart.INFO, "#8a5200", "#6b4a7a", chart.LOSS, "#5f5a50")
    series = [
        (
            name,
            [lowest + 1 - place for place in places],
            f"อันดับ {round(places[-1])}",
            colours[at % len(colours)],
        )
        for at, (name, places) in enumerate(lines)
    ]
    said = " ".join(f"{name} {text}" for name, _, text, _ in series)
    alt = f"กราฟเส้นอันดับ ยิ่งสูงยิ่งอยู่หน้าแรก {said}"
    return chart.lines(series, _ticks(dates), alt, tall=3.4, from_zero=False)


def _whole(satang):
    return f"{thai.number(round(satang / 100))} บาท"
