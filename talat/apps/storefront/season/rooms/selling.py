"""What the screens of selling show: today, the goods, one page, the shelves, promotions."""

from talat.apps.kit import thai
from talat.apps.kit.screens import picture
from talat.apps.storefront.season.figures import deals, goods, stock, today, words
from talat.journal.shop import dashboard


def _day(shop, _folder):
    play = shop.play
    if not play.days:
        return {"day": None, "ready": today.ready(play)}
    day = play.days[-1]
    return {
        "day": day,
        "said": today.sentences(play, day),
        "promised": today.promised(play, day),
        "sold": today.products(play, day),
        "path": today.path(dashboard.funnel(play, None, day.day, day.day)),
        "held": sum(one.satang for one in play.due),
    }


def _goods(shop, _folder):
    return {"cards": goods.cards(shop.play), "next_product": goods.unpriced(shop.play)}


def _product(shop, folder):
    play, product = shop.play, shop.product
    number = play.at[product]
    listing, trial = play.season.listings[number], shop.trial if shop.trial.get("product") == product else {}
    price = trial.get("price", play.plan.prices[number])
    page = words.page_of(play, product, trial.get("title"), trial.get("description"))
    stars, reviews = goods.standing(play, product)
    return {
        "product": product,
        "next_product": goods.unpriced(play),
        "photos": listing.photos,
        "pictures": {photo.id: picture(str(folder), photo.picture) for photo in listing.photos},
        "page": page,
        "writes": listing.particulars is not None,
        "facts": words.facts_of(play, product),
        "proof": words.proof(play, product, page),
        "shown": {
            "photo": trial.get("photo", play.plan.photos[number]),
            "title": page.title,
            "description": page.description,
            "price": _typed(price),
        },
        "cost": None if price is None else goods.cost(play, product, price),
        "rivals": goods.rivals(play, product),
        "shipping": goods.shipping(play),
        "stars": stars,
        "reviews": reviews,
        "sold": sum(day.products[number].orders for day in play.days),
    }


def _stock(shop, _folder):
    play, product, trial = shop.play, shop.product, shop.trial if "pieces" in shop.trial else {}
    return {
        "rows": stock.rows(play),
        "product": product,
        "sellers": stock.sellers(play, product),
        "chosen": {"supplier": trial.get("supplier", ""), "pieces": trial.get("pieces", "")},
        "order": stock.order(play, trial) if trial else None,
    }


def _typed(satang):
    return thai.baht(satang).removesuffix(" บาท") if satang else ""


def _offers(shop, _folder):
    play, trial = shop.play, shop.trial
    plan = play.plan
    voucher = trial.get("voucher", {"off": plan.voucher_off, "least": plan.voucher_least})
    pair = trial.get(
        "bundle", dict(zip(("product", "partner", "off"), (*plan.bundle, plan.bundle_off), strict=True))
    )
    return {
        "deals": deals.deals(play),
        "deal": shop.deal or "sale",
        "sales": deals.sales(play, trial.get("sale", {})),
        "shipping": deals.shipping(play),
        "voucher": {name: _typed(satang) for name, satang in voucher.items()},
        "voucher_effects": deals.voucher(play, **voucher) if voucher["off"] else None,
        "bundle": {"bundle_one": pair["product"], "bundle_two": pair["partner"], "off": _typed(pair["off"])},
        "bundle_effect": deals.bundle(play, *pair.values()) if pair["off"] else None,
    }


SCREENS = {"day": _day, "goods": _goods, "product": _product, "stock": _stock, "offers": _offers}
