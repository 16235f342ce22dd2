"""What words do in a page's market: how much an ad says, and whether an answer answers."""

import unicodedata

from talat.engine.luck import GRID
from talat.engine.parameters import PAGE


def plain(text):
    """Text without spaces, NFC, small Latin letters, Thai digits as 0–9: for looking words up."""
    text = unicodedata.normalize("NFC", text).casefold()
    return "".join(str(unicodedata.digit(c, c)) for c in text if not c.isspace())


def said(market, text, price):
    """Ids of the facts buyers want to read that a text says."""
    return tuple(fact.id for fact in market.facts if speaks_of(fact.words, text, price))


def speaks_of(words, text, price) -> bool:
    """Whether a text holds any of the words; {price} is the price in satang, whole."""
    text = plain(text).replace(",", "")
    amount = plain(_baht(price)) if price else ""
    known = [word for word in words if amount or "{" not in word]
    return any(_stands(plain(word.replace("{price}", amount)), text) for word in known)


def _stands(word, text):
    """Whether a word stands in a text; a number only as a whole."""
    at = text.find(word)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(word) : at + len(word) + 1]
        if not (word[0].isdigit() and before.isdigit()) and not (word[-1].isdigit() and after.isdigit()):
            return True
        at = text.find(word, at + 1)
    return False


def _baht(satang):
    whole, rest = divmod(satang, 100)
    return f"{whole}.{rest:02d}" if rest else str(whole)


def fullness(market, text, price):
    """Share of the facts that a text says, 0–1; 1 where the market asks for none."""
    return len(said(market, text, price)) / len(market.facts) if market.facts else 1.0


def readable(text):
    """Share of readers that a text keeps: 1 up to `PAGE.text_long` characters."""
    over = max(len(text) - PAGE.text_long, 0) / PAGE.text_long
    return max(1.0 - PAGE.text_lost * over, 0.0)


def rounded(number):
    """A number on the engine's grid, so that all machines agree."""
    return round(number * GRID) / GRID
