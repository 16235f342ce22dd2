"""The demonstration's people: one admin, one instructor, a class of six learners, made on first start."""

from __future__ import annotations

import json
import secrets as random

from hub_config import secrets, settings
from hub_config.paths import Home
from talat.records import accounts, classes, people
from talat.records.database import Records

CLASS = "demo-1"
PRISON = "เรือนจำสาธิต"
COURSE = "online-shop"
LEARNERS = {
    "6601001": "สมศรี ใจดี",
    "6601002": "วิชัย ตั้งมั่น",
    "6601003": "น้ำผึ้ง ศรีสุข",
    "6601004": "ประเสริฐ บุญมา",
    "6601005": "กุ้งนาง เพ็ชรรัตน์",
    "6601006": "อนันต์ รุ่งเรือง",
}
STAFF = {
    "kru-mali": ("ครูมะลิ สอนดี", "instructor"),
    "admin": ("สมชาย ดูแลระบบ", "admin"),
}


def make_people(records: Records, home: Home) -> None:
    """Create the demo accounts that are missing; their PINs and passwords are random, kept in secrets/demo.

    The keys go to disk before the people: a power cut between the two must not lock anyone out for good.
    """
    if not secrets.path(home, "demo").exists():
        secrets.write(home, "demo", json.dumps(_new_keys()))
    if people.here(records) is None:
        people.set_here(records, settings.load().prison, PRISON, accounts.SETUP)
    keys = json.loads(secrets.read(home, "demo"))
    for login, (name, role) in STAFF.items():
        if accounts.account(records, login) is None:
            accounts.add_staff(records, login, name, role, keys[login])
    if not any(row.id == CLASS for row in classes.classes(records)):
        classes.add_class(records, CLASS, "ห้องเรียนสาธิต", "kru-mali")
    for number, name in LEARNERS.items():
        if accounts.account(records, number) is None:
            accounts.add_learner(records, number, name, keys[number], CLASS)
            classes.enrol(records, number, COURSE)


def _new_keys() -> dict[str, str]:
    keys = {login: random.token_urlsafe(9) for login in STAFF}
    return keys | {number: f"{random.randbelow(10**6):06d}" for number in LEARNERS}


def table(home: Home) -> str:
    """The demo accounts, a line each, for the end of `make lab`."""
    keys = json.loads(secrets.read(home, "demo"))
    names = {login: name for login, (name, _) in STAFF.items()} | LEARNERS
    roles = {login: role for login, (_, role) in STAFF.items()}
    rows = [
        f"  {roles.get(login, 'learner'):<11} {login:<9} {key:<13} {names[login]}"
        for login, key in keys.items()
    ]
    return "\n".join([f"  {'role':<11} {'login':<9} {'PIN/password':<13} name", *rows])
