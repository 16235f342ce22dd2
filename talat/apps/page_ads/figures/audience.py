"""What the platform says of a draft before it is made: how many people, how many views, who overlaps."""

from dataclasses import dataclass

from talat.apps.kit import thai
from talat.apps.page_ads.draft import goals_of
from talat.journal.ads import questions
from talat.journal.ads.settings import AdSet
from talat.scenarios.arena import date_of


@dataclass(frozen=True)
class Meter:
    """The size of an audience in words and as a bar."""

    people: str
    share: float  # of everybody, 0–1
    words: str  # narrow, fair, wide
    tone: str
    reached: str  # "" before a budget is known
    shared: tuple[tuple[str, str], ...]  # (title of another ad set, people it shares)


NARROW, WIDE = 0.04, 0.6  # shares of everybody below and above which it is said
MUCH = 0.2  # of the smaller of two audiences


def draft_set(draft, play):
    """An `AdSet` as a draft would make it."""
    given = {
        key: draft.given[key] for key in draft.given if key not in ("payer", "edited", "on", "id", "campaign")
    }
    given.setdefault("starts", play.today)
    return AdSet(id=draft.editing, campaign=draft.under, **given)


def meter(draft, play):
    """The `Meter` of a draft of an ad set."""
    one = draft_set(draft, play)
    told, everyone = questions.estimate(play, one), play.market.people.number * play.market.people.stands_for
    share = told.people / everyone if everyone else 0.0
    if not told.people:
        words, tone = "ไม่มีใครตรงเลย เลือกให้กว้างขึ้น", "bad"
    elif share < NARROW:
        words, tone = "แคบมาก คนจะเห็นซ้ำและเบื่อเร็ว", "warn"
    elif share > WIDE:
        words, tone = "กว้าง ระบบมีที่ให้ลองหาเยอะ", ""
    else:
        words, tone = "กำลังดี", "good"
    reached = f"{thai.number(told.least)} ถึง {thai.number(told.most)} คนต่อวัน" if told.most else ""
    return Meter(f"{thai.number(told.people)} คน", share, words, tone, reached, tuple(_shared(play, one)))


def _shared(play, one):
    """(title, people) of other ad sets that are on and share much of the smaller audience of the two."""
    board, warm = play.desk.board, play.desk.warm
    mine = board.inside(one, warm)
    for other in play.ad_sets.values():
        if other.id == one.id or not other.on:
            continue
        theirs = board.inside(other, warm)
        both, smaller = int((mine & theirs).sum()), min(int(mine.sum()), int(theirs.sum()))
        if smaller and both / smaller >= MUCH:
            yield other.title, f"{thai.number(both * play.market.people.stands_for)} คน"


@dataclass(frozen=True)
class Plan:
    """How long the prepaid money lasts with the draft beside all that runs."""

    left: int  # satang
    days: int  # of the market still to come
    even: int  # satang a day that would use it up on the last day
    others: int  # satang a day of all else that is on
    lasts: int | None  # days it lasts with the draft; None before the draft has a budget


def plan(draft, play):
    """The `Plan` of a draft of an ad set or campaign."""
    left, days = play.summary.money_left, max(play.market.days - len(play.days), 1)
    others = sum(_daily(one, play) for one in _payers(play) if one.id != draft.editing)
    mine = _daily(draft_set(draft, play), play) if draft.level == "ad_set" else draft.given.get("budget") or 0
    lasts = min(left // (others + mine), days) if mine else None
    return Plan(left, days, left // days // 100 * 100, others, lasts)


def _payers(play):
    """Campaigns and ad sets that are on and have a budget."""
    sets = [one for one in play.ad_sets.values() if play.campaigns[one.campaign].on]
    return [one for one in (*play.campaigns.values(), *sets) if one.on and one.budget is not None]


def _daily(one, play):
    """Satang a day of what has a budget; one for all its days is shared among those still to come."""
    if not one.budget or not getattr(one, "lifetime", False):
        return one.budget or 0
    return one.budget // max(one.ends - max(one.starts, play.today) + 1, 1) if one.ends else 0


def goals(draft, play):
    """What the draft may be optimised for; of one that exists only what it is."""
    return (draft.given["goal"],) if draft.editing else goals_of(draft, play)


def days_ahead(play):
    """(number, words) of every day that is still to come."""
    return [
        (str(day), f"วันที่ {day} ({thai.short_date(date_of(play.market, day))})")
        for day in range(play.today, play.market.days + 1)
    ]
