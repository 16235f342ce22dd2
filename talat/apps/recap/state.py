"""The questions after a unit as one learner answers them: asked one by one, each until it is right."""

import traitlets

from talat.apps.kit.workbench import Workbench, Wrong
from talat.journal.events import parse


class Recap(Workbench):
    """One round of questions. It opens when it is asked for: to read a lesson begins no round."""

    place = traitlets.Enum(["door", "opening", "away", "refused", "open"], default_value="opening")
    seen = traitlets.Unicode()  # the question just solved, whose reasons are being read; "" for none

    def __init__(self, *arguments, **more):
        self._asked_for = False
        super().__init__(*arguments, **more)

    def open(self):
        """Stands at the door until it is asked for, then fetches the attempt."""
        if self._asked_for:
            super().open()
        else:
            self.place = "door"

    def decide(self, raw):
        """At the door there is one thing to do: begin."""
        if self.place != "door":
            return super().decide(raw)
        if isinstance(raw, dict) and raw.get("do") == "begin":
            self._asked_for = True
            self.open()
        return None

    def on_answer_recap(self, raw):
        """An option chosen; with the last right one the round is over."""
        if not raw.get("option"):
            raise Wrong("option", "ยังไม่ได้เลือก เลือกคำตอบหนึ่งข้อ แล้วกดตอบ")
        answer = parse({name: raw.get(name, "") for name in ("do", "question", "option")})
        self.record(answer, *([parse({"do": "submit"})] if self._is_last(answer) else []))

    def _is_last(self, answer):
        due = self.play.due
        return due == self.market.questions[-1] and (answer.question, answer.option) == (due.id, due.right)

    def on_go(self, _raw):
        """On from the reasons to the next question, or to the end."""
        self.seen = ""

    def _begin(self, attempt):
        self.seen = ""
        super()._begin(attempt)

    def _take(self, stamped):
        super()._take(stamped)
        if stamped.event.do == "answer_recap" and self.play.solved(
            self.market.question(stamped.event.question)
        ):
            self.seen = stamped.event.question

    def tell(self, event, result):
        """Whether the answer was right, and why."""
        if event.do != "answer_recap":
            return self.news
        return f"{'ถูกแล้ว' if result.right else 'ยังไม่ใช่'} {result.because}"

    @property
    def question(self):
        """The question on the screen; None at the end."""
        return self.market.question(self.seen) if self.seen else self.play.due

    @property
    def screen(self):
        """The screen to show, by name."""
        if self.place != "open":
            return self.place
        return "question" if self.question else "summary"
