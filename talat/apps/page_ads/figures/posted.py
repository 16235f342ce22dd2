"""What posts brought: each beside the best one, and kinds beside each other by the one in the middle."""

from dataclasses import dataclass
from statistics import median

from talat.apps.kit import thai

FEW = 3  # posts of a kind below which nothing can be said of it


@dataclass(frozen=True)
class Bar:
    """One post that was shown."""

    title: str
    words: str  # how far it went
    share: float  # of the post that went farthest, 0–1


def shown(play):
    """[(`Post`, `PostDay`)] of the posts that were shown, oldest first."""
    return [(play.posts[told.post], told) for day in play.days for told in day.posts]


def bars(play):
    """`Bar`s of all posts, the newest first."""
    every = shown(play)
    best = max((told.reach for _, told in every), default=0) or 1
    kinds = {kind.id: kind.title for kind in play.market.posts}
    return [
        Bar(f"วันที่ {post.day} · {kinds[post.kind]}", f"{thai.number(told.reach)} คน", told.reach / best)
        for post, told in reversed(every)
    ]


def kinds(play):
    """Rows of a table: kind of post, how many, reach of the middle one and the best, reactions, messages."""
    rows = []
    for kind in play.market.posts:
        mine = [told for post, told in shown(play) if post.kind == kind.id]
        if mine:
            reach = [told.reach for told in mine]
            few = " (ยังน้อย)" if len(mine) < FEW else ""
            wrote = sum(told.messages + told.clicks for told in mine)
            likes = sum(told.reactions for told in mine)
            numbers = (round(median(reach)), max(reach), likes, wrote)
            rows.append((kind.title, f"{len(mine)}{few}", *map(thai.number, numbers)))
    return rows


def middle(play):
    """(reach of the middle post, how that stands to the followers, the best post's), ready to read; None
    before any post was shown."""
    reach = [told.reach for _, told in shown(play)]
    if not reach:
        return None
    half = median(reach)
    share = thai.number(100 * half / max(play.summary.followers, 1), 1)
    return f"{thai.number(round(half))} คน", f"{share} ใน 100 คนที่ติดตาม", f"{thai.number(max(reach))} คน"
