"""What the platform's review said of each ad: the words at fault marked, the rule, what to write instead."""

from dataclasses import dataclass

from talat.apps.page_ads.words import WHERE_WORDS


@dataclass(frozen=True)
class Judged:
    """One ad and its review."""

    ad: object
    ad_set: str
    state: str  # "waiting" | "approved" | "rejected"
    headline: tuple[tuple[str, bool], ...]  # pieces of the text, and whether each is at fault
    text: tuple[tuple[str, bool], ...]
    faults: tuple
    where: tuple[str, ...]  # of each fault, in words


def judged(play):
    """Every ad with its review: rejected ones first, then those that wait."""
    order = ("rejected", "waiting", "approved")
    return sorted(
        (_one(play, ad) for ad in reversed(play.ads.values())), key=lambda one: order.index(one.state)
    )


def _one(play, ad):
    review = play.review(ad.id)
    faults = review.faults if review and ad.review == "rejected" else ()
    return Judged(
        ad=ad,
        ad_set=play.ad_sets[ad.ad_set].title,
        state=ad.review,
        headline=marked(ad.headline, [fault.words for fault in faults if fault.where == "headline"]),
        text=marked(ad.text, [fault.words for fault in faults if fault.where == "text"]),
        faults=faults,
        where=tuple(WHERE_WORDS[fault.where] for fault in faults),
    )


def marked(text, at_fault):
    """A text in pieces, (piece, whether it is at fault); together they are the text."""
    spots = [False] * len(text)
    for words in filter(None, at_fault):
        start = text.find(words)
        while start >= 0:
            spots[start : start + len(words)] = [True] * len(words)
            start = text.find(words, start + 1)
    pieces, begin = [], 0
    for end in range(1, len(text) + 1):
        if end == len(text) or spots[end] != spots[begin]:
            pieces.append((text[begin:end], spots[begin]))
            begin = end
    return tuple(pieces)
