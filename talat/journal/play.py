"""A journal played through its market: same market, seed and decisions, same days, bit for bit."""

from __future__ import annotations

from collections.abc import Iterable

from talat.journal.events import Event
from talat.journal.order import Progress, order_of


class Play:
    """One attempt at a market, decision by decision; each tool's market has its own kind.

    A kind has a method `_<do>` for each decision it takes; that of `next_day` returns the day.
    """

    first_screen = ""

    def __init__(self, market, seed: int):
        self.market = market
        self.seed = int(seed)
        self.events: list[Event] = []
        self.days: list = []  # what each day brought, oldest first
        self.screen = self.first_screen
        self.reason = ""
        self.submitted = False
        self._order, self._progress = order_of(market), Progress()

    def apply(self, event: Event):
        """Take one decision; the new day's result after next_day, otherwise None.

        Raises `BadEvent` for a decision that may not follow, and changes nothing then.
        """
        self._order.check_next(self._progress, event)
        result = getattr(self, f"_{event.do}")(event)
        self.events.append(event)
        self._progress = self._progress.then(event)
        return result

    def _open_screen(self, event):
        self.screen = event.screen

    def _explain(self, event):
        self.reason = event.text

    def _submit(self, _event):
        self.submitted = True
        self.screen = "submit"

    def elsewhere(self, seed: int, events: Iterable[Event] | None = None) -> Play:
        """The same decisions, or those given, in the market of another seed: without this one's luck."""
        return replay(self.market, seed, self.events if events is None else events)

    @property
    def today(self) -> int:
        """The day that comes next, from 1; one more than the market has days when it is finished."""
        return len(self.days) + 1

    @property
    def finished(self) -> bool:
        """Whether all days are over."""
        return len(self.days) >= self.market.days

    @property
    def worked(self) -> bool:
        """Whether anything was done that an answer can be about: a day of the market."""
        return bool(self.days)

    def day(self, number: int):
        """The result of a day from 1; IndexError before that day is over."""
        if not 1 <= number <= len(self.days):
            raise IndexError(f"day {number} is not sold yet; {len(self.days)} days are")
        return self.days[number - 1]


def begin(market, seed: int) -> Play:
    """A new `Play` of the kind the market asks for."""
    from talat.content.recap import Recap
    from talat.journal.ads.play import AdsPlay  # these need Play itself
    from talat.journal.poster.play import PosterPlay
    from talat.journal.recap.play import RecapPlay
    from talat.journal.shop.play import ShopPlay
    from talat.journal.shop.season_play import SeasonPlay
    from talat.scenarios.page_market import PageMarket
    from talat.scenarios.poster_brief import PosterBrief

    if isinstance(market, Recap):
        return RecapPlay(market, seed)
    if isinstance(market, PosterBrief):
        return PosterPlay(market, seed)
    if isinstance(market, PageMarket):
        return AdsPlay(market, seed)
    return (ShopPlay if market.season is None else SeasonPlay)(market, seed)


def replay(market, seed: int, events: Iterable[Event]) -> Play:
    """The play after all `events`; `BadEvent` at the first that may not follow."""
    play = begin(market, seed)
    for event in events:
        play.apply(event)
    return play
