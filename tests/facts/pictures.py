"""The pictures behind the facts: what a mean alone cannot show. Data are those the rows are measured from."""

from dataclasses import dataclass

import numpy as np

from talat.engine import landing
from talat.engine.campaign import Goal
from talat.engine.parameters import RULES
from tests.facts import auctions, calendar, chats, feed, lift, pages, place, posts, price, reviews
from tests.facts.draw import Bars, Lines
from tests.facts.shops import total
from tests.talat.engine import adfields

MONTHS = ("ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")


@dataclass(frozen=True)
class Picture:
    """A drawing with the sentence under it, Thai and English."""

    data: Bars | Lines
    thai: str
    english: str


def _mean(found):
    return np.mean(np.array(list(found), dtype=float), axis=0)


def _baht(values):
    return tuple(f"{value:,.0f}" for value in values)


def _share(values, digits=0):
    return tuple(f"{100 * value:.{digits}f}%" for value in values)


def price_curve(seeds):
    steps = price.STEPS
    sold = _mean(price.curve(seed).sum(axis=0) for seed in seeds)
    usual = np.exp(np.interp(0.0, np.log(steps), np.log(sold)))
    source = tuple((100 * step, 100 * step**-2.62) for step in np.linspace(0.7, 1.35, 27))
    ticks = tuple((step, f"{step}%") for step in (70, 85, 100, 115, 135))
    y_ticks = tuple((y, f"{y}%") for y in (50, 100, 150, 200, 250))
    data = Lines(tuple(100 * steps), tuple(100 * sold / usual), "ราคา เทียบกับราคาปกติ", "ยอดขาย เทียบกับปกติ",
                 source, ticks, y_ticks)  # fmt: skip
    return Picture(data, "ยิ่งแพงยิ่งขายได้น้อย เส้นประคือค่าเฉลี่ยของงานวิจัย 81 ชิ้น",
                   "Dearer sells less; the broken line is the mean of 81 studies.")  # fmt: skip


def places(seeds):
    shares = _mean(place.page(seed)[:10] for seed in seeds)
    theirs = (0.276, 0.157, *[None] * 8)
    data = Bars(tuple(str(n) for n in range(1, 11)), tuple(shares), _share(shares), theirs, "อันดับในหน้าค้นหา")
    return Picture(data, "ค้นหาร้อยครั้ง แต่ละอันดับได้คลิกกี่ครั้ง วงแหวนคือค่าที่มีผู้วัดไว้",
                   "Clicks on each place in a hundred searches; rings are what others measured.")  # fmt: skip


def baskets(seeds):
    names = ("visits", "baskets", "orders")
    counts = _mean([total(seed, name) for name in names] for seed in seeds)
    of_thousand = counts / counts[0] * 1_000
    data = Bars(
        ("เปิดดูสินค้า", "ใส่ตะกร้า", "จ่ายเงิน"),
        tuple(of_thousand),
        _baht(of_thousand),
        across="จากคนเปิดดู 1,000 ครั้ง",
    )
    return Picture(data, "จากคนเปิดดูพันครั้ง เหลือถึงตะกร้าและจ่ายเงินเท่านี้",
                   "Of a thousand visits, so many reach the basket and pay.")  # fmt: skip


def double_day(seeds):
    around = range(-8, 9)
    found = _mean([calendar.against_quiet([seed], n, n)[0] for n in around] for seed in seeds)
    ticks = tuple((n, "วันเลขเบิ้ล" if n == 0 else f"{n:+d} วัน".replace("-", "−")) for n in (-8, -4, 0, 4, 8))
    y_ticks = tuple((y, f"{y} เท่า") for y in (0, 4, 8, 12))
    data = Lines(
        tuple(around), tuple(found), "วันก่อนและหลังวันเลขเบิ้ล", "ยอดขาย เทียบกับไม่มีเทศกาล", (), ticks, y_ticks
    )
    return Picture(data, "ก่อนหน้าคนรอซื้อ วันจริงยอดพุ่ง หลังจากนั้นเงียบไปหลายวัน",
                   "Shoppers wait, the day itself peaks, then it is quiet for some days.")  # fmt: skip


def stars(seeds):
    shares = _mean(reviews.stars_written(seed) for seed in seeds)
    data = Bars(tuple(f"{n} ดาว" for n in range(1, 6)), tuple(shares), _share(shares), across="ดาวที่ลูกค้าให้")
    return Picture(data, "รีวิวเป็นรูปตัวเจ (J) ห้าดาวมากที่สุด หนึ่งดาวมากกว่าสองกับสามดาว",
                   "Reviews are J-shaped: mostly five stars, more ones than twos and threes.")  # fmt: skip


