"""One month of the shop's calendar: weeks of days with what happens on them."""

from dataclasses import dataclass
from datetime import timedelta

from talat.apps.kit import thai
from talat.apps.storefront.season.figures.waiting import name_of
from talat.journal.shop import dates
from talat.scenarios.arena import date_of

WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสฯ", "ศุกร์", "เสาร์", "อาทิตย์")


@dataclass(frozen=True)
class Mark:
    """Something that happens on a day."""

    icon: str
    tone: str
    text: str


@dataclass(frozen=True)
class Square:
    """One day of the grid; `day` is 0 outside the market."""

    date: int  # of the month
    day: int
    state: str  # "sold" | "next" | "later" | "outside"
    orders: int | None  # of a sold day
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Month:
    """A month as a grid."""

    number: int  # from 1, of the market
    last: int  # how many there are
    title: str  # "ตุลาคม 2569"
    weeks: tuple[tuple[Square | None, ...], ...]


def month(play, number=0):
    """The `Month` of that number from 1; 0 or one too many is the present one."""
    firsts = _firsts(play)
    if not 1 <= number <= len(firsts):
        here = date_of(play.market, min(play.today, play.market.days))
        number = firsts.index(here.replace(day=1)) + 1
    first = firsts[number - 1]
    known = {day.date: day for day in dates.calendar(play)}
    squares = [None] * first.weekday()
    on = first
    while on.month == first.month:
        squares.append(_square(play, on, known.get(on)))
        on += timedelta(days=1)
    squares += [None] * (-len(squares) % 7)
    weeks = tuple(tuple(squares[at : at + 7]) for at in range(0, len(squares), 7))
    title = f"{thai.MONTHS[first.month - 1]} {first.year + 543}"
    return Month(number, len(firsts), title, weeks)


def _firsts(play):
    """The first of each month in which the market is open."""
    days = (date_of(play.market, day) for day in range(1, play.market.days + 1))
    return list(dict.fromkeys(day.replace(day=1) for day in days))


def _square(play, on, known):
    if known is None:
        return Square(on.day, 0, "outside", None, ())
    state = "sold" if known.sold else "next" if known.day == play.today else "later"
    orders = play.days[known.day - 1].orders if known.sold else None
    return Square(on.day, known.day, state, orders, tuple(_marks(play, known)))


def _marks(play, known):
    if known.double:
        joined = f" ลด {known.double.joined}%" if known.double.joined else ""
        yield Mark(
            "offers", "bad" if not joined and not known.sold else "good", f"{known.double.title}{joined}"
        )
    elif known.waits:
        yield Mark("clock", "warn", "คนชะลอซื้อ")
    if known.payday:
        yield Mark("wallet", "good", "เงินเดือนออก")
    for one in known.arrivals:
        yield Mark("truck", "info", f"{name_of(play, one.product)} {thai.number(one.pieces)} ชิ้น")
    if known.money:
        satang = sum(one.satang for one in known.money)
        yield Mark("money", "good", f"เงินเข้า {thai.number(round(satang / 100))}")
