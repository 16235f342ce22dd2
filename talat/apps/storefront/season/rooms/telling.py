"""What the screens of numbers show: the week, causes, other ways, returning buyers, other shops."""

from talat.apps.kit import thai
from talat.apps.storefront.season.figures import buyer, causes, goods, numbers, otherwise

ROOMS = (
    ("numbers", "ภาพรวม"),
    ("why", "ทำไมเป็นแบบนี้"),
    ("what_if", "ถ้าทำอีกแบบ"),
    ("repeat", "ลูกค้ากลับมาซื้อ"),
    ("rivals", "อันดับและร้านอื่น"),
)


def _numbers(shop, _folder):
    play = shop.play
    if not play.days:
        return {"rooms": ROOMS}
    before, now = numbers.periods(play)
    size = now[1] - now[0] + 1
    return {
        "rooms": ROOMS,
        "before": before,
        "span": f"{size} วันล่าสุด" if size < len(play.days) else f"{size} วันแรก",
        "tiles": numbers.tiles(play, before, now),
        "leak": numbers.leak(play, before, now),
        "weeks": numbers.weeks_chart(play, before, now),
        "orders_chart": numbers.orders_chart(play),
        "orders_rows": [(day.day, day.orders, thai.money(day.goods)) for day in reversed(play.days)],
        "products_chart": numbers.products_chart(play),
        "shown_days": min(numbers.SHOWN_DAYS, len(play.days)),
    }


def _why(shop, _folder):
    play = shop.play
    if not play.days:
        return {"rooms": ROOMS}
    day = shop.shown_day or len(play.days)
    return {
        "rooms": ROOMS,
        "day": day,
        "date": thai.date(play.days[day - 1].date),
        "told": causes.told(play, day),
        "buyers": buyer.buyers(play, day),
        "story": buyer.story(play, shop.shown_order) if shop.shown_order else None,
    }


def _what_if(shop, _folder):
    play = shop.play
    if not play.days:
        return {"rooms": ROOMS}
    return {
        "rooms": ROOMS,
        "kinds": otherwise.KINDS,
        "asked": shop.asking,
        "photos": otherwise.photos(play),
        "sales": otherwise.passed_sales(play),
        "suggestions": otherwise.suggestions(play),
        "reply": otherwise.reply(shop.answer, shop.spread) if shop.answer else None,
    }


def _repeat(shop, _folder):
    play = shop.play
    if not play.days:
        return {"rooms": ROOMS, "cohorts": ()}
    rows = numbers.cohorts(play)
    new, returning = numbers.returning(play)
    return {
        "rooms": ROOMS,
        "cohorts": rows,
        "widest": max((len(row.cells) for row in rows), default=0),
        "new": new,
        "returning": returning,
        "known": play.days[-1].know_shop,
        "people": play.season.customers.people,
    }


def _rivals(shop, _folder):
    play, product = shop.play, shop.product
    if not play.days:
        return {"rooms": ROOMS}
    shops = goods.rivals(play, product)
    return {
        "rooms": ROOMS,
        "product": product,
        "ranks": numbers.places_chart(play),
        "rank_rows": numbers.rank_rows(play),
        "prices": numbers.prices_chart(play, product),
        "rival_rows": [
            (
                *(one.name, thai.money(one.price), thai.money(one.was), thai.money(one.whole)),
                f"{one.stars} ({thai.number(one.reviews)})",
            )
            for one in shops
        ],
    }


SCREENS = {"numbers": _numbers, "why": _why, "what_if": _what_if, "repeat": _repeat, "rivals": _rivals}
