"""What the screens of talking show: messages and reviews."""

from talat.apps.storefront.season.figures import talk

ROOMS = (("chat", "แชต"), ("reviews", "รีวิว"))


def _chat(shop, _folder):
    play = shop.play
    if play.inbox is None:
        return {"rooms": ROOMS, "writes": False}
    rows, earlier = talk.talks(play)
    chosen = shop.talk or next((one.id for one in [*rows, *earlier]), "")
    return {
        "rooms": ROOMS,
        "writes": True,
        "yesterday": talk.yesterday(play),
        "talks": rows,
        "earlier": earlier,
        "said": talk.said(play, chosen),
        "choices": play.inbox.choices(chosen),
        "next_talk": next((one.id for one in rows if one.state == "open" and one.id != chosen), ""),
        "rounds": play.inbox.rounds,
        "round_parcels": play.season.chat.round_parcels,
        "ready": talk.ready(play),
        "askable": talk.askable(play),
    }


def _reviews(shop, _folder):
    play = shop.play
    rows = talk.reviews(play, shop.stars or None)
    answering = shop.review if any(one.id == shop.review and not one.answer for one in rows) else ""
    return {
        "rooms": ROOMS,
        "shares": talk.star_shares(play),
        "sad": talk.sad(play),
        "reviews": rows,
        "product": shop.stars,
        "answering": answering,
        "choices": play.reviewed.choices(answering) if answering else (),
    }


SCREENS = {"chat": _chat, "reviews": _reviews}
