"""What the screens of time and money show: the calendar, where money is, a day's slip."""

from talat.apps.storefront.season.figures import month, purse, waiting
from talat.scenarios.arena import date_of

ROOMS = (("money", "เงินสดและกำไร"), ("slip", "สลิปรายวัน"))


def _calendar(shop, _folder):
    play = shop.play
    coming = next((sale for sale in waiting.coming_sales(play) if sale.id not in dict(play.plan.sales)), None)
    near = coming and waiting.when(play, (coming.on - date_of(play.market, 1)).days + 1)
    hint = f"{near}คือ{coming.title} คิดไว้ก่อนว่าจะลดเท่าไร และของพอไหม" if coming else "ดูปฏิทินแล้ว เปิดร้านต่อได้เลย"
    shown = month.month(play, shop.shown_month)
    return {"month": shown, "weekdays": month.WEEKDAYS, "hint": hint, "sale": coming}


def _money(shop, _folder):
    play = shop.play
    return {
        "rooms": ROOMS,
        "apart": purse.apart(play),
        "pockets": purse.pockets(play),
        "chart": purse.chart(play),
        "rows": purse.rows(play),
        "due": purse.due(play),
    }


def _slip(shop, _folder):
    play, platform = shop.play, shop.play.season.platform
    if not play.days:
        return {"rooms": ROOMS, "slip": None}
    slip = play.slip(shop.shown_day or len(play.days))
    return {
        "rooms": ROOMS,
        "slip": slip,
        "day_rows": purse.day_rows(slip),
        "transfers": [(one, purse.transfer_rows(one)) for one in slip.transfers],
        "holds": {"payout": platform.payout_days, "cod": platform.cod_hold},
    }


SCREENS = {"calendar": _calendar, "money": _money, "slip": _slip}
