"""A journal played through a market with a season: several products, stock, cash, rank and rivals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from talat.engine import shopday
from talat.engine.shop import DayBook, Shop
from talat.journal.events import Event
from talat.journal.shop import chatting
from talat.journal.shop.books import PageText, Plan, Purchase, ShopSummary, summed
from talat.journal.shop.play import ShopPlay
from talat.journal.shop.reviews import ReviewBook
from talat.journal.shop.slips import DaySlip, Due, due, slip_of
from talat.journal.shop.telling import day_of, written
from talat.scenarios import pages
from talat.scenarios import stage as stages
from talat.scenarios.market import Market
from talat.scenarios.season import depth


class SeasonPlay(ShopPlay):
    """One attempt at a market with a season, decision by decision; `days` holds `ShopDay`s."""

    first_screen = "day"

    def __init__(self, market: Market, seed: int):
        super().__init__(market, seed)
        self.season = depth(market)
        self.stage = stages.stage(market, self.season)
        self.carriage = stages.carriage(market, self.season)
        self.shop = Shop(
            self.stage, self.carriage, stages.terms(market, self.season), stages.opening(self.season),
            self.seed, stages.rules(self.season), stages.rival_page(self.season),
        )  # fmt: skip
        self._judged: dict = {}  # texts of all pages → `Page`s
        self._last: tuple | None = None  # (plan, cut, `Front`): most days are as the day before
        self.shop.relevance = pages.relevance(self.season, self._shown(()))
        listings = self.season.listings
        self.at = {listing.id: number for number, listing in enumerate(listings)}
        photos = tuple(listing.photos[0].id for listing in listings)
        self.plan = Plan(prices=tuple(listing.price for listing in listings), photos=photos)
        self.purchases: list[Purchase] = []
        self.inbox = chatting.inbox(self)  # None where nobody writes
        self.reviewed = ReviewBook(self)
        self.chances: dict[
            tuple[int, int], tuple[float, float]
        ] = {}  # (day, person): after a chat, and usual
        if self.inbox:
            self.shop.carriage = stages.busy(self.carriage, self.season, self.inbox.rounds)
        self.books: list[DayBook] = []  # the engine's own record of each day, for questions about it

    # deciding --------------------------------------------------------------------------------------------

    def _number(self, event) -> int:
        return 0 if event.product is None else self.at[event.product]

    def _choose_photo(self, event):
        self.plan = replace(self.plan, photos=_with(self.plan.photos, self._number(event), event.photo))

    def _set_price(self, event):
        self.price = event.satang
        self.plan = replace(self.plan, prices=_with(self.plan.prices, self._number(event), event.satang))

    def _set_shipping(self, event):
        self.paid_by = event.paid_by
        self.plan = replace(self.plan, paid_by=event.paid_by)

    def _offer_cod(self, event):
        self.plan = replace(self.plan, cod=event.on)

    def _set_voucher(self, event):
        self.plan = replace(self.plan, voucher_off=event.off, voucher_least=event.least)

    def _set_bundle(self, event):
        self.plan = replace(self.plan, bundle=(event.product, event.partner), bundle_off=event.off)

    def _join_sale(self, event):
        joined = {**dict(self.plan.sales), event.sale: event.percent}
        kept = tuple(sorted((name, percent) for name, percent in joined.items() if percent))
        self.plan = replace(self.plan, sales=kept)

    def _write_listing(self, event):
        texts = self.plan.pages or (None,) * len(self.at)
        text = PageText(event.title, event.description, min(self.today, self.market.days))
        self.plan = replace(self.plan, pages=_with(texts, self._number(event), text))
        self.shop.relevance = pages.relevance(self.season, self.pages)

    def _buy_stock(self, event):
        supplier = next(one for one in self.season.suppliers if one.id == event.supplier)
        cost = next(cost.each for cost in supplier.costs if cost.listing == event.product)
        pieces = self.shop.affordable(event.pieces, cost, supplier.least)
        quality, number = round(supplier.quality * 1_000_000), len(self.purchases)
        product = self.at[event.product]
        pieces, due = self.shop.buy(product, pieces, cost, supplier.lead_days, supplier.late, quality, number)
        promised = self.today + supplier.lead_days if pieces else 0
        bought = (self.today, event.supplier, event.product, event.pieces, pieces, pieces * cost, due)
        self.purchases.append(Purchase(*bought, promised))

    def _next_day(self, _event):
        times = stages.times(self.market, self.season, self.today)
        fees = stages.fees(self.market, self.season, self.today)
        promised = chatting.answered(self) if self.inbox else None
        book = self.shop.open_day(self.front(self.plan, self.today), times, fees, promised)
        reviews = written(self, book)
        day = day_of(self, book, reviews)
        self.books.append(book)
        self.days.append(day)
        self.reviewed.begin(reviews)
        if self.inbox:
            chatting.ask(self, book)
        self.screen = "day"
        return day

    def _submit(self, event):
        if self.inbox and self.days:
            self.inbox.close(self.seed, len(self.days))
        super()._submit(event)

    # talking ---------------------------------------------------------------------------------------------

    def _reply(self, event):
        """`Replied`: sent, or why not."""
        return self.inbox.reply(event.conversation, event.choice, event.text)

    def _ready_answer(self, event):
        key = (event.product, event.topic)
        if event.text:
            self.inbox.ready[key], self.inbox.since[key] = event.text, min(self.today, self.market.days)
        else:
            self.inbox.ready.pop(key, None)

    def _chat_rounds(self, event):
        self.inbox.rounds = event.times
        self.shop.carriage = stages.busy(self.carriage, self.season, event.times)

    def _answer_review(self, event):
        """`Replied`: sent, or why not."""
        return self.reviewed.answer(event.review, event.choice, event.text)

    def elsewhere(self, seed: int, events: Iterable[Event] | None = None) -> SeasonPlay:
        """The same decisions in the market of another seed, where others write: answered as here."""
        play = SeasonPlay(self.market, seed)
        if seed != self.seed:
            play.reviewed.habit = self.reviewed.told()
            if self.inbox:
                play.inbox.habit = self.inbox.told()
        for event in self.events if events is None else events:
            play.apply(event)
        return play

    def front(self, plan: Plan, day: int) -> shopday.Front:
        """What the engine shows for a plan on a day: a joined double day's cut is taken off."""
        sale = stages.sale_on(self.market, self.season, day)
        cut = dict(plan.sales).get(sale.id, 0) if sale else 0
        if self._last is None or self._last[0] is not plan or self._last[1] != cut:
            shown = self._shown(plan.pages)
            self._last = (plan, cut, stages.front(self.market, self.season, plan, cut, shown))
        return self._last[2]

    def _shown(self, texts):
        """The `Page`s with these texts; judged once, as a season has many days and few texts."""
        if texts not in self._judged:
            self._judged[texts] = pages.pages(self.market, self.season, texts)
        return self._judged[texts]

    # telling ---------------------------------------------------------------------------------------------

    @property
    def decision(self) -> Plan:
        """What the shop shows now."""
        return self.plan

    @property
    def pages(self) -> tuple[pages.Page, ...]:
        """Every product's page now: its words, how they are judged, and whether it is hidden."""
        return self._shown(self.plan.pages)

    @property
    def summary(self) -> ShopSummary:
        """The days so far added up."""
        return summed(self.days, self.season.cash.opening)

    @property
    def cash(self) -> int:
        """Cash now, satang: what stock can be bought with."""
        return self.shop.ledger.seen()["cash"]

    @property
    def stock(self) -> dict[str, int]:
        """Pieces in store now by product."""
        return {name: int(self.shop.store.pieces[number]) for name, number in self.at.items()}

    def unit_cost(self, price: int | None = None, paid_by: str | None = None, product: str | None = None):
        """Full cost of one piece today at `price` satang, or as now decided; ValueError without a price."""
        number = 0 if product is None else self.at[product]
        price = self.plan.prices[number] if price is None else price
        if price is None:
            raise ValueError("no price is set")
        day = min(self.today, self.market.days)
        return stages.unit_cost(self.market, self.season, number, price, paid_by or self.plan.paid_by, day)

    def slip(self, day: int) -> DaySlip:
        """The payout slip of a day from 1; IndexError before that day is sold."""
        return slip_of(self, day)

    @property
    def due(self) -> tuple[Due, ...]:
        """Money held for the shop and the days on which it comes, the nearest first."""
        return due(self)

    def why(self, day: int):
        """The `Breakdown` of a sold day against the day before it; see talat.journal.shop.explain."""
        from talat.journal.shop.explain import breakdown

        return breakdown(self, day)

    def why_sale(self, order: str):
        """The `SaleWhy` of one order, named as in `orders`; see talat.journal.shop.sale."""
        from talat.journal.shop.sale import why_sale

        return why_sale(self, order)

    def what_if(self, question):
        """The `Answer` to a question of talat.journal.shop.questions; see talat.journal.shop.what_if."""
        from talat.journal.shop.what_if import answer

        return answer(self, question)

    def orders(self, day: int):
        """The `Order`s of a sold day."""
        from talat.journal.shop.sale import orders

        return orders(self, day)


def _with(items, number, item):
    return (*items[:number], item, *items[number + 1 :])
