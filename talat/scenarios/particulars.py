"""What is true of a product in words: the words people search with, and the facts that buyers ask for.

Part of a market's YAML, beside a product; pages (listing.py) and chats (chat.py) are judged against it:

    particulars:
      search_words: {กระเป๋าผ้า: 5, ถุงผ้า: 3, กระเป๋าสะพาย: 2}     # wording: how many of ten searches
      other_words: สบู่, เสื้อยืด                                   # of other goods: stuffing
      facts:
        - {id: size, title: ขนาด, say: กว้าง 38 ซม. สูง 40 ซม., right: "38[…]40", about: "ขนาด, กว้าง, #ซม"}
"""

from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from talat.scenarios.parts import Part, Slug
from talat.scenarios.wording import Wordings, compiled


def _pairs(value):
    """A mapping of YAML as a tuple of pairs, which can be hashed."""
    return tuple(value.items()) if isinstance(value, dict) else value


Weights = Annotated[
    tuple[tuple[Annotated[str, Field(min_length=2)], Annotated[int, Field(ge=1, le=100)]], ...],
    BeforeValidator(_pairs),
]


class Fact(Part):
    """One thing a buyer wants to know."""

    id: Slug = Field(
        description="name of the fact; those of chats: size, material, shipping, stock, returns …"
    )
    title: str = Field(min_length=2, description="what it is called on the page, Thai, as in ขนาด")
    say: str = Field(min_length=2, description="the truth in one short sentence, Thai")
    wrong: str = Field("", description="a mistake about it that is easily made, Thai; empty for none")
    right: Wordings = Field(min_length=1, description="wordings that state it rightly")
    about: Wordings = Field(
        (), description="wordings that speak of it at all; without a right one: misstated"
    )
    weight: int = Field(1, ge=1, le=10, description="how much it matters to a buyer")

    @model_validator(mode="after")
    def _readable(self):
        compiled(self.right, {}), compiled(self.about, {})
        return self


class Particulars(Part):
    """The words of one product."""

    search_words: Weights = Field((), description="what people type for it, with how often")
    other_words: Wordings = Field((), description="words of other goods and other shops")
    facts: tuple[Fact, ...] = Field((), description="what a buyer wants to know")

    @model_validator(mode="after")
    def _names(self):
        if len({fact.id for fact in self.facts}) < len(self.facts):
            raise ValueError("two facts have the same id")
        compiled([words for words, _ in self.search_words], {}), compiled(self.other_words, {})
        return self

    def fact(self, slug):
        """The `Fact` of that id, or None."""
        return next((fact for fact in self.facts if fact.id == slug), None)
