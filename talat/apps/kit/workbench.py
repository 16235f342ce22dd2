"""An attempt as one learner works it at a tool: decisions on their way to the records, and their play.

No widget and no HTML. A result exists here only after the records have acknowledged the decision behind it.
A tool's own state is a `Workbench` with a method `on_<do>(raw)` for whatever is more than one decision.
"""

from dataclasses import dataclass, field

import traitlets

from talat.apps.kit import thai
from talat.journal.client import OutOfStep, RecordsDown, Refused, new_key
from talat.journal.events import LONGEST_TEXT, BadEvent, parse
from talat.journal.play import replay

FIRST_WAIT_MS, LONGEST_WAIT_MS = 1_000, 15_000
RESULT_WAIT_MS, TEACHER_WAIT_MS = 1_500, 20_000
FINAL = ("graded", "trouble")
ELSEWHERE = "มีการทำต่อจากอีกหน้าหนึ่ง ดูให้แน่ใจ แล้วทำต่อจากตรงนี้ได้เลย"
CHANGED = "มีการปรับโจทย์นี้ระหว่างที่คุณทำ กลับหน้าเรียนของฉัน แล้วกดเรียนต่อ ถ้ายังเปิดไม่ได้ให้บอกครู"
BUSY = "กำลังบันทึกสิ่งที่กดไปแล้ว รอสักครู่ แล้วค่อยกดใหม่"


class Wrong(Exception):
    """What was typed in one field cannot be used; Thai, with the field's name."""

    def __init__(self, name, message_th):
        super().__init__(message_th)
        self.name, self.message_th = name, message_th


@dataclass(frozen=True)
class Pending:
    """A decision on its way, with the key that keeps the records from taking it twice."""

    event: object
    key: str = field(default_factory=new_key)


