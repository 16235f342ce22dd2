"""Evidence at the admin desk: the signed pack of one learner, and the internal transcript alone."""

from __future__ import annotations

from graders.evidence.pack import Pack, pack
from hub_config.desks.desk import DeskHandler, Problem
from talat.records import accounts, audit, catalogue

NO_PERSON = ("ไม่พบผู้เรียนเลขประจำตัวนี้", "There is no learner of this number.")


class Evidence(DeskHandler):
    """Everybody whose evidence can be had, those who left included."""

    async def get(self):
        here, left = await self.ask(accounts.learners), await self.ask(accounts.learners, ended=True)
        self.show("admin/evidence.html", here=here, left=left)


class Download(DeskHandler):
    """The pack as a ZIP; the audit holds who took it and the digest of its manifest."""

    async def post(self, login):
        made = await self._made(login)
        await self.ask(audit.note, self.account.login, "export", login, f"evidence {made.digest}")
        self.deliver("application/zip", made.name, made.data)

    async def _made(self, login: str) -> Pack:
        lessons, key = self.desk.parts["lessons"], self.desk.parts["certificate_key"]
        courses = [course for slug in catalogue.COURSES if (course := lessons.course(slug))]
        try:
            return await self.ask(pack, login, courses, key)
        except LookupError:
            raise Problem(404, *NO_PERSON) from None

    def deliver(self, kind: str, name: str, data: bytes) -> None:
        """Finish with a file to keep."""
        self.set_header("Content-Type", kind)
        self.set_header("Content-Disposition", f'attachment; filename="{name}"')
        self.finish(data)


class Transcript(Download):
    """The transcript alone, as a PDF."""

    async def post(self, login):
        made = await self._made(login)
        await self.ask(audit.note, self.account.login, "export", login, "transcript")
        self.deliver("application/pdf", f"transcript-{login}.pdf", made.transcript)


PAGES = [
    ("evidence", Evidence),
    (r"evidence/([0-9]{4,13})/pack", Download),
    (r"evidence/([0-9]{4,13})/transcript", Transcript),
]
