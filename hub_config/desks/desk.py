"""What the three desks share: who is asking, what they may see, how a page is drawn and an error told."""

from __future__ import annotations

import asyncio
import json
import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from jupyterhub.services.auth import HubOAuth, HubOAuthCallbackHandler, HubOAuthenticated, UserNotAllowed
from tornado import web

from hub_config import hub_pages
from hub_config.desks.hub_api import HubApi
from talat.records import accounts


@dataclass
class Desk:
    """One desk: its name, whom it is for, and what its handlers work with."""

    name: str
    role: str
    records: object
    hub: HubApi
    unsealed: bool = False
    parts: dict = field(default_factory=dict)  # what only this desk needs, by name
    pool: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(4))

    @property
    def prefix(self) -> str:
        return f"/services/{self.name}/"


class Problem(web.HTTPError):
    """An error a person can read: Thai, and for staff English; with what to do."""

    def __init__(self, status: int, thai_words: str, english: str = ""):
        super().__init__(status)
        self.thai_words, self.english = thai_words, english


LARGEST_BODY = 64 * 1024  # bytes; the largest usual form is a comment of a few lines
WORDS = {
    400: ("ข้อมูลที่ส่งมาไม่ครบ กลับไปหน้าของคุณ แล้วลองใหม่", "The request was incomplete. Please try again."),
    403: ("หน้านี้ไม่ใช่ของคุณ กลับไปหน้าของคุณได้เลย", "This page is not for your account."),
    404: ("ไม่พบหน้านี้ อาจพิมพ์ที่อยู่ผิด หรือหน้านี้ไม่มีแล้ว", "There is no such page."),
    413: ("ข้อมูลที่ส่งมาใหญ่เกินไป กลับไปหน้าของคุณ แล้วลองใหม่", "What was sent is too large."),
    405: ("หน้านี้ทำแบบนั้นไม่ได้ กลับไปหน้าของคุณ แล้วลองใหม่", "This page does not accept that."),
}
STALE = ("หน้านี้เปิดค้างไว้นาน กลับไปเปิดใหม่ แล้วทำอีกครั้ง", "The form has expired. Open the page again.")
BROKEN = (
    "ระบบขัดข้อง รอ 1 นาที แล้วลองใหม่ ถ้ายังไม่ได้ให้บอกครูหรือผู้ดูแล งานที่บันทึกแล้วไม่หาย",
    "Something failed. Wait a minute and try again; recorded work is safe.",
)


class Headers:
    """The headers of every answer of a desk, error pages and files included."""

    def set_default_headers(self):
        for name, value in hub_pages.HEADERS.items():
            self.set_header(name, value)
        self.set_header("Cache-Control", "no-store")
        self.clear_header("Server")


