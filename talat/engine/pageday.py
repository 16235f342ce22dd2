"""One day of a page: ads in the auction, posts, answers, people who come back; no state changes.

`run` is a function of the morning alone, so a day can be run again with one thing changed, under the same
luck.
"""

import numpy as np

from talat.engine import campaign, delivery, pageorders
from talat.engine.attention import freshness
from talat.engine.attribution import LAGS
from talat.engine.campaign import AdState, Goal
from talat.engine.dice import Roll, uniforms
from talat.engine.luck import GRID
from talat.engine.pacing import MICROS_PER_SATANG
from talat.engine.pagemorning import CLICKS, ENGAGEMENT, MESSAGES, REACH, SALES, Brought, Clicks
from talat.engine.pageposts import reached
from talat.engine.parameters import PAGE, RULES

MOST_SHOWN = 128  # more people than one simulated person stands for


def _chances(stage, morning):
    """(ads,) what the platform expects of a click on each ad, in results."""
    ads, answers, offer = morning.ads, stage.answers, morning.offer
    orders = offer.pull * offer.page * ads.sells
    buys = np.where(ads.inbox, answers.writes * answers.closes, answers.buys) * orders
    kinds = [ads.goal == kind for kind in (CLICKS, ENGAGEMENT, MESSAGES, SALES)]
    chance = np.select(kinds, [1.0, answers.likes, answers.writes, buys], 1.0)
    return np.rint(np.minimum(chance, PAGE.pull_most) * GRID * GRID) / (GRID * GRID)


def _worth(stage, morning, running):
    """(ads, people) results a click against the mean, by what each ad set looks for."""
    folk, goal = stage.folk, morning.ads.goal[running]
    plain = np.ones(folk.buys.size)
    known = folk.buys * pageorders.known(morning.warm, PAGE.known_buys)
    by_goal = {CLICKS: plain, ENGAGEMENT: folk.likes, MESSAGES: folk.writes, SALES: known, REACH: plain}
    return np.stack([by_goal[one] for one in goal.tolist()])


def ad_sets(stage, morning, running):
    """The engine's `AdSets` of the ads that run."""
    ads, answers = morning.ads, stage.answers
    goal = ads.goal[running]
    kind = np.select([goal == REACH, goal == CLICKS], [int(Goal.REACH), int(Goal.CLICKS)], int(Goal.SALES))
    week = RULES.learning_days * answers.comes_back * morning.offer.pull * stage.folk.people.stands_for
    again = round(min(PAGE.credit * week, PAGE.chance_most) * GRID) / GRID
    return campaign.ad_sets(
        ads.inside[running] & ~morning.held,
        ads.places[running],
        ads.budget[: _pools(ads, running)],
        ads.taste[running] * pageorders.known(morning.warm, PAGE.known_clicks),
        ads.pool[running],
        ads.pace[: _pools(ads, running)],
        worth=_worth(stage, morning, running),
        hours=ads.hours[running],
        goal=kind,
        click_rate=ads.click_rate[running],
        effect=_chances(stage, morning)[running],
        anyway=np.where((goal == SALES)[:, np.newaxis], [0.0, again], 0.0),
        order_value=morning.offer.price * MICROS_PER_SATANG,
        liking=ads.liking[running],
        strategy=ads.strategy[running],
        cap=ads.cap[running],
        min_roas=ads.min_roas[running],
        frequency_cap=ads.frequency_cap[running],
    )


def _pools(ads, running):
    """Budgets up to the last that pays for an ad that runs: the engine knows no others."""
    return int(ads.pool[running].max()) + 1


def _auctions(stage, morning, seed):
    """(numbers of the ads that ran, `AdDay`, `AdState`)."""
    ads, memory = morning.ads, morning.memory
    running = np.flatnonzero(ads.on & (ads.budget[ads.pool] > 0))
    if not running.size:
        return running, None, None
    state = AdState(
        views=memory.views[running],
        results=memory.results[running],
        coming=np.zeros((running.size, LAGS), np.int64),
        bid=memory.bid[: _pools(ads, running)],
        part=memory.part[: _pools(ads, running)],
        stretch=memory.stretch[running],
    )
    sets, people = ad_sets(stage, morning, running), stage.folk.people
    luck, level = morning.luck, morning.level
    found = delivery.run_day(people, stage.exchange, sets, state, seed, luck, level, count_orders=False)
    return running, *found


def _reactions(stage, morning, running, report, seed):
    """(shows,) whole reactions of each show."""
    shows, views, ads = report.shows, report.views, morning.ads
    row, person = running[shows.ad], views.person[shows.view]
    chance = ads.click_rate[row] * ads.taste[row, person] * stage.folk.likes[person] * stage.answers.likes
    chance *= freshness(morning.memory.views[row, person], stage.exchange.fatigue)
    die = uniforms(seed, Roll.PAGE_LIKE, morning.luck, shows.view)
    many = np.floor(np.rint(chance * shows.people * GRID) / GRID + die)
    return np.minimum(many, shows.people).astype(np.int64)


def _clicks(running, report):
    """`Clicks` of a day, in the order of the shows."""
    shows, views = report.shows, report.views
    which = np.repeat(np.arange(shows.ad.size), shows.clicks)
    turn = np.arange(which.size) - np.repeat(np.cumsum(shows.clicks) - shows.clicks, shows.clicks)
    view = shows.view[which]
    return Clicks(
        running[shows.ad[which]],
        views.person[view].astype(np.int64),
        views.hour[view].astype(np.int64),
        views.placement[view].astype(np.int64),
        view * MOST_SHOWN + turn,
    )


def run(stage, morning, seed):
    """`Brought`: one day. Without an inbox posts bring clicks to the shop instead of messages."""
    running, report, after = _auctions(stage, morning, seed)
    reactions, clicks = np.zeros(0, np.int64), Clicks(*[np.zeros(0, np.int64)] * 5)
    if report is not None:
        reactions = _reactions(stage, morning, running, report, seed)
        clicks = _clicks(running, report)
    follows = stage.answers.follows
    posts = reached(morning.posts, stage.organic, morning.followers, follows, seed, morning.luck)
    wishes = pageorders.wishing(morning, posts, seed)
    orders, wrote = pageorders.from_clicks(stage, morning, seed, clicks)
    letters = pageorders.letters(stage, morning, seed, clicks, wrote, wishes)
    parts = [orders, pageorders.by_themselves(stage, morning, seed)]
    parts += pageorders.from_talks(stage, morning, seed, letters)
    if not morning.at_once.size and wishes[0].size:
        parts.append(pageorders.from_posts(stage, morning, seed, wishes))
    return Brought(running, report, after, reactions, clicks, posts, letters, pageorders.joined(parts))
