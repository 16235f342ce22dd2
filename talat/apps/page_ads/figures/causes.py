"""Why a day brought more or less than the day before: a waterfall whose parts sum to the last satang."""

from weakref import WeakKeyDictionary

from talat.apps.kit import spans, thai

_TOLD = WeakKeyDictionary()  # play → {day: what was told}: days that are over never change


def told(play, day):
    """(sentence, waterfall of money, [(cause, orders in words)]) of a day against the one before.

    None for the first day. Worked out once: a day with many causes is run again many times.
    """
    known = _TOLD.setdefault(play, {})
    if day not in known:
        known[day] = _tell(play.why(day))
    return known[day]


def _tell(found):
    if found is None:
        return None
    amounts = whole_parts([cause.money for cause in found.causes])
    steps = [(cause.title, satang) for cause, satang in zip(found.causes, amounts, strict=True)]
    fall = spans.waterfall((f"วันที่ {found.against}", found.money_before), steps, f"วันที่ {found.day}")
    gap = found.money_after - found.money_before
    sentence = f"วันที่ {found.day} {_more(found, gap)} เมื่อเทียบกับวันที่ {found.against}"
    orders = [(cause.title, _signed(float(cause.orders))) for cause in found.causes]
    return sentence, fall, orders


def _more(found, gap):
    if not gap:
        return "เหลือเงินเท่าเดิม"
    if found.money_before < 0 and found.money_after < 0:
        return f"ขาดทุน{'น้อยลง' if gap > 0 else 'มากขึ้น'} {thai.baht(abs(gap))}"
    return f"เหลือเงิน{'มากขึ้น' if gap > 0 else 'น้อยลง'} {thai.baht(abs(gap))}"


def whole_parts(parts):
    """Fractions of a satang as whole ones with the same sum: each rounded, the rest where most was cut."""
    floors = [part.numerator // part.denominator for part in parts]
    missing = int(sum(parts)) - sum(floors)
    order = sorted(range(len(parts)), key=lambda at: (floors[at] - parts[at], at))
    for at in order[:missing]:
        floors[at] += 1
    return floors


def _signed(number):
    return "0" if abs(number) < 0.05 else f"{'+' if number > 0 else ''}{thai.number(number, 1)}"
