"""Backups at the admin desk: how old the last one is, and one more now, in the folder or on a stick."""

from __future__ import annotations

import http.client
import json

from hub_config import keeping
from hub_config.desks.desk import DeskHandler, Problem

AWAY = (
    "ระบบสำรองข้อมูลไม่ตอบ รอ 1 นาทีแล้วลองใหม่ ถ้ายังไม่ได้ ให้รัน make status",
    "The keeper does not answer; try again in a minute, then run make status.",
)
BUSY = "กำลังสำรองข้อมูลอยู่แล้ว รอให้เสร็จก่อน / A backup is under way; wait for it."
NO_PLACE = "ไม่พบที่เก็บนี้แล้ว เสียบแฟลชไดรฟ์ แล้วเปิดหน้านี้ใหม่ / That place is gone: plug the stick in, reload."
SHORT = (
    f"รหัสต้องยาวอย่างน้อย {keeping.SHORTEST} ตัวอักษร หรือเว้นว่าง / "
    f"A passphrase has at least {keeping.SHORTEST} characters; or leave it empty."
)


def ask_keeper(desk, path: str, said: dict | None = None) -> tuple[int, dict]:
    """(HTTP status, answer) of the keeper; (0, {}) when it is away."""
    try:
        code, body = desk.parts["keeper"](path, said)
        return code, json.loads(body or "{}")
    except (OSError, http.client.HTTPException, ValueError):
        return 0, {}


class BackupsHandler(DeskHandler):
    """A page about backups."""

    async def show_backups(self, status: int = 200, wrong: str = ""):
        """The page; `wrong` is what was the matter with a form."""
        code, said = await self.ask(lambda _records: ask_keeper(self.desk, "/health"))
        self.show(
            "admin/backups.html", status, last=said if code else None, wrong=wrong, short=keeping.SHORTEST
        )


class Backups(BackupsHandler):
    """The last backup, and where one more may go."""

    async def get(self):
        await self.show_backups()


class Now(BackupsHandler):
    """One more, begun; the page then tells how it goes."""

    async def post(self):
        where, secret = self.get_body_argument("where", ""), self.get_body_argument("passphrase", "")
        if secret and len(secret) < keeping.SHORTEST:
            await self.show_backups(422, SHORT)
            return
        said = {"where": where, "by": self.account.login, "passphrase": secret or None}
        code, _ = await self.ask(lambda _records: ask_keeper(self.desk, "/now", said))
        if not code:
            raise Problem(503, *AWAY)
        if code == 202:
            self.back("backups")
        else:
            await self.show_backups(code, BUSY if code == 409 else NO_PLACE)


PAGES = [("backups", Backups), ("backups/now", Now)]