class DeskHandler(Headers, HubOAuthenticated, web.RequestHandler):
    """A page of a desk: nobody passes `prepare` without a hub login, the desk's role and a live account."""

    largest_body = LARGEST_BODY
    as_json = False  # errors as {"message": …} for a script, instead of a page
    may_redirect = True  # whether a stranger who reads is sent to the login

    @property
    def desk(self) -> Desk:
        return self.settings["desk"]

    @property
    def hub_auth(self) -> HubOAuth:
        return self.settings["hub_auth"]

    async def prepare(self):
        """Identify and admit; anonymous readers are led to the login, everybody else gets their account."""
        if len(self.request.body) > self.largest_body:
            raise web.HTTPError(413)
        model = await self._identify()
        if model is None:
            if self.request.method != "GET" or not self.may_redirect:
                raise Problem(403, "หมดเวลาแล้ว เข้าระบบอีกครั้ง", "Please log in again.")
            self.redirect(self.get_login_url())
            return
        account = await self.ask(accounts.account, model["name"])
        if account is None or account.role != self.desk.role or account.ended_at is not None:
            raise web.HTTPError(403)
        self.account = account

    def get_current_user(self):
        """Who `prepare` found. JupyterHub's own way asks the hub here and waits, which stops every other
        page meanwhile, and for ever when a form's token is wrong."""
        return getattr(self, "_hub_auth_user_cache", None)

    def check_xsrf_cookie(self):
        """What changes something needs the form token. Reading does not: our pages' scripts read from here
        before they have one, and other sites' scripts cannot read an answer of ours at all."""
        if self.request.method not in ("GET", "HEAD", "OPTIONS"):
            super().check_xsrf_cookie()

    async def _identify(self):
        model = await self.hub_auth.get_user(self, sync=False)
        if model is not None:
            try:
                model = self.check_hub_user(model)
            except UserNotAllowed:
                raise web.HTTPError(403) from None
        self._hub_auth_user_cache = model
        if model is not None and model.get("kind", "user") != "user":
            raise web.HTTPError(403)
        return model

    @property
    def token(self) -> str:
        """The person's own hub token, as this desk holds it in their cookie."""
        return self.hub_auth.get_token(self)

    async def ask(self, question, *words, **more):
        """`question(records, …)` answered in a thread, so that a slow disk never stops the other pages."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.desk.pool, lambda: question(self.desk.records, *words, **more))

    def show(self, page: str, status: int = 200, **seen):
        """Finish with a page; everything in `seen` is escaped by the template."""
        self.set_status(status)
        self.finish(draw(self, page, **seen))

    def back(self, path: str = ""):
        """After a POST: look at `path` of this desk."""
        self.redirect(self.desk.prefix + path, status=303)

    def write_error(self, status_code, **kwargs):
        error = (kwargs.get("exc_info") or (None, None))[1]
        words = (
            (error.thai_words, error.english) if isinstance(error, Problem) else _words(status_code, error)
        )
        if self.as_json:
            self.set_header("Content-Type", "application/json; charset=utf-8")
            self.finish(json.dumps({"message": words[0]}, ensure_ascii=False))
        else:
            self.finish(draw(self, "error.html", words=words, code=status_code))


def _words(status: int, error) -> tuple[str, str]:
    if status == 403 and "xsrf" in str(getattr(error, "log_message", "") or "").lower():
        return STALE
    return WORDS.get(status, BROKEN)


def draw(handler, page: str, **seen) -> str:
    """A page of a desk as HTML. The form token is only made when a page asks for it."""
    desk = handler.settings["desk"]
    account = getattr(handler, "account", None)
    return (
        handler.settings["templates"]
        .get_template(page)
        .render(
            desk=desk,
            me=account,
            at=handler.request.path.removeprefix(desk.prefix),
            form=lambda: handler.xsrf_token.decode(),
            unsealed=desk.unsealed,
            **seen,
        )
    )


class Callback(Headers, HubOAuthCallbackHandler):
    """The way back from the hub's login; one that took too long is told so."""

    @property
    def hub_auth(self) -> HubOAuth:
        return self.settings["hub_auth"]

    def write_error(self, status_code, **kwargs):
        if status_code in (400, 403):
            self.set_status(302)
            self.set_header("Location", self.settings["desk"].prefix + "stale")
            self.finish()
        else:
            self.finish(draw(self, "error.html", words=BROKEN, code=status_code))


class Stale(Headers, web.RequestHandler):
    """A login that took too long, told without a redirect loop."""

    def get(self):
        self.finish(draw(self, "error.html", words=STALE, code=403))


class Health(Headers, web.RequestHandler):
    """Says that the desk answers and can read the records; needs no login and tells nothing else."""

    async def get(self):
        desk = self.settings["desk"]
        loop = asyncio.get_running_loop()
        try:
            await loop.run_in_executor(desk.pool, accounts.account, desk.records, "-")
        except Exception:
            logging.getLogger(__name__).exception("the records cannot be read")
            self.set_status(503)
        self.finish({"ok": self.get_status() == 200, "desk": desk.name})


class NotFound(DeskHandler):
    """Every other address of a desk."""

    async def prepare(self):
        raise web.HTTPError(404)


class File(Headers, web.StaticFileHandler):
    """The design system and the desks' own scripts; nothing secret, so no login."""

    def set_extra_headers(self, path):
        self.set_header("Cache-Control", "max-age=300")

    def write_error(self, status_code, **kwargs):
        self.finish(draw(self, "error.html", words=_words(status_code, None), code=status_code))
