"""The screen of the day: what it brought in plain words and in five steps, and how the days went."""

from dataclasses import dataclass

from talat.apps.kit import spans, thai
from talat.journal.ads import questions


@dataclass(frozen=True)
class Stage:
    """One step from money spent to money left."""

    icon: str
    number: str
    title: str
    share: str = ""  # what part of the step before, in words
    tone: str = ""


def stages(play):
    """The day in five steps: paid → seen → clicked → bought → left; empty before the first day."""
    if not play.days:
        return ()
    if not play.market.advertises:
        return _of_posts(play.days[-1])
    day, seen = play.days[-1], questions.figures(play, "all", "", len(play.days))
    return (
        Stage("wallet", thai.baht(day.spend), "จ่ายค่าโฆษณา"),
        Stage("eye", f"{thai.number(seen.reach)} คน", "เห็นโฆษณา", _each(day.spend, seen.reach, 1000)),
        Stage(
            "target",
            f"{thai.number(seen.clicks)} ครั้ง",
            "กดดู",
            _one_in(seen.clicks, seen.impressions, "ครั้งที่เห็น"),
        ),
        Stage("cart", f"{thai.number(day.orders)} ออเดอร์", "ซื้อ", _from(day)),
        _left(day),
    )


def _of_posts(day):
    """The same where nothing is paid: posted → reached → liked → wrote or looked → left."""
    reached = sum(post.reach for post in day.posts)
    liked, looked = (sum(getattr(post, name) for post in day.posts) for name in ("reactions", "clicks"))
    return (
        Stage("picture", f"{thai.number(len(day.posts))} โพสต์", "ลงวันนี้"),
        Stage("eye", f"{thai.number(reached)} คน", "โพสต์ไปถึง", _in_a_hundred(reached, day.followers)),
        Stage("star", f"{thai.number(liked)} ครั้ง", "ถูกใจ"),
        Stage("chat", f"{thai.number(day.messages + looked)} คน", "ทักหรือกดดู"),
        _left(day),
    )


def _left(day):
    left = "เหลือกำไร" if day.profit >= 0 else "ขาดทุน"
    tone = "good" if day.profit >= 0 else "bad"
    return Stage("money", thai.baht(abs(day.profit)), left, "หลังหักทุกอย่าง", tone)


def _in_a_hundred(some, all_of_them):
    """What part of the followers that is, in words."""
    return f"{thai.number(100 * some / all_of_them, 1)} ใน 100 ของผู้ติดตาม" if some and all_of_them else ""


def _each(spend, people, per):
    return f"พันคนละ {thai.baht(round(spend * per / people, -2))}" if people and spend else ""


def _one_in(some, all_of_them, what):
    return f"1 ใน {thai.number(round(all_of_them / some))} {what}" if some else ""


def _from(day):
    return f"จากโฆษณา {thai.number(day.from_ads)}" if day.orders else ""


def sentences(play):
    """What the last day brought, in the words one would say it with."""
    day = play.days[-1]
    lines = [_bought(day)]
    if day.messages:
        lines.append(f"มีคนทักแชต {thai.number(day.messages)} คน ปิดการขายได้ {thai.number(day.closed)} คน")
    for post in day.posts:
        seen = f"โพสต์ของเราไปถึง {thai.number(post.reach)} คน มีคนถูกใจ {thai.number(post.reactions)} ครั้ง"
        lines.append(seen if post.reach else "โพสต์ของเราวันนี้ยังไม่มีใครเห็น")
    gone = day.new_followers - day.lost_followers
    if gone:
        more = "เพิ่มขึ้น" if gone > 0 else "ลดลง"
        lines.append(f"ผู้ติดตาม{more} {thai.number(abs(gone))} คน รวมเป็น {thai.number(day.followers)} คน")
    if day.refused:
        lines.append(f"มีของตีกลับ {thai.number(day.refused)} กล่อง ร้านจ่ายค่าส่งตีกลับเอง")
    return lines


def _bought(day):
    if not day.orders:
        return "วันนี้ยังไม่มีออเดอร์"
    ways = (("โฆษณา", day.from_ads), ("โพสต์", day.from_posts), ("คนที่รู้จักร้าน", day.by_themselves))
    told = " ".join(f"{words} {thai.number(number)}" for words, number in ways if number)
    closed = f" ปิดการขายในแชต {thai.number(day.from_inbox)}" if day.from_inbox else ""
    return f"มี {thai.number(day.orders)} ออเดอร์ มาจาก {told}{closed}"


def ticks(play):
    """((up, height) of each day's profit, alt sentence, rows of a table)."""
    profits = [day.profit for day in play.days]
    best = max(range(len(profits)), key=profits.__getitem__) if profits else 0
    alt = f"กำไรแต่ละวัน {len(profits)} วัน"
    if profits:
        alt += (
            f" ดีที่สุดวันที่ {best + 1} {'กำไร' if profits[best] >= 0 else 'ขาดทุน'} {thai.baht(abs(profits[best]))}"
        )
    ads = play.market.advertises
    rows = [
        (day.day, *((thai.baht(day.spend),) if ads else ()), thai.number(day.orders), thai.baht(day.profit))
        for day in play.days
    ]
    return spans.heights(profits), alt, rows[::-1]
