"""A page's morning: ads looked at, budgets given, posts put up, a running test's halves drawn."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from talat.engine import pacing
from talat.engine.audience import split
from talat.engine.pagemorning import Memory, Morning
from talat.engine.pageposts import Posts
from talat.engine.parameters import PAGE, RULES
from talat.journal.ads import review
from talat.journal.ads.books import Account
from talat.journal.ads.verdict import Review
from talat.scenarios import page_stage as stages
from talat.scenarios import page_words


def reviewed(desk, today) -> tuple[Review, ...]:
    """What the platform says of the ads that wait; approved ones may run from now on."""
    play, found = desk.play, []
    for ad in [one for one in play.ads.values() if one.review == "waiting"]:
        faults = review.of_ad(desk.market, today, play.campaign_of(ad.id), ad)
        grave = review.grave(faults)
        advice = tuple(fault for fault in faults if fault not in grave)
        play.ads[ad.id] = replace(ad, review="rejected" if grave else "approved")
        desk.reviews[ad.id] = Review(ad.id, today, not grave, grave, advice)
        found.append(desk.reviews[ad.id])
    return tuple(found)


def running(play, today) -> set[str]:
    """Ids of the ads that are on, approved and within their days."""
    found = set()
    for ad in play.ads.values():
        one = play.ad_sets[ad.ad_set]
        above = one.on and play.campaigns[one.campaign].on
        if ad.on and above and ad.review == "approved" and one.starts <= today <= (one.ends or today):
            found.add(ad.id)
    return found


def payers(play) -> dict[str, str]:
    """Who pays for each ad set: "c:" and its campaign's id, or "s:" and its own."""
    return {
        one.id: f"c:{one.campaign}" if play.campaigns[one.campaign].budget is not None else f"s:{one.id}"
        for one in play.ad_sets.values()
    }


def budgets(desk, today, runs) -> dict[str, int]:
    """{who pays: satang today}; together no more than is prepaid."""
    play, pays, asked = desk.play, payers(desk.play), {}
    live = {pays[play.ads[ad].ad_set] for ad in runs}
    for one in play.ad_sets.values():
        payer = pays[one.id]
        if payer not in live:
            asked[payer] = 0
        elif payer.startswith("c:"):
            asked[payer] = play.campaigns[one.campaign].budget
        elif one.lifetime:
            left = max(one.budget - desk.lifetime[payer], 0)
            asked[payer] = pacing.daily_share(left, one.ends - today + 1)
        else:
            asked[payer] = one.budget
    left, wanted = desk.purse[Account.PREPAID], sum(asked.values())
    return asked if wanted <= left else {who: satang * left // wanted for who, satang in asked.items()}


def posts(desk, today) -> tuple[list[str], Posts]:
    """(ids, the engine's `Posts`) of the posts that go up today."""
    market, found = desk.market, [post for post in desk.play.posts.values() if post.day == today]
    kinds = {kind.id: kind for kind in market.posts}
    rows, last = [], desk.wrote
    for post in found:
        kind, rested = kinds[post.kind], min((today - last) / market.organic.rest_days, 1.0)
        desk.post_faults[post.id] = review.grave(review.of_post(market, today, post))
        good = (PAGE.dull + (PAGE.bright - PAGE.dull) * market.photo(post.photo).clarity) * kind.reach
        good *= page_words.readable(post.text) * (PAGE.hidden if desk.post_faults[post.id] else 1.0)
        appeal = page_words.rounded(good * (PAGE.restless + (1.0 - PAGE.restless) * rested))
        rows.append((appeal, kind.likes, kind.sells, 1.0 - rested))
        last = today
    desk.wrote = last
    return [post.id for post in found], Posts(*np.array(rows, dtype=float).reshape(-1, 4).T)


def tested(desk, today, ads):
    """(the engine's `Ads` as a running test shows them, (people,) bool of those who see none)."""
    people, held = desk.stage.folk.people, np.zeros(desk.warm.size, bool)
    test = next((one for one in desk.play.tests.values() if one.first <= today <= one.last), None)
    if test is None:
        return ads, held
    if test.kind == "holdout":
        return ads, held_out(people, test.percent)
    halves, inside = split(people), ads.inside.copy()
    by_set = test.kind == "split_ad_sets"
    for name, half in ((test.a, halves[0]), (test.b, halves[1])):
        mine = [(ad.ad_set if by_set else ad.id) == name for ad in desk.play.ads.values()]
        inside[np.array(mine, bool)] &= half
    return replace(ads, inside=inside), held


def held_out(people, percent) -> np.ndarray:
    """(people,) bool: the share of people that a holdout shows nothing."""
    return (people.half & 255) < percent * 256 // 100


def memory(desk, payers) -> Memory:
    """What the platform knows this morning; rows and pools as in the engine's `Ads`."""
    size = len(desk.play.ads)
    week = [desk.results[ad.ad_set] for ad in desk.play.ads.values()]
    known = np.array([desk.bids.get(who, (0.0, 1.0)) for who in payers], dtype=float).reshape(-1, 2)
    return Memory(
        views=np.array(list(desk.views.values()), np.uint16).reshape(size, desk.warm.size),
        results=np.array(week, np.int64).reshape(size, RULES.learning_days),
        bid=known[:, 0],
        part=known[:, 1],
        stretch=np.array(list(desk.stretch.values()), dtype=float),
    )


def morning(desk, today, runs, budgets, posts) -> Morning:
    """The engine's `Morning`."""
    play, front = desk.play, desk.play.shopfront
    ads = desk.board.rows(play.ad_sets, play.ads, payers(play), front.price, desk.warm, runs, budgets)
    ads, held = tested(desk, today, ads)
    return Morning(
        offer=stages.offer(desk.market, front),
        ads=ads,
        memory=memory(desk, budgets),
        posts=posts,
        waiting=desk.mailbox.deciding(),
        at_once=desk.mailbox.at_once(front),
        warm=desk.warm,
        mind=desk.mind,
        followers=desk.followers,
        level=stages.level(desk.market, today),
        held=held,
        luck=stages.luck_day(desk.market, today),
    )
