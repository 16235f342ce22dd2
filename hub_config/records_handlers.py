"""The records service's addresses: who may ask what, and what the answer looks like."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from tornado.web import Application, HTTPError, RequestHandler

from hub_config.published import Unpublished
from hub_config.records_acts import Acts, NoSeat, NotEnrolled, spelled
from hub_config.records_office import Office
from talat.journal.events import BadEvent, parse
from talat.journal.order import OutOfStep
from talat.journal.plain_json import BadJson, read
from talat.records import seats
from talat.records.attempts import NoSuchAttempt, TooManyAttempts
from talat.records.database import DatabaseDown

LOG = logging.getLogger("talat.records")
LONGEST_BODY = 64 * 1024  # bytes
SAY = {
    400: "ระบบไม่เข้าใจสิ่งที่ส่งมา โหลดหน้าใหม่แล้วลองอีกครั้ง",
    401: "ที่นั่งนี้หมดเวลาแล้ว กลับหน้าเรียนของฉัน แล้วกดเรียนต่อ",
    403: "คุณยังไม่ได้อยู่ในวิชานี้ บอกครูให้เพิ่มชื่อคุณ",
    404: "ไม่พบบทเรียนหรืองานนี้ กลับหน้าเรียนของฉัน แล้วเลือกบทเรียนอีกครั้ง",
    409: "มีการทำต่อจากอีกหน้าหนึ่งแล้ว",
    413: "ข้อความยาวเกินไป เขียนให้สั้นลง",
    429: "กดเร็วเกินไป รอสักครู่ แล้วลองใหม่",
    503: "ระบบบันทึกยังไม่พร้อม งานที่บันทึกแล้วไม่หาย รอสักครู่ แล้วลองใหม่",
}


class JsonHandler(RequestHandler):
    """Answers in JSON; an error's `message` is Thai; nothing a learner sent is ever logged."""

    def initialize(self, office: Office):
        self.office = office

    def set_default_headers(self):
        self.clear_header("Server")
        self.set_header("Cache-Control", "no-store")

    def write_error(self, status_code, **kwargs):
        error = kwargs.get("exc_info", (None, None, None))[1]
        usual = SAY.get(status_code, SAY[400 if status_code < 500 else 503])
        message = getattr(error, "message_th", None) or usual
        self.finish({"message": message})

    def log_exception(self, kind, value, trace):
        if not isinstance(value, HTTPError):
            where = trace
            while where and where.tb_next:
                where = where.tb_next
            line = f"{Path(where.tb_frame.f_code.co_filename).name}:{where.tb_lineno}" if where else "?"
            LOG.error("%s failed: %s at %s", type(self).__name__, kind.__name__, line)


class Health(JsonHandler):
    """Whether the service can record."""

    async def get(self):
        said = {"ok": False, "detail": "stopping"} if self.office.stopping else await self.office.health()
        self.set_status(200 if said["ok"] else 503)
        self.finish(said)


class NotHere(JsonHandler):
    """Every other address."""

    def prepare(self):
        self.send_error(404)