def fame(seeds):
    share = _mean(calendar.adopted(seed)[::7] for seed in seeds) / 40
    weeks = tuple(range(share.size))
    ticks = tuple((week, f"{week}") for week in (0, 4, 8, 12, 16))
    y_ticks = tuple((y, f"{y}%") for y in (0, 25, 50, 75, 100))
    data = Lines(weeks, tuple(share), "สัปดาห์ที่", "คนในเมืองที่รู้จักร้าน", (), ticks, y_ticks)
    return Picture(data, "ร้านที่คนชอบ ช่วงแรกโตช้า แล้วเร็วขึ้นเพราะคนบอกต่อ จนเกือบทั้งเมืองรู้จัก",
                   "A well-liked shop grows slowly, then fast, until most know it.")  # fmt: skip


def ad_season(seeds):
    found = _mean([calendar.click_price(seed, 2026, month) / 1e6 for month in range(7, 13)] for seed in seeds)
    data = Bars(MONTHS, tuple(found), tuple(f"{one:.2f}" for one in found), across="บาทต่อหนึ่งคลิก ปี 2569")
    return Picture(data, "ปลายปีทุกร้านลงโฆษณา ค่าคลิกจึงแพงขึ้น", "At the end of the year everybody advertises.")


def fatigue(seeds):
    shown, clicked = sum(feed.worn(seed) for seed in seeds).T
    rates = clicked / shown / (clicked[0] / shown[0])
    views = tuple(range(1, rates.size + 1))
    source = tuple((n, n**-RULES.fatigue) for n in np.linspace(1, rates.size, 40))
    ticks = tuple((n, str(n)) for n in views)
    y_ticks = tuple((y, f"{100 * y:.0f}%") for y in (0.25, 0.5, 0.75, 1.0))
    data = Lines(views, tuple(rates), "คนเดิมเห็นโฆษณาเดิมเป็นครั้งที่", "คลิก เทียบกับครั้งแรก", source, ticks, y_ticks)
    return Picture(data, "เห็นซ้ำครั้งที่สี่ คลิกเหลือราวครึ่งเดียว เส้นประคือสูตรจากแหล่ง",
                   "Half the clicks are left by the fourth view; broken: the source.")  # fmt: skip


def learning(seeds):
    spend, clicks, _ = zip(*(feed.learning(seed) for seed in seeds), strict=True)
    cost = np.sum(spend, axis=0) / np.sum(clicks, axis=0)
    days = tuple(range(1, cost.size + 1))
    ticks = tuple((day, str(day)) for day in (1, 4, 7, 10, 14))
    y_ticks = tuple((y, f"{y:g} ฿") for y in (0, 2, 4, 6, 8, 10) if y <= cost.max() + 1)
    data = Lines(days, tuple(cost), "วันที่ลงโฆษณา", "บาทต่อคลิก", (), ticks, y_ticks)
    return Picture(
        data, "วันแรก ๆ ระบบยังไม่รู้จักลูกค้า ค่าคลิกจึงแพงกว่า", "Dearer at first, while the platform learns."
    )


def budgets(seeds):
    baht = (100, 200, 400, 800, 1_600)
    found = []
    for budget in baht:
        given = {"days": 2, "people": 2_000, "results": 60, "goal": int(Goal.CLICKS), "budget": budget}
        found.append(
            _mean(adfields.total(adfields.run(seed=seed, **given), "clicks") / 2 for seed in seeds[:10])
        )
    ticks = tuple((x, f"{x:,}") for x in (100, 400, 800, 1_600))
    y_ticks = tuple((y, f"{y}") for y in (0, 50, 100, 150, 200, 250) if y <= max(found) * 1.1)
    straight = ((100, found[0]), (100 * max(found) / found[0], max(found)))
    data = Lines(baht, tuple(found), "งบต่อวัน บาท", "คลิกต่อวัน", straight, ticks, y_ticks)
    return Picture(data, "เพิ่มงบแล้วได้คลิกเพิ่ม แต่เพิ่มน้อยลงเรื่อย ๆ เส้นประคือถ้าได้เท่าเดิมทุกบาท",
                   "Each further baht brings fewer clicks; broken: if all did the same.")  # fmt: skip


