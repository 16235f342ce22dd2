"""How a shop answers, told by what it did: so that its decisions can be tried where others write to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from talat.scenarios.answers import Judgement


@dataclass(frozen=True)
class Habit:
    """For each topic the share of what could be answered that was, 0–1, and the answers; "" holds all."""

    shares: dict[str, float]
    answers: dict[str, tuple[Judgement, ...]]

    def judgement(self, topic: str, turn: int) -> Judgement | None:
        """What the `turn`th message about a topic would get, from 0; None for no answer.

        A topic never met is answered as often, and as well, as all the others.
        """
        known = topic if topic in self.shares else ""
        share, given = self.shares[known], self.answers[known]
        if not given or int((turn + 1) * share) == int(turn * share):
            return None
        return given[turn % len(given)]


def habit_of(met: Iterable[tuple[str, Judgement | None]]) -> Habit:
    """The `Habit` of what was met, (topic, answer or None) each."""
    met = list(met)
    shares, answers = {}, {}
    for topic in ("", *dict.fromkeys(topic for topic, _ in met)):
        mine = [judgement for about, judgement in met if topic in ("", about)]
        answers[topic] = tuple(judgement for judgement in mine if judgement is not None)
        shares[topic] = len(answers[topic]) / max(len(mine), 1)
    return Habit(shares, answers)