class SeatHandler(JsonHandler):
    """A request of a learner's seat: known by its token, paced, its body small and plain."""

    async def come_in(self) -> None:
        """Set `learner`; HTTP 401, 413, 429 or 503 for a request that is not let in."""
        self.look()
        self.learner = await self.ask(self.office.reads, seats.owner, self.office.records, self.token)
        self.office.seated.put(self.token, self.learner)
        self.let_pass()

    def look(self) -> None:
        """Set `token`; HTTP 413 or 503 for what is refused at sight."""
        if self.office.stopping:
            raise HTTPError(503)
        if len(self.request.body) > LONGEST_BODY:
            raise HTTPError(413)
        self.token = self.request.headers.get("Authorization", "").removeprefix("Bearer ").strip()

    def let_pass(self) -> None:
        """HTTP 401 for no one's token, 429 for a seat that asks too fast."""
        if self.learner is None:
            raise HTTPError(401)
        if not self.office.pace.allows(self.learner):
            raise HTTPError(429)

    def said(self, **kinds: type) -> list:
        """The body's values, in the order asked; HTTP 400 unless it has these keys of these types alone."""
        try:
            body = read(self.request.body)
        except BadJson:
            raise HTTPError(400) from None
        right = isinstance(body, dict) and body.keys() == kinds.keys()
        if not right or any(type(body[name]) is not kind for name, kind in kinds.items()):
            raise HTTPError(400)
        return [body[name] for name in kinds]

    async def ask(self, how: Callable, work: Callable, *args):
        """`how(work, *args)`, with the records' refusals as the HTTP statuses they mean."""
        try:
            return await how(work, *args)
        except (NoSuchAttempt, Unpublished):
            raise HTTPError(404) from None
        except NotEnrolled:
            raise HTTPError(403) from None
        except NoSeat:
            self.office.seated.put(self.token, None)
            raise HTTPError(401) from None
        except (BadEvent, TooManyAttempts) as refused:
            raise _refusal(refused.message_th) from None
        except DatabaseDown as trouble:
            LOG.error("%s: the database is down: %s", type(self).__name__, trouble)
            raise HTTPError(503) from None


def _refusal(message_th: str) -> HTTPError:
    error = HTTPError(422)
    error.message_th = message_th
    return error


class MayOpen(SeatHandler):
    """Whether the learner may open a unit's page."""

    async def get(self):
        await self.come_in()
        unit = self.get_query_argument("course", ""), self.get_query_argument("unit", "")
        self.finish(await self.ask(self.office.reads, self.office.acts.may_open, self.learner, *unit))


class Attempts(SeatHandler):
    """Opens or resumes an attempt; the content version is the one of its beginning."""

    async def post(self):
        await self.come_in()
        which = self.said(exercise=str, part=str, again=bool)
        self.finish(await self.ask(self.office.writes, Acts.open_attempt, self.learner, *which))


class Events(SeatHandler):
    """Records one decision, once: 201, or 200 when it was there already; 409 with what came between."""

    async def come_in(self) -> None:
        """A seat seen before is paced by what is remembered of it; `append` asks who it is once more."""
        self.look()
        self.learner = self.office.seated.get(self.token)
        await super().come_in() if self.learner is None else self.let_pass()

    async def post(self, attempt_id):
        await self.come_in()
        key, after, raw = self.said(key=str, after=int, event=dict)
        try:
            event = parse(raw)
        except BadEvent as bad:
            raise _refusal(bad.message_th) from None
        what = (self.token, attempt_id, event, after, key)
        try:
            answer, new = await self.ask(self.office.writes, Acts.append, *what)
        except OutOfStep as behind:
            answer, new = {"message": SAY[409], "events": spelled(behind.events)}, None
        self.set_status({True: 201, False: 200, None: 409}[new])
        self.finish(answer)


class Marks(SeatHandler):
    """The result of one of the learner's own attempts."""

    async def get(self, attempt_id):
        await self.come_in()
        self.finish(await self.ask(self.office.reads, self.office.acts.result, self.learner, attempt_id))


def application(office: Office) -> Application:
    """The service's addresses."""
    shared = {"office": office}
    routes = [
        (r"/health", Health, shared),
        (r"/v1/may-open", MayOpen, shared),
        (r"/v1/attempts", Attempts, shared),
        (r"/v1/attempts/([0-9a-f]{24})/events", Events, shared),
        (r"/v1/attempts/([0-9a-f]{24})/result", Marks, shared),
    ]
    return Application(routes, default_handler_class=NotHere, default_handler_args=shared, log_function=_log)


def _log(handler: RequestHandler) -> None:
    """One line for each failure of ours; neither address nor token nor body, which learners choose."""
    if handler.get_status() >= 500:
        took = 1000 * handler.request.request_time()
        LOG.warning("%s %d in %.0f ms", type(handler).__name__, handler.get_status(), took)
