"""The tree of campaigns, ad sets and ads as one table, and what one thing of it is in words."""

from dataclasses import dataclass

from talat.apps.kit import thai
from talat.apps.page_ads.figures.matters import stands_now
from talat.apps.page_ads.words import (
    GOAL_WORDS,
    KNOWS_WORDS,
    LEVEL_WORDS,
    OBJECTIVE_WORDS,
    RANKING_WORDS,
    SEX_WORDS,
    STRATEGY_WORDS,
    standing,
)
from talat.journal.ads import questions

WEEK = 7


@dataclass(frozen=True)
class Row:
    """One line of the tree; amounts are of the last seven days, ready to read."""

    level: str
    id: str
    title: str
    status: str
    tone: str
    budget: str
    spend: str
    results: str
    each: str  # cost of a result
    on: bool
    photo: str = ""  # of an ad
    share: float | None = None  # of the learning phase, 0–1


def rows(play):
    """The tree from top to bottom."""
    found = []
    for campaign in play.campaigns.values():
        found.append(_row(play, "campaign", campaign))
        for ad_set in play.ad_sets.values():
            if ad_set.campaign == campaign.id:
                found.append(_row(play, "ad_set", ad_set))
                found += [_row(play, "ad", ad) for ad in play.ads.values() if ad.ad_set == ad_set.id]
    return found


def _row(play, level, one):
    stands = stands_now(play, level, one.id)
    status, tone = standing(stands)
    first = max(len(play.days) - WEEK + 1, 1)
    seen = questions.figures(play, level, one.id, first) if play.days else None
    learns = level == "ad_set" and stands.code in ("learning", "limited")
    return Row(
        level=level,
        id=one.id,
        title=one.title,
        status=status,
        tone=tone,
        budget=budget(one) if level != "ad" else "",
        spend=_whole(seen.spend) if seen and seen.spend else "–",
        results=_results(play, level, one, seen),
        each=_whole(seen.cpa) if seen and seen.cpa else "–",
        on=one.on,
        photo=one.photo if level == "ad" else "",
        share=stands.results / stands.needed if learns else None,
    )


def _whole(satang):
    return f"{thai.number(round(satang / 100))} บาท"


def budget(one):
    """A budget in words; where it is when it is not here."""
    if one.budget is None:
        return "แยกตามชุด" if hasattr(one, "objective") else "รวมที่แคมเปญ"
    return f"{thai.baht(one.budget)}{' ทั้งช่วง' if getattr(one, 'lifetime', False) else '/วัน'}"


def _results(play, level, one, seen):
    if not seen or not seen.results:
        return "–"
    name = one.id if level == "ad_set" else one.ad_set if level == "ad" else None
    goals = (
        {play.ad_sets[name].goal} if name else {s.goal for s in play.ad_sets.values() if s.campaign == one.id}
    )
    words = GOAL_WORDS[goals.pop()][1] if len(goals) == 1 else "ผลลัพธ์"
    return f"{thai.number(seen.results)} {words}"


def facts(play, level, name):
    """(words, value) of what was decided about one thing."""
    if level == "campaign":
        one = play.campaigns[name]
        words = OBJECTIVE_WORDS[one.objective]
        return [("อยากได้อะไร", words[0]), ("งบ", budget(one))]
    if level == "ad_set":
        return ad_set_facts(play.market, play.ad_sets[name], play.campaigns[play.ad_sets[name].campaign])
    ad = play.ads[name]
    return [
        ("รูป", play.market.photo(ad.photo).title),
        ("พาดหัว", ad.headline),
        ("กดแล้วไป", LEADS[ad.leads_to]),
    ]


LEADS = {"shop": "หน้าร้าน", "inbox": "กล่องข้อความ"}


def ad_set_facts(market, one, campaign):
    """What an ad set or a draft of one says, in words."""
    names = {
        part.id: part.title for part in (*market.people.regions, *market.people.interests, *market.placements)
    }

    def listed(ids, nothing):
        return ", ".join(names[part] for part in ids) or nothing

    oldest = f"{one.oldest} ปี" if one.oldest < 65 else "65 ปีขึ้นไป"
    who = f"{SEX_WORDS[one.sex]} อายุ {one.youngest} ถึง {oldest}"
    if one.knows != "all":
        who += f" {KNOWS_WORDS[one.knows][0]}"
    found = [
        ("ใครเห็น", who),
        ("อยู่ที่ไหน", listed(one.regions, "ทั่วประเทศ")),
        ("สนใจอะไร", listed(one.interests, "ไม่เลือก")),
        ("เห็นที่ไหน", listed(one.placements, "ทุกที่ ให้ระบบเลือก")),
        ("ให้ระบบหา", GOAL_WORDS[one.goal][0]),
        ("วิธีประมูล", _bid(one)),
        ("งบ", budget(one) if one.budget is not None else f"{budget(campaign)} (รวมทั้งแคมเปญ)"),
        ("วันที่ลง", f"วันที่ {one.starts} {f'ถึงวันที่ {one.ends}' if one.ends else 'ไปเรื่อย ๆ'}"),
    ]
    if (one.from_hour, one.to_hour) != (0, 24):
        found.append(("เวลา", f"{one.from_hour}:00 ถึง {one.to_hour}:00 น."))
    if one.frequency_cap:
        found.append(("เห็นซ้ำ", f"คนหนึ่งไม่เกิน {one.frequency_cap} ครั้ง"))
    return found


def _bid(one):
    words = STRATEGY_WORDS[one.strategy][0]
    if one.strategy in ("cost_cap", "bid_cap") and one.cap:
        return f"{words} {thai.baht(one.cap)}"
    if one.strategy == "min_roas" and one.min_roas:
        return f"{words} {thai.number(one.min_roas / 100, 2)} บาท"
    return words


def overlaps(play, ad_set):
    """(title of another ad set that is on, share 0–1 of this one's people who are in it too), most first."""
    one = play.ad_sets[ad_set]
    others = [o for o in play.ad_sets.values() if o.id != one.id and o.on and one.on]
    found = [(other.title, questions.overlap(play, one.id, other.id)) for other in others]
    return sorted([pair for pair in found if pair[1] >= 0.2], key=lambda pair: -pair[1])


def ranked(play, ad):
    """(words, how it stands, tone) of an ad beside other advertisers'; empty while it was seen too little."""
    found = questions.ranking(play, ad)
    kinds = (("คนชอบเห็นไหม", found.quality), ("คนกดไหม", found.engagement), ("กดแล้วซื้อไหม", found.conversion))
    return [(words, *RANKING_WORDS[code]) for words, code in kinds if code]


def path(play, draft, screen):
    """The three levels of the wizard: (title, name of this one, "done" | "now" | "later")."""
    levels = ("campaign", "ad_set", "ad")
    at = levels.index(screen)
    names = {}
    if draft is not None:
        ad_set = play.ad_sets.get(draft.under) if screen == "ad" else None
        campaign = ad_set.campaign if ad_set else draft.under
        names["ad_set"] = ad_set.title if ad_set else ""
        names["campaign"] = play.campaigns[campaign].title if campaign else ""
    states = ["done"] * at + ["now"] + ["later"] * (2 - at)
    rows = zip(levels, states, strict=True)
    return [(LEVEL_WORDS[level], names.get(level, ""), state) for level, state in rows]
