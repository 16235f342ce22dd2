"""Tests as one reads them: two sides, a bar of how far the difference may reach, an honest verdict."""

import math
from dataclasses import dataclass

from talat.apps.kit import spans, thai
from talat.apps.page_ads.figures import audience
from talat.journal.ads import trial

KIND_WORDS = {
    "split_ad_sets": ("เทียบสองชุดโฆษณา", "แบ่งคนเป็นสองครึ่งแบบสุ่ม แต่ละครึ่งเห็นคนละชุด จึงเทียบกันได้ยุติธรรม"),
    "split_ads": ("เทียบสองโฆษณา", "แบ่งคนเป็นสองครึ่งแบบสุ่ม แต่ละครึ่งเห็นคนละชิ้น"),
    "holdout": ("กันคนไว้ไม่ให้เห็นโฆษณา", "คนที่กันไว้ไม่เห็นโฆษณาเลย ที่เขาซื้อคือซื้ออยู่แล้ว ส่วนต่างคือสิ่งที่โฆษณาพามาจริง"),
}
MEASURE_WORDS = {"results": "ผลลัพธ์", "clicks": "คลิก", "orders": "ออเดอร์"}
USUAL = 7  # days of a test unless one chooses otherwise
MANY = 100  # times as much: beyond that no number helps
PER = 10_000  # people a rate is told for
EDGE, FARTHEST = 1.0, 9.0  # a lift of 100 % either way fills the bar, or a larger one up to ten times as many
FEW = 10  # results of both sides below which nobody is called better; ours


@dataclass(frozen=True)
class Side:
    """One side of a test."""

    name: str
    people: str
    got: str
    rate: str


@dataclass(frozen=True)
class Shown:
    """A test ready to read."""

    id: str
    title: str
    when: str
    done: bool
    sides: tuple[Side, Side]
    bar: spans.Spread | None  # None before there is anything to compare
    verdict: str
    tone: str
    ends: tuple[str, str]


def shown(play, test):
    """A test as a card shows it."""
    told = trial.result(play, test.id)
    names = _names(play, test)
    measure = MEASURE_WORDS[told.measure]
    counts = [
        arm.orders if told.measure == "orders" else getattr(arm.figures, told.measure)
        for arm in (told.a, told.b)
    ]
    sides = tuple(
        _side(name, arm, got, measure) for name, arm, got in zip(names, (told.a, told.b), counts, strict=True)
    )
    ready = len(play.days) >= test.first and all(map(math.isfinite, (told.lift.low, told.lift.value)))
    words, tone = _verdict(told, names, test.kind, sum(counts)) if ready else ("เพิ่งเริ่ม ยังไม่มีอะไรให้เทียบ", "")
    last = min(test.last, len(play.days))
    when = f"วันที่ {test.first} ถึง {test.last}" + (
        "" if told.done else f" ตอนนี้ผ่านมา {max(last - test.first + 1, 0)} วัน"
    )
    return Shown(
        id=test.id,
        title=KIND_WORDS[test.kind][0],
        when=when,
        done=told.done,
        sides=sides,
        bar=_bar(told, names, measure, told.sure and sum(counts) >= FEW) if ready else None,
        verdict=words,
        tone=tone,
        ends=(f"{names[1]} ดีกว่า", f"{names[0]} ดีกว่า"),
    )


def _names(play, test):
    if test.kind == "holdout":
        return "คนที่เห็นโฆษณา", "คนที่กันไว้"
    kind = play.ad_sets if test.kind == "split_ad_sets" else play.ads
    return kind[test.a].title, kind[test.b].title


def _side(name, arm, got, measure):
    rate = got * PER / arm.people if arm.people else 0
    told = f"{thai.number(rate, 0 if rate >= 100 else 1)} ต่อหมื่นคน" if arm.people else "–"
    return Side(name, f"{thai.number(arm.people)} คน", f"{thai.number(got)} {measure}", told)


def _bar(told, names, measure, sure):
    low, mid, high = told.lift.low, told.lift.value, told.lift.high
    edge = min(max(EDGE, *(abs(end) for end in (low, mid, high) if math.isfinite(end))), FARTHEST)
    spread = f"ตั้งแต่ {_gap(low)} ถึง {_gap(high)}"
    words = f"“{names[0]}” ได้{measure}ต่อคน {_gap(mid)} เทียบกับอีกฝั่ง แต่จริง ๆ อาจเป็นได้{spread}"
    return spans.spread(f"{measure}ต่อคน", words, low, mid, high, sure, edge)


def _gap(share):
    """A lift as one says it: −12%, เท่ากัน, +30%, 3.2 เท่า."""
    if not share < MANY:
        return f"มากกว่า {MANY} เท่า"
    if abs(share) < 0.005:
        return "เท่ากัน"
    if share > 1:
        return f"{thai.number(share + 1, 1)} เท่า"
    return f"{'+' if share > 0 else ''}{thai.percent(share)}"


def _verdict(told, names, kind, number):
    """The honest sentence: who is better, or that it cannot be told yet."""
    more = "" if told.done else " รอให้ครบวันก่อน"
    if number < FEW:
        return f"ยังบอกไม่ได้ ทั้งสองฝั่งรวมกันได้แค่ {number} ครั้ง น้อยเกินไป{more}", "warn"
    if not told.sure:
        return f"ยังบอกไม่ได้ว่าต่างกันจริง หรือเป็นเพราะโชค{more}", "warn"
    better = names[0] if told.gap.value > 0 else names[1]
    if kind == "holdout":
        if told.gap.value > 0:
            return "โฆษณาพาออเดอร์ใหม่มาจริง", "good"
        return "คนที่ไม่เห็นโฆษณาซื้อมากกว่า โฆษณาชุดนี้ไม่ได้ช่วย", "bad"
    early = "" if told.done else " แต่ยังไม่ครบวัน อย่าเพิ่งปิดอีกฝั่ง"
    return f"“{better}” ดีกว่าจริง{early}", "good"


def running(play):
    """The test that runs now, or None."""
    return next((one for one in play.tests.values() if one.last > len(play.days)), None)


def to_choose(play):
    """What a new test may be: `sides` {kind: [(id, title)…]} of two or more, `until` days, the usual one."""
    sets = [(one.id, one.title) for one in play.ad_sets.values()]
    ads = [(one.id, f"{one.title} ({play.ad_sets[one.ad_set].title})") for one in play.ads.values()]
    sides = {kind: rows for kind, rows in (("split_ad_sets", sets), ("split_ads", ads)) if len(rows) > 1}
    days = audience.days_ahead(play)
    return {
        "sides": sides,
        "first_kind": next(iter(sides), "holdout"),
        "until": days,
        "until_now": days[min(USUAL, len(days)) - 1][0] if days else "",
    }
