"""A played day as rows that a screen reads: each ad's, each post's."""

from __future__ import annotations

import numpy as np

from talat.engine.pagemorning import BEGUN, BY_POST
from talat.journal.ads.dawn import payers
from talat.journal.ads.outcome import AdDay, PostDay


def ads(desk, today, brought, rows, pools) -> tuple[AdDay, ...]:
    """The ads that ran; `pools` are who pays, in the order of the engine's budgets."""
    if brought.report is None:
        return ()
    report, play, pays, found = brought.report, desk.play, payers(desk.play), []
    for at, number in enumerate(brought.running.tolist()):
        ad = play.ads[rows[number]]
        hour = int(report.ran_out[pools.index(pays[ad.ad_set])])
        found.append(
            AdDay(
                ad=ad.id,
                ad_set=ad.ad_set,
                campaign=play.ad_sets[ad.ad_set].campaign,
                figures=desk.tally.figures((ad.id,), today, today),
                learning=bool(report.learning[at]),
                out_of_money=None if hour < 0 else hour,
                entered=int(report.entered[at]),
                own_rival=int(report.own_rival[at]),
            )
        )
    return tuple(found)


def posts(desk, today, names, brought) -> tuple[PostDay, ...]:
    """The posts of a day."""
    saw, letters, orders = brought.posts, brought.letters, brought.orders
    wrote = np.bincount(letters.post[letters.post >= 0], minlength=len(names))
    begun = orders.talk[orders.talk >= BEGUN] - BEGUN
    shop = orders.place[(orders.row == BY_POST) & (orders.talk < 0)]
    closed = np.concatenate([letters.post[begun], shop])
    bought = np.bincount(closed[closed >= 0], minlength=len(names))
    return tuple(
        PostDay(
            post=name,
            day=today,
            reach=int(saw.followers[at] + saw.beyond[at]),
            beyond=int(saw.beyond[at]),
            reactions=int(saw.reactions[at]),
            clicks=int(saw.wishes[at]) - int(wrote[at]),
            messages=int(wrote[at]),
            orders=int(bought[at]),
            left=int(saw.left[at]),
            faults=desk.post_faults[name],
        )
        for at, name in enumerate(names)
    )
