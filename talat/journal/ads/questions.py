"""What a screen may ask of a play: figures, breakdowns, how ads stand, learning, audiences.

Levels are "all", "campaign", "ad_set" and "ad"; `name` is the id, "" for "all". Days default to all.
"""

from __future__ import annotations

from talat.engine import attention, quality
from talat.engine.luck import spread_table
from talat.engine.parameters import PAGE, RULES
from talat.journal.ads.books import Account
from talat.journal.ads.outcome import CODES, Delivery, Estimate, Figures, Learning, Ranking, Slice
from talat.journal.ads.tally import AGES
from talat.scenarios import page_stage as stages

BY = ("day", "placement", "hour", "age")
_RUNS = CODES[CODES.index("out_of_budget") :]  # codes of what is being shown, the gravest first


def figures(play, level: str = "all", name: str = "", first: int = 1, last: int | None = None) -> Figures:
    """The dashboard's row of a campaign, ad set or ad over days."""
    return play.desk.tally.figures(play.under(level, name), first, last or len(play.days))


def breakdown(
    play, by: str, level: str = "all", name: str = "", first: int = 1, last: int | None = None
) -> tuple[Slice, ...]:
    """The same, cut by one of BY.

    One person may be in several rows, so reach does not add up; by hour it is not kept and is 0.
    """
    ads, last, tally = play.under(level, name), last or len(play.days), play.desk.tally
    if by == "day":
        return tuple(Slice(str(day), tally.figures(ads, day, day)) for day in range(first, last + 1))
    names = {
        "placement": [place.id for place in play.market.placements],
        "hour": [str(hour) for hour in range(24)],
        "age": list(AGES),
    }[by]
    axis = ("placement", "hour", "age").index(by)
    found = []
    for number, key in enumerate(names):
        where = [None, None, None]
        where[axis] = number
        found.append(Slice(key, tally.figures(ads, first, last, tuple(where))))
    return tuple(found)


def usual_reach(play) -> float:
    """Followers that all posts shown so far reach on average over all luck."""
    books = zip(play.desk.books, play.days, strict=True)
    return sum(
        float(book.morning.posts.appeal.sum()) * book.morning.followers * play.market.organic.reach
        for book, day in books
        if day.posts
    )


def learning(play, ad_set: str) -> Learning:
    """The learning phase of an ad set."""
    one, needed = play.ad_sets[ad_set], RULES.learning_results
    week = play.desk.results.get(ad_set)
    results = 0 if week is None else int(week.sum())
    if one.goal == "reach":
        return Learning(results, needed, "none", one.edited)
    if results >= needed:
        state = "learned"
    else:
        state = "limited" if play.today - one.edited >= RULES.learning_days else "learning"
    return Learning(results, needed, state, one.edited)


def ranking(play, ad: str) -> Ranking:
    """The rankings of an ad over the last seven days."""
    last = len(play.days)
    seen = figures(play, "ad", ad, max(last - RULES.learning_days + 1, 1), last)
    if seen.impressions < PAGE.many_views:
        return Ranking("", "", "")
    answer, photo = play.market.answer, play.market.photo(play.ads[ad].photo)
    others = spread_table(PAGE.rival_clicks)
    usual = 1.0 / answer.buys if answer.buys else 0.0
    values = (
        photo.appeal * photo.honesty * 2.0,
        (seen.ctr or 0.0) / answer.clicks,
        (seen.orders + 1.0) / (seen.clicks + usual) * usual,
    )
    return Ranking(*(quality.ranking(value, others) for value in values))


def label(play, ad: str) -> str:
    """ "", "limited" or "fatigue": the last seven days' cost a result against that of past ads (F6)."""
    last, goal = len(play.days), play.ad_sets[play.ads[ad].ad_set].goal
    split = last - RULES.learning_days
    if split < 1:
        return ""
    alike = [one.id for one in play.ads.values() if play.ad_sets[one.ad_set].goal == goal]
    now = play.desk.tally.figures((ad,), split + 1, last)
    past = play.desk.tally.figures(alike, 1, split)
    return quality.creative_label(now.cpa, past.cpa)


