"""Moves between prisons at the admin desk: keys exchanged, a learner's records sent, and others' taken in."""

from __future__ import annotations

from hub_config.desks.desk import DeskHandler, Problem
from talat.records import people
from talat.records.transfer import arriving, keys, leaving, moves
from talat.records.transfer.trouble import BadTransfer

LARGEST_BODY = 16 * 2**20  # bytes; 600 hours of study are about one MB when packed
NO_NAME = ("ตั้งชื่อเรือนจำนี้ก่อน แล้วกลับมาใหม่", "Name this prison first.")


class TransferHandler(DeskHandler):
    """A page or form about moves; the largest one carries a whole bundle."""

    largest_body = LARGEST_BODY

    async def show_all(self, status: int = 200, **more):
        """The page; `more` says what just happened or why it did not."""
        here = await self.ask(people.here)
        seen = {"problem": "", "arrived": None, "added": None, "typed": "", **more}
        self.show(
            "admin/transfers.html",
            status,
            here=here,
            mine=self._card(here),
            known=await self.ask(keys.known),
            moves=await self.ask(moves.newest),
            **seen,
        )

    def _card(self, here):
        """This prison's public keys; None while it has no name, or one that cannot stand in a file."""
        try:
            return self.desk.parts["transfer_keys"].card(here.code, here.name) if here else None
        except BadTransfer:
            return None

    def file(self) -> bytes:
        """What was chosen in the form; BadTransfer without one."""
        sent = self.request.files.get("file")
        if not sent or not sent[0]["body"]:
            raise BadTransfer("เลือกไฟล์ก่อน แล้วกดอีกครั้ง / Choose the file first.")
        return sent[0]["body"]

    def deliver(self, name: str, data: bytes) -> None:
        """Finish with a file to keep."""
        self.set_header("Content-Type", "application/octet-stream")
        self.set_header("Content-Disposition", f'attachment; filename="{name}"')
        self.finish(data)


class Transfers(TransferHandler):
    """Keys, forms, and who moved."""

    async def get(self):
        await self.show_all()


class MyKeys(TransferHandler):
    """The short file with this prison's public keys; nothing in it is secret."""

    async def get(self):
        card = self._card(await self.ask(people.here))
        if card is None:
            raise Problem(404, *NO_NAME)
        self.deliver(f"keys-{card.code}.json", card.spelled())


class AddKeys(TransferHandler):
    """Another prison's keys; what is shown afterwards is compared over the telephone."""

    async def post(self):
        try:
            card = await self.ask(keys.keep, keys.card_of(self.file()), self.account.login)
        except BadTransfer as bad:
            await self.show_all(422, problem=bad.message_th)
        else:
            await self.show_all(added=card)


class Send(TransferHandler):
    """A learner's records as a sealed file; from now on they are only read here."""

    async def post(self):
        number, to = self.get_body_argument("number", "")[:20], self.get_body_argument("to", "")[:64]
        own = self.desk.parts["transfer_keys"]
        try:
            sent = await self.ask(leaving.send, number.strip(), to, own, self.account.login)
        except BadTransfer as bad:
            await self.show_all(422, problem=bad.message_th, typed=number)
        else:
            self.deliver(sent.name, sent.data)


class TakeIn(TransferHandler):
    """Records from another prison: all or nothing."""

    async def post(self):
        own = self.desk.parts["transfer_keys"]
        try:
            arrived = await self.ask(arriving.receive, self.file(), own, self.account.login)
        except BadTransfer as bad:
            await self.show_all(422, problem=bad.message_th)
        else:
            await self.show_all(arrived=arrived)


class TakeBack(TransferHandler):
    """The learner did not go after all."""

    async def post(self, login):
        reason = self.get_body_argument("reason", "")[:1000]
        try:
            await self.ask(leaving.take_back, login, reason, self.account.login)
        except BadTransfer as bad:
            await self.show_all(422, problem=bad.message_th)
        else:
            self.back("transfers")


PAGES = [
    ("transfers", Transfers),
    (r"transfers/keys\.json", MyKeys),
    ("transfers/keys", AddKeys),
    ("transfers/send", Send),
    ("transfers/take-in", TakeIn),
    (r"transfers/([0-9]{4,13})/back", TakeBack),
]
