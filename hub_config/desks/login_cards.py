"""Login cards as a PDF, eight a page, from what the records just issued."""

from __future__ import annotations

from pathlib import Path

from talat.paper.press import press
from talat.records.cards import PICTURES, Card

TEMPLATE = Path(__file__).with_name("paper") / "cards.typ"


def pdf(cards: list[Card], prison: str) -> bytes:
    """The cards on as many pages as they need; `prison` is its name as it stands on each."""
    shown = [{**card.__dict__, "pictures": list(card.pictures)} for card in cards]
    return press(TEMPLATE, {"prison": prison, "cards": shown, "names": PICTURES})
