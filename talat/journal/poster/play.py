"""A page of information, made decision by decision: same brief and decisions, same page, mark for mark."""

from __future__ import annotations

from dataclasses import dataclass, replace

from talat.journal.play import Play
from talat.journal.poster import events as said
from talat.poster import honesty, readers
from talat.poster.sheet import WORDED, Chart, Sheet, fresh
from talat.scenarios.poster_brief import PosterBrief

MOST_STEPS = 100  # that can be taken back
STYLES = ("size", "weight", "align", "ink", "fill", "icon")


@dataclass(frozen=True)
class Tried:
    """The page shown to the readers, and what they said."""

    sheet: Sheet
    answers: tuple[readers.Answer, ...]

    @property
    def right(self) -> float:
        """Share of right answers, 0–1."""
        return sum(answer.right for answer in self.answers) / len(self.answers)


class PosterPlay(Play):
    """One attempt at a brief; `days` stays empty."""

    market: PosterBrief
    first_screen = "brief"

    def __init__(self, market: PosterBrief, seed: int):
        super().__init__(market, seed)
        self.sheet = market.sheet()
        self.behind: tuple[Sheet, ...] = ()  # pages an undo goes back to, oldest first
        self.ahead: tuple[Sheet, ...] = ()  # pages a redo goes to, next last
        self.tried: list[Tried] = []

    @property
    def finished(self) -> bool:
        """Never by itself: a page is done when its maker says so."""
        return False

    @property
    def worked(self) -> bool:
        """Whether the page is another than at the beginning."""
        return self.sheet != self.market.sheet()

    def _turn(self, sheet: Sheet) -> None:
        """The page becomes another one, if it is another."""
        if sheet != self.sheet:
            self.behind = (*self.behind, self.sheet)[-MOST_STEPS:]
            self.ahead, self.sheet = (), sheet

    def _set_paper(self, event):
        self._turn(self.sheet.on(event.paper))

    def _set_palette(self, event):
        self._turn(replace(self.sheet, palette_id=event.palette))

    def _add_block(self, event):
        first = next(iter(self.market.art.values()), None)
        new = fresh(event.block, event.kind, self.sheet, self.market.numbers[0].id, first)
        self._turn(self.sheet.having(new))

    def _place_block(self, event):
        if self.sheet.find(event.block):
            self._turn(self.sheet.placed(event.block, event.x, event.y, event.w, event.h))

    def _write_block(self, event):
        block = self.sheet.find(event.block)
        if block and block.kind in WORDED:
            self._turn(self.sheet.changed(event.block, text=event.text))

    def _style_block(self, event):
        block = self.sheet.find(event.block)
        if block:
            new = {name: getattr(event, name) for name in STYLES if getattr(event, name) is not None}
            if block.kind != "icon":
                new.pop("icon", None)
            self._turn(self.sheet.changed(event.block, **new))

    def _draw_chart(self, event: said.DrawChart):
        block = self.sheet.find(event.block)
        if block and block.chart:
            chart = Chart(event.data, event.form, event.base, event.labels, event.sorted)
            self._turn(self.sheet.changed(event.block, chart=chart))

    def _choose_picture(self, event):
        block = self.sheet.find(event.block)
        if block and block.picture:
            self._turn(self.sheet.changed(event.block, picture=self.market.art[event.picture]))

    def _layer_block(self, event):
        if self.sheet.find(event.block):
            self._turn(self.sheet.layered(event.block, event.to))

    def _remove_block(self, event):
        self._turn(self.sheet.without(event.block))

    def _undo(self, _event):
        if self.behind:
            self.ahead = (*self.ahead, self.sheet)
            self.sheet, self.behind = self.behind[-1], self.behind[:-1]

    def _redo(self, _event):
        if self.ahead:
            self.behind = (*self.behind, self.sheet)
            self.sheet, self.ahead = self.ahead[-1], self.ahead[:-1]

    def _ask_readers(self, _event):
        found = Tried(self.sheet, self.answers)
        self.tried.append(found)
        self.screen = "readers"
        return found

    @property
    def answers(self) -> tuple[readers.Answer, ...]:
        """What the readers say to the page as it stands."""
        market = self.market
        return readers.asked(self.sheet, market.data, market.lookers, market.asked)

    @property
    def findings(self) -> tuple[honesty.Finding, ...]:
        """Whether the charts of the page as it stands tell the truth."""
        return honesty.findings(self.sheet, self.market.data)
