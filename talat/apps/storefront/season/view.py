"""The shop of a season on the screen: one Jinja template for each screen, fed from the state."""

from pathlib import Path

from talat.apps.kit import page, screens, thai
from talat.apps.kit.screens import picture
from talat.apps.storefront.season import patterns
from talat.apps.storefront.season.figures import waiting
from talat.apps.storefront.season.rooms import SCREENS
from talat.scenarios.arena import date_of

SCENERY = page.templates(Path(__file__).with_name("screens"))
PLACES = (  # of the rail: screen, words, icon, and the screens that belong to it
    ("day", "วันนี้", "today", ()),
    ("goods", "สินค้า", "goods", ("product",)),
    ("stock", "สต็อก", "stock", ()),
    ("chat", "แชต", "chat", ("reviews",)),
    ("offers", "โปรโมชั่น", "offers", ()),
    ("numbers", "ตัวเลขร้าน", "numbers", ("why", "what_if", "repeat", "rivals")),
    ("calendar", "ปฏิทิน", "calendar", ()),
    ("money", "เงิน", "money", ("slip",)),
)


def render(shop, folder):
    """The HTML of the screen `shop` is on; pictures come from `folder`, the exercise's own."""
    facts = {"shop": shop}
    if shop.place == "open":
        matters = waiting.matters(shop.play)
        facts |= {"market": shop.market, "play": shop.play, "summary": shop.play.summary}
        facts |= {"matters": matters, "name_of": lambda product: waiting.name_of(shop.play, product)}
        facts |= {"title_of": lambda product: shop.play.pages[shop.play.at[product]].title}
        facts |= {"photo_of": lambda product: _photo(shop, folder, product)}
        if shop.screen not in ("result", "practised"):
            facts |= _around(shop, matters)
        facts |= SCREENS.get(shop.screen, lambda shop, folder: {})(shop, folder)
        if shop.part == "practice":
            facts["question"] = patterns.question(shop)
    return screens.render(shop, SCENERY, facts)


def _around(shop, matters):
    """Rail and sign."""
    play, counted = shop.play, waiting.counts(matters)
    open_places = [place for place in PLACES if place[0] not in play.season.closed]
    rail = [(name, words, counted.get(name, 0), icon) for name, words, icon, _ in open_places]
    done = len(play.days)
    sign = {"name": "ร้านของฉัน", "day": done, "days": play.market.days}
    sign |= {"date": _date(play, max(done, 1)), "facts": (("เงินสด", thai.baht(play.cash)),)}
    here = next((name for name, _, _, rooms in PLACES if shop.screen in (name, *rooms)), "day")
    return {"rail": rail, "rail_now": here, "sign": sign}


def _date(play, day):
    on = date_of(play.market, day)
    return f"{thai.short_date(on)} {on.year + 543}"


def _photo(shop, folder, product):
    """(address, alt) of the photo a product shows."""
    number = shop.play.at[product]
    photos = shop.play.season.listings[number].photos
    shown = next(one for one in photos if one.id == shop.play.plan.photos[number])
    return picture(str(folder), shown.picture), shown.alt