def hundred_posts(seeds):
    found = np.sort(_mean(np.sort(posts.reach(seed, RULES.organic_facebook)) for seed in seeds))[::-1]
    ticks = tuple((n, f"{n}") for n in (1, 25, 50, 75, 100))
    y_ticks = tuple((y, f"{y:,}") for y in (0, 10_000, 20_000, 30_000) if y < found[0] * 1.1)
    data = Lines(
        tuple(range(1, 101)),
        tuple(found),
        "โพสต์ร้อยโพสต์ เรียงจากดีที่สุด",
        "คนที่เห็น จากผู้ติดตามแสนคน",
        (),
        ticks,
        y_ticks,
    )
    return Picture(data, "ไม่กี่โพสต์ถึงคนมาก ส่วนใหญ่ถึงคนน้อย", "A few posts reach many, most reach few.")


def burst(seeds):
    gained = _mean(pages.burst(seed, pages.TIMES)[0] - pages.burst(seed)[0] for seed in seeds)
    weeks = gained[pages.FIRST :].reshape(-1, 7).sum(axis=1)
    data = Bars(tuple(f"{n}" for n in range(1, weeks.size + 1)), tuple(weeks),
        tuple(f"{one:.1f}" for one in weeks),
                across="สัปดาห์ที่ ลงโฆษณาสามเท่าเฉพาะสัปดาห์ 1–2")  # fmt: skip
    return Picture(data, "ออเดอร์ที่เพิ่มขึ้นแต่ละสัปดาห์ หยุดโฆษณาแล้วคนยังจำร้านได้ จึงยังมีออเดอร์เพิ่มอีกหลายสัปดาห์",
                   "More orders each week; people remember after the ads stop.")  # fmt: skip


def lifts(seeds):
    found = lift.lift_of_nothing(seeds)
    edges = np.linspace(-1, 1, 12)
    counts, _ = np.histogram(found, edges)
    names = tuple(
        "0" if abs(m) < 0.05 else f"{100 * m:+.0f}%".replace("-", "−") for m in (edges[:-1] + edges[1:]) / 2
    )
    data = Bars(
        names,
        tuple(counts.astype(float)),
        tuple(str(n) for n in counts),
        across="ผลของโฆษณาที่วัดได้ ทั้งที่ไม่มีผลจริง",
    )
    return Picture(data, "แต่ละตลาดวัดได้ไม่ตรงศูนย์เพราะโชค แต่รวมกันแล้วอยู่รอบศูนย์ ไม่เอียงข้าง",
                   "Single markets miss nothing by luck; together they lie around it.")  # fmt: skip


def waits(seeds):
    found = _mean(chats.bought(seed) for seed in seeds)
    names = ("5 นาที", "ครึ่งชั่วโมง", "2 ชั่วโมง", "8 ชั่วโมง")
    data = Bars(names, tuple(found), _share(found, 1), across="ตอบหลังจากลูกค้าทักมา")
    return Picture(data, "คนที่ทักมาร้อยคน ซื้อกี่คน", "Of a hundred who ask, so many buy.")


def crowd(_seeds):
    revenue = auctions.crowds()[:, 0]
    data = Bars(
        ("2 ราย", "4 ราย", "8 ราย"),
        tuple(revenue),
        tuple(f"{one:.2f}" for one in revenue),
        across="ผู้แข่งในการประมูล",
    )
    return Picture(
        data, "เงินที่แพลตฟอร์มได้ต่อหนึ่งการประมูล ยิ่งแข่งกันมากยิ่งแพง", "The platform's money for each auction."
    )


def loading(_seeds):
    waits_ = (1, 2, 3, 4, 5)
    found = tuple(float(landing.bounce(one)) for one in waits_)
    data = Bars(tuple(f"{one} วินาที" for one in waits_), found, _share(found), across="เวลาที่หน้าเว็บใช้โหลด")
    return Picture(data, "คนที่ปิดหนีก่อนเห็นหน้าเว็บ", "Visitors who go before they have seen the page.")


UNDER = {  # row under which a picture stands
    **{"1": price_curve, "22": places, "32": baskets, "34": double_day, "43": stars, "49": fame},
    **{"19": ad_season, "20": fatigue, "21": learning, "6": budgets, "24": hundred_posts, "4": burst},
    **{"T2": lifts, "46": waits, "14": crowd, "47": loading},
}


def pictures(seeds):
    """{row number: Picture}, from the markets of these seeds."""
    return {number: made(seeds) for number, made in UNDER.items()}
