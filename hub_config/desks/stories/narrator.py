"""What a tool's story is made of: words for each decision, names of screens, and what all tools share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from hub_config.desks.thai import whole_baht

Told = tuple[str, tuple[str, ...] | list[str], str]  # what was done, what it led to, the learner's own words


@dataclass(frozen=True)
class Narrator:
    """Tells the decisions of one tool.

    tell    by "do": function(event, play, before) → `Told`; play is None where nothing could be replayed
    before  function(play, event): what a decision replaces, read before it is applied
    kept    screens whose visits are told, since a rubric asks about them
    """

    screens: dict[str, str]
    tell: dict[str, Callable[..., Told]]
    before: Callable = lambda _play, _event: None
    kept: frozenset[str] = field(default_factory=frozenset)

    def line(self, event, play, before) -> Told:
        """One decision; a kind without words of its own is shown by its name."""
        words = self.tell.get(event.do) or SHARED.get(event.do)
        if event.do == "open_screen":
            return f"เปิดหน้า “{self.screens.get(event.screen, event.screen)}”", (), ""
        return words(event, play, before) if words else (event.do, (), "")


def profit(satang: int) -> str:
    """ "กำไร 45 บาท" or "ขาดทุน 45 บาท"."""
    return f"กำไร {whole_baht(satang)}" if satang >= 0 else f"ขาดทุน {whole_baht(-satang)}"


def signed(number: int) -> str:
    """ "+3" or "−3"."""
    return f"{'+' if number >= 0 else '−'}{abs(number):,}"


def signed_baht(satang: int) -> str:
    """ "+45 บาท" or "−45 บาท"."""
    return f"{'+' if satang >= 0 else '−'}{whole_baht(abs(satang))}"


def _explain(event, _play, _before):
    return "เขียนเหตุผล", (), event.text


def _submit(_event, play, _before):
    if not play or not play.days:
        return "ส่งงาน", (), ""
    whole = play.summary
    return "ส่งงาน", (f"รวม {whole.days} วัน: สั่งซื้อ {whole.orders:,} · {profit(whole.profit)}",), ""


SHARED = {"explain": _explain, "submit": _submit}
