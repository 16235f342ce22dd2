"""What may follow what among the answers: question after question, each until the right option is found."""

from __future__ import annotations

from dataclasses import dataclass

from talat.content.recap import Question, Recap
from talat.journal.events import Event
from talat.journal.order import NOT_HERE, Order, Progress
from talat.journal.recap.events import ADVICE, AnswerRecap, chosen

NOT_YET = "ยังเหลือคำถามอีก ตอบให้ครบก่อน"
ALL_DONE = "ตอบครบทุกข้อแล้ว"
CHOSEN = "ข้อนี้เลือกไปแล้ว ลองเลือกข้ออื่น"


@dataclass(frozen=True, kw_only=True)
class RecapOrder(Order):
    """The order of one unit's questions."""

    recap: Recap

    takes = (AnswerRecap,)
    all_done = NOT_HERE

    def problem(self, so_far: Progress, new: Event) -> str:
        """Thai: why `new` is not taken; "" when it is."""
        due = next((q for q in self.recap.questions if chosen(q.id, q.right) not in so_far.marks), None)
        if new.do == "submit":
            return NOT_YET if due else ""
        if new.do != "answer_recap":
            return NOT_HERE
        return self._answer(due, so_far, new)

    def _answer(self, due: Question | None, so_far: Progress, new: AnswerRecap) -> str:
        if due is None:
            return ALL_DONE
        if new.question != due.id or new.option not in {option.id for option in due.options}:
            return ADVICE["answer_recap"]
        return CHOSEN if chosen(new.question, new.option) in so_far.marks else ""


def recap_order(recap: Recap) -> RecapOrder:
    """The `RecapOrder` of a unit's questions."""
    return RecapOrder(days=0, recap=recap)
