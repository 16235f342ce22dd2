"""Login: a learner's number and PIN, or a staff name and password, checked against the records."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from jupyterhub.auth import Authenticator
from jupyterhub.handlers.login import LoginHandler as HubLoginHandler
from traitlets import Any, Integer, Unicode, default

from hub_config import hub_pages, known_learners, old_sessions
from hub_config.hub_pages import class_group, role_group
from talat.records import accounts, database
from talat.records.accounts import LoginRefused
from talat.records.names import plain_digits

LONGEST_LOGIN, LONGEST_SECRET = 64, 256  # characters; longer input is wrong without being looked at
NUMBER_MISSING = "พิมพ์เลขประจำตัวของคุณในช่องแรกก่อน"
SECRET_MISSING = "พิมพ์รหัสของคุณในช่องที่สองก่อน"
WRONG = "เลขประจำตัวหรือรหัสไม่ถูกต้อง ลองพิมพ์ใหม่ช้า ๆ อีกครั้ง"
BUSY = "ตอนนี้มีคนเข้าเรียนพร้อมกันมาก รอ 10 วินาที แล้วกดเข้าเรียนอีกครั้ง"
DOWN = "ตอนนี้ระบบยังเปิดรายชื่อไม่ได้ รอ 1 นาที แล้วลองใหม่ ถ้ายังเข้าไม่ได้ให้บอกครู"
STALE = "หน้านี้เปิดค้างไว้นาน พิมพ์อีกครั้ง แล้วกดเข้าเรียน"


class RecordsAuthenticator(Authenticator):
    """Whoever the records know may enter; groups follow role and class; nobody is a hub admin."""

    records_url = Unicode("", config=True, help="URL of the records database; empty: TALAT_RECORDS_URL")
    threads = Integer(2, config=True, help="argon2 verifications that run side by side")
    waiting_limit = Integer(64, config=True, help="logins that may wait for a thread, all browsers together")
    waiting_limit_per_address = Integer(16, config=True, help="the same for one browser's address")

    _records = Any()
    _pool = Any()
    _waiting = Any()

    @default("allow_all")
    def _the_records_are_the_list(self) -> bool:
        return True

    @default("manage_groups")
    def _groups_come_from_the_records(self) -> bool:
        return True

    @default("auth_refresh_strict")
    def _a_removed_account_loses_its_tokens_too(self) -> bool:
        return True

    @default("auth_refresh_age")
    def _refresh_every(self) -> int:
        return 30  # seconds until a removed account is noticed

    @default("_records")
    def _open_records(self):
        return database.open_records(self.records_url or None)

    @default("_pool")
    def _few_threads(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(self.threads, thread_name_prefix="login")

    @default("_waiting")
    def _nobody_waits(self) -> Counter:
        return Counter()

    async def authenticate(self, handler, data):
        """The hub's user model of who typed this; raises LoginRefused with the sentence to show."""
        login, secret = _cleaned(data.get("username", "")), data.get("password", "")
        _refuse_empty(login, secret)
        if len(login) > LONGEST_LOGIN or len(secret) > LONGEST_SECRET or not login.isprintable():
            raise LoginRefused(WRONG, kind="wrong")
        account = await self._verified(_address(handler), login, secret)
        await self._end_old_sessions(account.login, handler)
        return model(account)

    async def _verified(self, address: str, login: str, secret: str):
        if self._waiting[address] >= self.waiting_limit_per_address:
            raise LoginRefused(BUSY, kind="busy")
        if self._waiting.total() >= self.waiting_limit:
            raise LoginRefused(BUSY, kind="busy")
        self._waiting[address] += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._pool, accounts.verify, self._records, login, secret)
        finally:
            self._waiting[address] -= 1
            if not self._waiting[address]:
                del self._waiting[address]

    def learner(self, name: str) -> dict | None:
        """The hub's user model of a learner; None for everybody else."""
        account = known_learners.learner_of(self._records, name)
        return model(account) if account else None

    async def _end_old_sessions(self, name: str, handler) -> bool:
        """Whether there was something to end: a new PIN ends what is logged in with the one before."""
        if not await asyncio.to_thread(accounts.owes_logout, self._records, name):
            return False
        user = handler.find_user(name) if hasattr(handler, "find_user") else None
        if user is not None:
            old_sessions.end(user)
            old_sessions.free_seat_soon(user, handler)
        await asyncio.to_thread(accounts.logged_out, self._records, name)
        return True

    async def refresh_user(self, user, handler=None):
        """Groups as the records have them now; False when a new login is needed. Not in the login threads."""
        try:
            account = await asyncio.to_thread(accounts.account, self._records, user.name)
            if await self._end_old_sessions(user.name, handler):
                return False
        except LookupError:
            return False
        except Exception as trouble:  # records that cannot be read end nobody's session
            self.log.warning("records not readable while refreshing %s: %s", user.name, trouble)
            return True
        return model(account) if account and account.ended_at is None else False

    def get_handlers(self, app):
        return [(r"/login", LoginHandler), *known_learners.HANDLERS, *hub_pages.handlers()]


def model(account) -> dict:
    """What the hub is told about an account: its name and its groups, never admin."""
    groups = [role_group(account.role)]
    if account.class_id is not None:
        groups.append(class_group(account.class_id))
    return {"name": account.login, "admin": False, "groups": groups}


class LoginHandler(HubLoginHandler):
    """Our login page: a refusal is a sentence on the form, and a flood of refusals is one line a minute."""

    refused = 0  # since the last line in the log
    last_line = -60.0

    async def post(self):
        data = {name: self.get_body_argument(name, "", strip=False) for name in ("username", "password")}
        try:
            user = await self.login_user(data)
            sentence = WRONG
        except LoginRefused as refusal:
            user, sentence = None, getattr(refusal, "message_th", str(refusal))
        except Exception:
            self.log.exception("login could not be checked")
            user, sentence = None, DOWN
        if user:
            self._jupyterhub_user = user
            self.redirect(self.get_next_url(user))
        else:
            await self._refuse(sentence, data["username"])

    async def _refuse(self, sentence: str, login: str):
        self.set_status(403)
        self.finish(await self._render(login_error=sentence, username=_cleaned(login)[:LONGEST_LOGIN]))

    def render_template(self, name, **ns):
        """Errors raised on the way, such as an expired form, are shown on the form too, in Thai."""
        if name == "error.html":
            ns["message"] = STALE
        return super().render_template(name, **ns)

    def _log(self):
        """One line a minute for all refusals; everything else as usual."""
        if self.get_status() != 403:
            return super()._log()
        cls, now = type(self), time.monotonic()
        cls.refused += 1
        if now - cls.last_line >= 60:
            self.log.warning("%d refused logins since the last such line", cls.refused)
            cls.refused, cls.last_line = 0, now
        return None


def _cleaned(login: str) -> str:
    return plain_digits(login.strip())


def _refuse_empty(login: str, secret: str) -> None:
    if not login:
        raise LoginRefused(NUMBER_MISSING, kind="wrong")
    if not secret:
        raise LoginRefused(SECRET_MISSING, kind="wrong")


def _address(handler) -> str:
    return getattr(getattr(handler, "request", None), "remote_ip", None) or "?"
