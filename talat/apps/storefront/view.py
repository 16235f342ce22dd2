"""The shop on the screen: one Jinja template for each screen, fed from the state; works nothing out."""

from pathlib import Path

from talat.apps.kit import page, screens, thai
from talat.apps.kit.screens import picture
from talat.apps.storefront import figures, patterns

SCENERY = page.templates(Path(__file__).with_name("screens"))


def render(shop, folder):
    """The HTML of the screen `shop` is on; pictures come from `folder`, the exercise's own."""
    facts = {"shop": shop}
    if shop.place == "open":
        facts |= {"market": shop.market, "summary": shop.play.summary}
        facts |= {"steps": figures.steps(shop.part, shop.screen)}
        facts |= SCREENS.get(shop.screen, lambda shop, folder: {})(shop, folder)
        if shop.part == "practice" and shop.screen in ("product", "price", "day"):
            facts["question"] = patterns.question(shop.play)
    return screens.render(shop, SCENERY, facts)


def _product(shop, folder):
    chosen = shop.play.photo if any(event.do == "choose_photo" for event in shop.play.events) else ""
    pictures = {photo.id: picture(str(folder), photo.picture) for photo in shop.market.photos}
    return {"pictures": pictures, "chosen": chosen}


def _price(shop, _folder):
    price, paid_by = shop.trial or (shop.play.price, shop.play.paid_by)
    return {
        "cost": None if price is None else figures.cost(shop.play, price, paid_by),
        "typed": "" if price is None else thai.baht(price).removesuffix(" บาท"),
        "paid_by": paid_by,
        "today": figures.today(shop.play),
    }


def _day(shop, _folder):
    days = shop.play.days
    if not days:
        return {"day": None}
    return {
        "day": days[-1],
        "why": figures.why(shop.play, len(days)),
        "path": figures.path_rows(days[-1]),
        "chart": figures.profit_chart(days),
    }


def _slip(shop, _folder):
    days = shop.play.days
    if not days:
        return {"day": None}
    day = days[(shop.shown_day or len(days)) - 1]
    return {"day": day, "slip": figures.slip_rows(day), "pocket": figures.pocket_rows(day, shop.market)}


SCREENS = {"product": _product, "price": _price, "day": _day, "slip": _slip}
