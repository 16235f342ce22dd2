"""The shop in numbers: this week beside the one before, the step that leaks, days, buyers who come again."""

from dataclasses import dataclass

from talat.apps.kit import thai
from talat.apps.storefront.season.figures import drawings
from talat.apps.storefront.season.figures.waiting import name_of
from talat.journal.shop import dashboard

WEEK = 7
SHOWN_DAYS = 14  # of the small drawings
SHOWN_WEEKS = 8  # of the grid of returning buyers


@dataclass(frozen=True)
class Tile:
    """One number beside what it was."""

    title: str
    now: str
    was: str  # "" when there is nothing to compare
    tone: str  # "good" | "bad" | ""


def periods(play):
    """((first, last) of the days before or None, (first, last) of the last days); at most a week each."""
    last = len(play.days)
    size = min(WEEK, last)
    if last >= 2 * size and last > 1:
        return (last - 2 * size + 1, last - size), (last - size + 1, last)
    return None, (last - size + 1, last)


def _sum(play, span, name):
    return sum(getattr(day, name) for day in play.days[span[0] - 1 : span[1]])


def tiles(play, before, now):
    """What one looks at first."""
    rows = (
        ("คนเปิดดู", "visits", thai.number),
        ("ออเดอร์", "orders", thai.number),
        ("ยอดขาย", "goods", thai.baht),
        ("กำไรที่แน่นอน", "profit", thai.baht),
    )
    found = []
    for title, name, words in rows:
        here = _sum(play, now, name)
        there = None if before is None else _sum(play, before, name)
        tone = "" if there is None or here == there else "good" if here > there else "bad"
        found.append(Tile(title, words(here), "" if there is None else f"ก่อนหน้านั้น {words(there)}", tone))
    return found


def leak(play, before, now):
    """The sentence on the step that loses more people than before; "" when there is none."""
    if before is None:
        return ""
    found = dashboard.leak(dashboard.funnel(play, None, *now), dashboard.funnel(play, None, *before))
    if found is None:
        return ""
    return (
        f"ขั้นที่คนหายไปมากกว่าเดิมคือ “{found.title}” "
        f"เดิมไปต่อ {thai.percent(found.before, 1)} ตอนนี้ {thai.percent(found.now, 1)}"
    )


def marks(play, first=1, last=None):
    """(position from `first`, title) of double days among sold days."""
    days = play.days[first - 1 : last]
    titles = {sale.id: sale.title for sale in play.season.sale_days}
    return tuple((at, titles[day.sale]) for at, day in enumerate(days) if day.sale)


def orders_chart(play):
    """Orders of every sold day."""
    days = play.days
    return drawings.orders(tuple(d.date for d in days), tuple(d.orders for d in days), marks(play))


def weeks_chart(play, before, now):
    """The steps of both spans side by side; None without a span before."""
    if before is None:
        return None
    steps = ("visits", "baskets", "orders")
    labels = tuple(dashboard.STEP_TITLES[step] for step in steps)
    counts = [tuple(_sum(play, span, step) for step in steps) for span in (before, now)]
    size = now[1] - now[0] + 1
    return drawings.weeks(labels, *counts, (f"{size} วันก่อนหน้า", f"{size} วันล่าสุด"))


def products_chart(play):
    """Orders of each product on the last days."""
    days = play.days[-SHOWN_DAYS:]
    panels = tuple(
        (_short(name_of(play, name)), tuple(day.products[at].orders for day in days))
        for name, at in play.at.items()
    )
    return drawings.products(panels)


def _short(name, most=18):
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


@dataclass(frozen=True)
class Cell:
    """One week of one cohort."""

    buyers: int
    share: float  # of those who began together, 0–1
    strength: int  # 0–4, how dark it is


@dataclass(frozen=True)
class CohortRow:
    """Those who first bought in one week."""

    title: str
    first: int
    cells: tuple[Cell, ...]  # week after week, from the one after the first


def cohorts(play):
    """The grid of buyers who come again, newest weeks last; weeks in which nobody began are left out."""
    found = []
    for cohort in dashboard.cohorts(play)[-SHOWN_WEEKS:]:
        if cohort.first:
            cells = tuple(_cell(buyers, cohort.first) for buyers in cohort.buyers[1:])
            found.append(CohortRow(f"สัปดาห์ที่ {cohort.week}", cohort.first, cells))
    return found


def _cell(buyers, first):
    share = buyers / first
    strength = 0 if not buyers else 1 if share < 0.05 else 2 if share < 0.1 else 3 if share < 0.2 else 4
    return Cell(buyers, share, strength)


def returning(play):
    """(first orders, orders of people who bought before) of all sold days."""
    faces = dashboard.faces(play)
    return sum(one.new for one in faces), sum(one.returning for one in faces)


def places_chart(play):
    """Where each product stood on the page; None before the first day."""
    lines = tuple(
        (_short(name_of(play, name)), dashboard.places(play, name))
        for name, at in play.at.items()
        if play.plan.prices[at] is not None
    )
    return drawings.ranks(tuple(day.date for day in play.days), lines) if lines else None


def prices_chart(play, product):
    """Prices of other shops with such goods, and ours."""
    kind = play.season.listings[play.at[product]].kind
    lines = tuple((one.name, one.prices) for one in dashboard.rivals(play, kind))
    ours = tuple(day.products[play.at[product]].price for day in play.days)
    return drawings.prices(tuple(day.date for day in play.days), lines, () if None in ours else ours)


def rank_rows(play):
    """(product, place on the last day, best, worst) of those for sale."""
    found = []
    for name, at in play.at.items():
        if play.plan.prices[at] is not None:
            places = [round(place) for place in dashboard.places(play, name)]
            found.append((name_of(play, name), places[-1], min(places), max(places)))
    return found