def delivery(play, level: str, name: str) -> Delivery:
    """How an ad, ad set or campaign stands now."""
    if level == "ad":
        return _ad_delivery(play, name)
    on = (play.campaigns if level == "campaign" else play.ad_sets)[name].on
    if not on or (level == "ad_set" and not play.campaigns[play.ad_sets[name].campaign].on):
        return Delivery("off")
    below = [_ad_delivery(play, ad) for ad in play.under(level, name)]
    if not below:
        return Delivery("empty")
    shown = [one for one in below if one.code in _RUNS]
    return min(shown or below, key=lambda one: CODES.index(one.code))


def _ad_delivery(play, ad):
    one = play.ads[ad]
    ad_set = play.ad_sets[one.ad_set]
    if not (one.on and ad_set.on and play.campaigns[ad_set.campaign].on):
        return Delivery("off")
    if one.review != "approved":
        return Delivery("in_review" if one.review == "waiting" else "rejected")
    if play.today < ad_set.starts:
        return Delivery("scheduled", day=ad_set.starts)
    if ad_set.ends is not None and play.today > ad_set.ends:
        return Delivery("ended", day=ad_set.ends)
    if play.desk.purse[Account.PREPAID] < PAGE.broke * play.market.money.least_daily:
        return Delivery("no_money")
    return _shown(play, ad, ad_set)


def _shown(play, ad, ad_set):
    """How an ad that may run fares."""
    yesterday = play.days[-1] if play.days else None
    ran = next((one for one in yesterday.ads if one.ad == ad), None) if yesterday else None
    if ran and ran.out_of_money is not None and ran.out_of_money < PAGE.early:
        return Delivery("out_of_budget", hour=ran.out_of_money)
    if ran and _starved(play, ad_set, yesterday):
        return Delivery("not_delivering")
    worn = label(play, ad)
    if worn:
        return Delivery("fatigue" if worn == "fatigue" else "creative_limited")
    state = learning(play, ad_set.id)
    if state.state in ("learning", "limited"):
        return Delivery(state.state, results=state.results, needed=state.needed)
    return Delivery("active")


def _starved(play, ad_set, day):
    """Whether an ad set spent next to nothing of its own budget."""
    spent = sum(one.figures.spend for one in day.ads if one.ad_set == ad_set.id)
    wanted = play.desk.budgets_of.get(ad_set.id, 0)
    return spent < PAGE.few_wins * wanted


def estimate(play, ad_set) -> Estimate:
    """What the platform says of an audience; `ad_set` is an `AdSet` or a `MakeAdSet` not yet decided."""
    market, desk = play.market, play.desk
    inside = desk.board.inside(ad_set, desk.warm)
    people = int(inside.sum()) * market.people.stands_for
    places = [one for one in market.placements if not ad_set.placements or one.id in ad_set.placements]
    hours = attention.traffic_shares()[ad_set.from_hour : ad_set.to_hour].sum()
    views = int(people * market.people.looks * sum(one.share for one in places) * hours)
    if not ad_set.budget:
        return Estimate(people, views)
    level = market.rivals.level * stages.level(market, min(play.today, market.days))
    day = ad_set.budget
    if ad_set.lifetime and ad_set.ends:
        day = ad_set.budget // max(ad_set.ends - (ad_set.starts or play.today) + 1, 1)
    least, most = (int(min(day * 1000 / (level * dear), people, views)) for dear in PAGE.dear)
    return Estimate(people, views, least, most)


def overlap(play, a: str, b: str) -> float:
    """Share of the people in ad set `a`'s audience who are also in `b`'s, 0–1."""
    board, warm = play.desk.board, play.desk.warm
    one, two = (board.inside(play.ad_sets[name], warm) for name in (a, b))
    return float((one & two).sum() / one.sum()) if one.any() else 0.0


def against_itself(play, ad_set: str, first: int = 1, last: int | None = None) -> float | None:
    """Share of auctions an ad set left to another ad of the same page, 0–1; None without an auction."""
    days = play.days[first - 1 : last or len(play.days)]
    mine = [one for day in days for one in day.ads if one.ad_set == ad_set]
    entered = sum(one.entered for one in mine)
    return sum(one.own_rival for one in mine) / entered if entered else None
