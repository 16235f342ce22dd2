"""From a click, a conversation or a wish to an order: who buys, how, when, and whose parcel comes back.

Dice belong to the view, the person or the conversation, never to the ad that happened to be shown.
"""

from dataclasses import fields

import numpy as np

from talat.engine.dice import Roll, happens, uniforms
from talat.engine.luck import STEPS, step_table
from talat.engine.pagemorning import BEGUN, BY_ITSELF, BY_MEMORY, BY_POST, Letters, Orders
from talat.engine.parameters import PAGE, RULES
from talat.engine.ranking import PPM

SAME_FOR_ALL = 0  # what the n-th conversation of a day asks is the same in every market of an exercise
TALK, ALONE, POSTED = 2**40, 2**41, 2**42  # dice of conversations, returning people, posts' clicks begin here
NONE = np.zeros(0, np.int64)


def joined(parts):
    """Dataclasses of arrays of one kind, one behind the other."""
    kind = type(parts[0])
    return kind(*(np.concatenate([getattr(part, one.name) for part in parts]) for one in fields(kind)))


def no_orders():
    """`Orders` without any."""
    return Orders(*[NONE] * 6, NONE.astype(bool), NONE.astype(bool), NONE)


def known(warm, times):
    """`times` for those who know the shop, 1 for others."""
    return np.where(warm, times, 1.0)


def of_ads(column, row, otherwise=1.0):
    """A column of `Ads` for the ads in `row`; `otherwise` for what came from no ad."""
    return np.where(row >= 0, column[np.maximum(row, 0)], otherwise) if column.size else np.ones(row.size)


def likely(stage, morning, base, person, sells=1.0):
    """Chance of an order of these people."""
    offer = morning.offer
    taste = stage.folk.buys[person] * known(morning.warm[person], PAGE.known_buys)
    return np.minimum(base * sells * taste * (offer.pull * offer.page), PAGE.chance_most)


def made(stage, morning, seed, key, row, person, hour, place, delay, talk, waited=None):
    """`Orders` of those who want to buy; who wants cash on delivery may not want it otherwise."""
    answers, luck = stage.answers, morning.luck
    wants = happens(uniforms(seed, Roll.PAGE_METHOD, luck, key), answers.cod)
    cod = wants & morning.offer.cod
    misled = of_ads(morning.ads.refused, row)
    chance = np.minimum(np.where(cod, answers.refuse_cod, answers.refuse_paid) * misled, PAGE.chance_most)
    refused = happens(uniforms(seed, Roll.PAGE_DELIVERY, luck, key), chance)
    waited = np.zeros(row.size, np.int64) if waited is None else waited
    orders = Orders(row, person, hour, place, delay, talk, cod, refused, waited)
    if morning.offer.cod:
        return orders
    stays = ~wants | happens(uniforms(seed, Roll.PAGE_METHOD, luck, key, 1), answers.without_cod)
    return Orders(*(getattr(orders, one.name)[stays] for one in fields(orders)))


def delays(seed, luck, key):
    """(orders,) whole hours from click to order."""
    at = (uniforms(seed, Roll.PAGE_DELAY, luck, key) * STEPS).astype(np.int64)
    return np.floor(step_table(RULES.delay)[at]).astype(np.int64)


def from_clicks(stage, morning, seed, clicks):
    """(`Orders` of clicks that lead to the shop, numbers of the clicks that write instead)."""
    if not clicks.row.size:
        return no_orders(), NONE
    inbox, luck = morning.ads.inbox[clicks.row], morning.luck
    chance = likely(stage, morning, stage.answers.buys, clicks.person, morning.ads.sells[clicks.row])
    bought = np.flatnonzero(~inbox & happens(uniforms(seed, Roll.PAGE_ORDER, luck, clicks.key), chance))
    writes = np.minimum(stage.answers.writes * stage.folk.writes[clicks.person], PAGE.chance_most)
    wrote = inbox & happens(uniforms(seed, Roll.PAGE_WRITE, luck, clicks.key), writes)
    key = clicks.key[bought]
    columns = (getattr(clicks, name)[bought] for name in ("row", "person", "hour", "place"))
    none = np.full(bought.size, -1)
    return made(stage, morning, seed, key, *columns, delays(seed, luck, key), none), np.flatnonzero(wrote)


