"""The one decision taken with the questions after a unit."""

from __future__ import annotations

from typing import Literal

from talat.journal.decision import Decision, Name


class AnswerRecap(Decision):
    """An option chosen; after a wrong one another is chosen."""

    do: Literal["answer_recap"] = "answer_recap"
    question: Name
    option: Name

    def marks(self) -> frozenset[str]:
        """Its kind of decision, and which option of which question it was."""
        return frozenset((self.do, chosen(self.question, self.option)))


def chosen(question: str, option: str) -> str:
    """The mark of an option that was chosen."""
    return f"chosen:{question}:{option}"


RecapEvent = AnswerRecap
ADVICE = {"answer_recap": "เลือกคำตอบจากที่เห็นบนหน้าจอ"}
