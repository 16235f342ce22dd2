"""Two prisons with a database each, their keys exchanged, and a learner with a history in the first."""

from dataclasses import dataclass

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from talat.records import accounts, classes, database
from talat.records import people as prisons
from talat.records.transfer import keys, leaving
from talat.records.transfer.keys import Own
from tests.talat.records.conftest import COURSE, SOMSRI, WICHAI
from tests.talat.records.history_of import Lived, live

NAMES = {"klang": "เรือนจำกลางสาธิต", "thon": "เรือนจำพิเศษธนสาธิต", "rim": "เรือนจำริมน้ำสาธิต"}
OWN = {
    code: Own(Ed25519PrivateKey.from_private_bytes(bytes([n]) * 32), pyrage.x25519.Identity.generate())
    for n, code in enumerate(NAMES, 1)
}


@dataclass(frozen=True)
class Prison:
    """A database, the prison's own keys, and what was lived there."""

    code: str
    records: database.Records
    own: Own
    lived: Lived | None = None

    def send(self, to, learner=SOMSRI):
        return leaving.send(self.records, learner, to, self.own, "admin").data


@pytest.fixture
def prison(tmp_path, cheap_hashes):
    """prison(code): a database of its own in SQLite, knowing every other prison's keys."""
    opened = []

    def prison(code, records=None):
        if records is None:
            url = f"sqlite:///{tmp_path / code}.db"
            database.migrate(url)
            records = database.open_records(url)
            opened.append(records)
            accounts.add_staff(records, "admin", f"ผู้ดูแล {code}", "admin", "a-long-password")
            accounts.add_staff(records, "kru-mali", f"ครูมะลิ {code}", "instructor", "a-long-password")
            prisons.set_here(records, code, NAMES[code], "admin")
        for other in NAMES.keys() - {code}:
            keys.keep(records, OWN[other].card(other, NAMES[other]), "admin")
        return Prison(code, records, OWN[code])

    yield prison
    for records in opened:
        records.close()


@pytest.fixture
def klang(prison, people):  # the first prison's database is of each kind in turn
    lived = live(people)
    classes.enrol(people, WICHAI, COURSE)
    there = prison("klang", people)
    return Prison(there.code, there.records, there.own, lived)


@pytest.fixture
def thon(prison):
    return prison("thon")