def wishing(morning, posts, seed):
    """(number of the post, person, hour) of those whom posts make want to buy: people who know the shop."""
    post = np.repeat(np.arange(posts.wishes.size), posts.wishes)
    if not post.size:
        return post, NONE, NONE
    friends = np.flatnonzero(morning.warm)
    friends = friends if friends.size else np.arange(morning.warm.size)
    die, hour = (uniforms(seed, Roll.PAGE_POST, morning.luck, np.arange(post.size), part) for part in (9, 8))
    return post, friends[(die * friends.size).astype(np.int64)], (hour * 24).astype(np.int64)


def letters(stage, morning, seed, clicks, wrote, wishes):
    """`Letters`: conversations that begin, by hour of the day."""
    post, person, hour = (column if morning.at_once.size else NONE for column in wishes)
    from_ad, none = wrote.size, np.zeros(post.size, np.int64)
    hours = np.concatenate([clicks.hour[wrote], hour])
    turn = np.argsort(hours, kind="stable")
    topic = quality = NONE
    if turn.size:
        die = uniforms(SAME_FOR_ALL, Roll.PAGE_TOPIC, morning.luck, np.arange(turn.size))
        topic = np.searchsorted(stage.topics, die, side="right")
        quality = morning.at_once[topic]
    return Letters(
        row=np.concatenate([clicks.row[wrote], none + BY_POST])[turn],
        post=np.concatenate([np.full(from_ad, -1), post])[turn],
        person=np.concatenate([clicks.person[wrote], person])[turn],
        hour=hours[turn],
        place=np.concatenate([clicks.place[wrote], none])[turn],
        topic=topic,
        quality=quality,
    )


def from_talks(stage, morning, seed, begun):
    """[`Orders`] out of conversations: those answered at once today, and those answered since yesterday."""
    told, waiting = np.flatnonzero(begun.quality), morning.waiting
    found = []
    if told.size:
        key = TALK + morning.luck * 4096 + told
        names = ("quality", "row", "person", "hour", "place")
        columns = (getattr(begun, name)[told] for name in names)
        found.append(_closed(stage, morning, seed, key, *columns, BEGUN + told))
    if waiting.key.size:
        names = ("key", "quality", "row", "person", "hour", "place", "key")
        columns = (getattr(waiting, name) for name in names)
        found.append(_closed(stage, morning, seed, *columns, waiting.waited * 24))
    return found


def _closed(stage, morning, seed, key, quality, row, person, hour, place, talk, waited=None):
    chance = likely(stage, morning, stage.answers.closes * quality, person, of_ads(morning.ads.sells, row))
    bought = np.flatnonzero(happens(uniforms(seed, Roll.PAGE_CLOSE, morning.luck, key), chance))
    columns = (column[bought] for column in (key, row, person, hour, place))
    waited = None if waited is None else waited[bought]
    return made(stage, morning, seed, *columns, np.zeros(bought.size, np.int64), talk[bought], waited)


def kept_in_mind(mind, clickers):
    """Clicks still in mind the next morning, (people,) whole millionths; `clickers` (clicks,) are today's."""
    left = mind * round(0.5 ** (1.0 / PAGE.minded_half) * PPM) // PPM
    return left + PPM * np.bincount(clickers, minlength=mind.size)


def by_themselves(stage, morning, seed):
    """`Orders` of people who come back: they know the shop, or have an ad in mind (fact 4)."""
    person = np.flatnonzero(morning.warm | (morning.mind > 0))
    known_shop = stage.answers.comes_back * stage.folk.people.stands_for / PAGE.known_buys
    base = known_shop * morning.warm[person]
    minded = stage.answers.buys * PAGE.minded * (morning.mind[person] / PPM)
    die = uniforms(seed, Roll.PAGE_BACK, morning.luck, person)
    bought = happens(die, likely(stage, morning, base + minded, person))
    row = np.where(happens(die, likely(stage, morning, base, person)), BY_ITSELF, BY_MEMORY)[bought]
    person = person[bought]
    zero, none = np.zeros(person.size, np.int64), np.full(person.size, -1)
    return made(stage, morning, seed, person + ALONE, row, person, zero, zero, zero, none)


def from_posts(stage, morning, seed, wishes):
    """`Orders` of those whom posts bring to the shop, where there is no inbox to write to."""
    post, person, hour = wishes
    number = np.arange(person.size)
    die = uniforms(seed, Roll.PAGE_ORDER, morning.luck, number, 1)
    bought = np.flatnonzero(happens(die, likely(stage, morning, stage.answers.buys, person)))
    key, none, row = bought + POSTED, np.full(bought.size, -1), np.full(bought.size, BY_POST)
    delay = delays(seed, morning.luck, key)
    return made(stage, morning, seed, key, row, person[bought], hour[bought], post[bought], delay, none)
