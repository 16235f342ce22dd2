"""The questions after a unit, answer by answer: same questions and answers, same score."""

from __future__ import annotations

from talat.content.recap import Option, Question, Recap
from talat.journal.play import Play


class RecapPlay(Play):
    """One round of the questions; `days` stays empty."""

    market: Recap

    def __init__(self, market: Recap, seed: int):
        super().__init__(market, seed)
        self.chosen: dict[str, tuple[str, ...]] = {}  # ids of options by question, first chosen first

    @property
    def due(self) -> Question | None:
        """The question to answer now; None when all are answered."""
        return next((q for q in self.market.questions if not self.solved(q)), None)

    @property
    def finished(self) -> bool:
        """Whether the right option of every question was found."""
        return self.due is None

    @property
    def worked(self) -> bool:
        """Whether anything was answered."""
        return bool(self.chosen)

    def solved(self, question: Question) -> bool:
        """Whether the right option of a question was found."""
        return question.right in self.chosen.get(question.id, ())

    def at_once(self, question: Question) -> bool:
        """Whether the option chosen first was the right one."""
        return self.chosen.get(question.id, ("",))[0] == question.right

    @property
    def right(self) -> int:
        """Questions answered right at the first try."""
        return sum(self.at_once(question) for question in self.market.questions)

    @property
    def share(self) -> float:
        """The score, 0–1: the share of all questions that was right at the first try."""
        return self.right / len(self.market.questions)

    def _answer_recap(self, event) -> Option:
        self.chosen[event.question] = (*self.chosen.get(event.question, ()), event.option)
        options = self.market.question(event.question).options
        return next(option for option in options if option.id == event.option)
