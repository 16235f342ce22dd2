"""All reviews of a season with their product, what the shop answered, and stars changed afterwards."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from talat.journal.shop.habit import Habit, habit_of
from talat.journal.shop.inbox import DONE, NO_CHOICE, Replied
from talat.scenarios.answers import Judgement
from talat.scenarios.arena import date_of
from talat.scenarios.particulars import Particulars
from talat.scenarios.reviewing import Answer, answers, judged, tone, trust

NO_REVIEW = "ไม่มีรีวิวนี้ เลือกรีวิวจากที่เห็น"
NO_WORDS = Particulars()


@dataclass(frozen=True)
class ReviewLine:
    """One review as anybody can read it."""

    id: str
    day: int
    product: str
    stars: int  # now
    first_stars: int  # as it was written
    text: str  # Thai
    answer: str  # of the shop, ""
    marks: tuple[str, ...]  # what the answer is
    why: tuple[str, ...]  # one sentence for each, Thai


@lru_cache(maxsize=4096)
def _judged(text, stars, particulars, kind, on):
    return judged(text, stars, particulars, kind, on)


@dataclass
class _Line:
    review: object  # talat.journal.shop.outcome.Review
    number: int  # of the product
    parcel: int  # row of the day's `came`
    stars: int
    answer: str = ""
    judgement: Judgement | None = None


class ReviewBook:
    """The reviews of one play."""

    def __init__(self, play):
        self._play = play
        self._lines: dict[str, _Line] = {}
        self.habit: Habit | None = None  # answers by what the shop did in another market
        self._turns = Counter()

    def begin(self, written):
        """Takes in the reviews of a day: (Review, number of the product, row of `came`) each."""
        for review, number, parcel in written:
            self._lines[review.id] = _Line(review, number, parcel, review.stars)
            if self.habit is not None:
                turn = self._turns[tone(review.stars)]
                self._turns[tone(review.stars)] += 1
                self._take(self._lines[review.id], self.habit.judgement(tone(review.stars), turn))

    def move(self, day, parcel, by):
        """The buyer of a parcel that came on `day` changes their review by so many stars."""
        for line in self._lines.values():
            if line.review.day == day and line.parcel == parcel:
                now = max(1, min(5, line.stars + by))
                self._play.shop.restar(line.number, now - line.stars)
                line.stars = now

    def answer(self, name, choice, text) -> Replied:
        """Answers a review once; does nothing and says so when that cannot be."""
        line = self._lines.get(name)
        if line is None or self.habit is not None:
            return Replied(False, NO_REVIEW, None)
        if line.answer:
            return Replied(False, DONE, None)
        if choice is not None:
            text = next((one.text for one in self.choices(name) if one.id == choice), None)
            if text is None:
                return Replied(False, NO_CHOICE, None)
        listing = self._play.season.listings[line.number]
        on = date_of(self._play.market, min(self._play.today, self._play.market.days))
        line.answer = text
        about = (listing.particulars or NO_WORDS, listing.goods_kind, on)
        self._take(line, _judged(text, line.stars, *about))
        return Replied(True, "", line.judgement)

    def _take(self, line, judgement):
        line.judgement = judgement
        if judgement is not None:
            self._play.shop.regard(trust(judgement))

    def choices(self, name) -> tuple[Answer, ...]:
        """Answers to choose from under a review; none when there is none of that name."""
        line = self._lines.get(name)
        if line is None:
            return ()
        thing = self._play.season.listings[line.number].product.name
        return answers(line.review.stars, thing, name)

    def seen(self, product: str | None = None) -> tuple[ReviewLine, ...]:
        """All reviews written in this play, or those of one product; oldest first."""
        return tuple(
            ReviewLine(
                id=name,
                day=line.review.day,
                product=line.review.product,
                stars=line.stars,
                first_stars=line.review.stars,
                text=line.review.text,
                answer=line.answer,
                marks=line.judgement.marks if line.judgement else (),
                why=line.judgement.why if line.judgement else (),
            )
            for name, line in self._lines.items()
            if product in (None, line.review.product)
        )

    def told(self) -> Habit:
        """How this shop answers reviews, by what it did so far."""
        return habit_of([(tone(line.review.stars), line.judgement) for line in self._lines.values()])