class Workbench(traitlets.HasTraits):
    """One part ("practice" or "exercise") of an exercise; `decide` is the only way in."""

    place = traitlets.Enum(["opening", "away", "refused", "open"], default_value="opening")
    pending = traitlets.Tuple()  # of Pending; the first is the one being recorded
    tries = traitlets.Int(0)  # failed attempts to reach the records since the last success
    error = traitlets.Unicode()  # Thai, beside the field it is about
    wrong = traitlets.Unicode()  # name of that field; "" when the error is about the whole screen
    notice = traitlets.Unicode()  # Thai, something that happened elsewhere
    news = traitlets.Unicode()  # Thai, what the last decision brought, read out politely

    def __init__(self, client, exercise, part="exercise", edition=lambda version: None):
        """`edition(content_version)` is the exercise as an older content version had it, or None."""
        super().__init__()
        self.client, self.exercise, self.part, self._edition = client, exercise, part, edition
        self.attempt = self.play = None
        self.result = {}
        self._seq = 0
        self._opens_again = False
        self.open()

    # what a tool fills in --------------------------------------------------------------------------------

    def put_away(self):
        """Forgets what was only looked at or tried on paper; called when a decision is recorded or a new
        attempt begins."""

    def tell(self, event, result):
        """The Thai news of a recorded decision; "" says nothing."""
        return {"submit": "ส่งงานแล้ว", "explain": "บันทึกเหตุผลแล้ว"}.get(event.do, self.news)

    # opening ---------------------------------------------------------------------------------------------

    def open(self):
        """Fetches the attempt and plays it up to where it stands."""
        ask = self.client.again if self._opens_again else self.client.open
        try:
            attempt = ask(self.exercise.id, self.part)
        except RecordsDown:
            self.place, self.tries = "away", self.tries + 1
        except Refused as refusal:
            self.place, self.error = "refused", refusal.message_th
        else:
            self._opens_again = False
            self._begin(attempt)

    def _begin(self, attempt):
        self.tries, self.pending, self.error, self.wrong = 0, (), "", ""
        self.put_away()
        if attempt.market_version != self.exercise.version_of(self.part):
            older = self._edition(attempt.content_version)
            if older is None or attempt.market_version != older.version_of(self.part):
                self.place, self.error = "refused", CHANGED
                return
            self.exercise = older
        self.attempt, self.result = attempt, {}
        self.play = replay(self.market, attempt.seed, [stamped.event for stamped in attempt.events])
        self._seq = attempt.events[-1].seq if attempt.events else 0
        self.place = "open"
        self.look()

    # deciding --------------------------------------------------------------------------------------------

    def decide(self, raw):
        """Takes one thing the learner did: text fields from the browser, "do" naming the decision."""
        do = raw.get("do") if isinstance(raw, dict) else None
        if do == "retry":
            return self._retry()
        if self.place != "open":
            return None
        self.error = self.wrong = self.notice = self.news = ""
        if do == "look":
            return self.look()
        if self.pending:
            self.error = BUSY
            return None
        return self._act(do, raw)

    def _act(self, do, raw):
        act = getattr(self, f"on_{do}", None) if isinstance(do, str) else None
        try:
            (act or self._plain)(raw)
        except Wrong as problem:
            self.error, self.wrong = problem.message_th, problem.name
        except thai.NotMoney as problem:
            self.error, self.wrong = str(problem), "price"
        except BadEvent as problem:
            self.error = problem.message_th

    def _plain(self, raw):
        self.record(parse(raw))

    def on_explain(self, raw):
        """The learner's reason, then the screen to hand in."""
        text = raw.get("text", "")
        if not text.strip():
            raise Wrong("text", "ยังไม่ได้เขียนเหตุผล เขียนสั้น ๆ หนึ่งประโยค เช่น เลือกแบบนี้ เพราะ…")
        if len(text) > LONGEST_TEXT:
            raise Wrong("text", f"ยาวเกินไป ตัดให้เหลือไม่เกิน {LONGEST_TEXT} ตัวอักษร ตอนนี้มี {len(text)} ตัวอักษร")
        self.record(parse({"do": "explain", "text": text}), self.to("submit"))

    def on_again(self, _raw):
        """A new attempt."""
        if self.part == "exercise" and not self.may_again:
            raise BadEvent("เริ่มรอบใหม่ได้หลังจากส่งงานและรู้คะแนนแล้ว")
        self._opens_again = True
        if self.play.submitted:
            self.open()
        else:
            self.record(parse({"do": "submit"}))

    def to(self, screen):
        """The decision to go to a screen."""
        return parse({"do": "open_screen", "screen": screen})

    # recording -------------------------------------------------------------------------------------------

    def record(self, *events):
        """Records decisions in order; each is applied when it is acknowledged."""
        self.pending = tuple(Pending(event) for event in events)
        self._send()

    def _retry(self):
        if self.place in ("away", "refused"):
            self.open()
        elif self.pending:
            self._send()

    def _send(self):
        """Records what is pending, first to last; when the records do not answer, keeps the rest."""
        while self.pending:
            now = self.pending[0]
            try:
                stamped = self.client.append(self.attempt.id, now.event, self._seq, now.key)
            except RecordsDown:
                self.tries += 1
                return
            except OutOfStep as step:
                self._catch_up(step.events)
                return
            except Refused as refusal:
                self.pending, self.tries, self._opens_again = (), 0, False
                self.error = refusal.message_th
                return
            self.tries, self.pending = 0, self.pending[1:]
            self._take(stamped)
        if self._opens_again:
            self.open()

    def _take(self, stamped):
        result = self.play.apply(stamped.event)
        self._seq = stamped.seq
        self.put_away()
        self.news = self.tell(stamped.event, result)
        if stamped.event.do == "submit":
            self.look()

    def _catch_up(self, events):
        """Another page went on: takes what it recorded, drops what was meant for the older state, says so."""
        self.pending, self.tries, self._opens_again = (), 0, False
        try:
            for stamped in events:
                self._take(stamped)
        except BadEvent:
            self.open()
        self.news, self.notice = "", ELSEWHERE

    # the result ------------------------------------------------------------------------------------------

    def look(self):
        """Asks for the result of submitted work; keeps the last answer when the records do not reply."""
        if self.part != "exercise" or not self.play.submitted:
            return
        try:
            self.result = self.client.result(self.attempt.id)
        except (RecordsDown, Refused):
            self.tries += 1
        else:
            self.tries = 0

    @property
    def market(self):
        """The market of this part."""
        return self.exercise.market(self.part)

    @property
    def screen(self):
        """The screen to show, by name."""
        if self.place != "open":
            return self.place
        if self.play.submitted:
            return "result" if self.part == "exercise" else "practised"
        return self.play.screen

    @property
    def saving(self):
        """Whether a decision waits for the records."""
        return bool(self.pending)

    @property
    def graded(self):
        """The state of grading: "waiting", "needs_instructor", "graded" or "trouble"."""
        state = self.result.get("state", "waiting")
        return state if state in (*FINAL, "needs_instructor") else "waiting"

    @property
    def may_again(self):
        """Whether a new attempt may begin: any time in practice, after the points in the exercise."""
        return self.part == "practice" or (self.play.submitted and self.graded != "waiting")

    @property
    def wait_ms(self):
        """Milliseconds until the browser should try again; 0 when there is nothing to wait for."""
        if self.pending or self.place == "away":
            return min(FIRST_WAIT_MS * 2 ** max(0, self.tries - 1), LONGEST_WAIT_MS)
        if self.screen == "result" and self.graded not in FINAL:
            return TEACHER_WAIT_MS if self.graded == "needs_instructor" else RESULT_WAIT_MS
        return 0
