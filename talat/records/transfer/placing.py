"""Content put into a database: numbers of this database in place of the content's own."""

from __future__ import annotations

from sqlalchemy import delete, insert, select, update
from sqlalchemy.engine import Connection

from talat.records import tables as t
from talat.records.accounts import NO_SECRET, prison_here
from talat.records.time import CLASS
from talat.records.transfer.content import AWAY, Content
from talat.records.transfer.trouble import BadTransfer

_MINE = (
    t.seats,
    t.counted_until,
    t.certificates,
    t.time_reviews,
    t.results,
    t.half_minutes,
    t.attendance,
    t.rulings,
    t.enrolments,
)
_LONGEST_CLASS = 64  # characters of a class's id


def refuse_taken(connection: Connection, content: Content) -> None:
    """BadTransfer when an attempt or a certificate of this content stands here under somebody else's name."""
    for table, name, section in (
        (t.attempts, "id", "attempts"),
        (t.certificates, "number", "certificates"),
    ):
        for row in content[section]:
            if connection.execute(select(table.c[name]).where(table.c[name] == row[name])).first():
                raise BadTransfer(
                    f"{row[name]} มีอยู่แล้วในชื่อของคนอื่น ไม่ได้นำเข้าอะไร / {row[name]} is somebody else's here."
                )


def clear(connection: Connection, learner: str) -> None:
    """Take out what is about to be put in again with more; the account stays."""
    theirs = select(t.attempts.c.id).where(t.attempts.c.learner == learner)
    for table in (t.journal, t.hand_marks):
        connection.execute(delete(table).where(table.c.attempt_id.in_(theirs)))
    for table in (*_MINE, t.attempts):
        connection.execute(delete(table).where(table.c.learner == learner))


def place(connection: Connection, content: Content, known_here: bool) -> None:
    """Put everything in; nobody can log in as the learner until they have a new card."""
    _person(connection, content["person"][0], known_here)
    mine = {"learner": content["person"][0]["login"]}
    ruled = _numbered(connection, t.rulings, content["rulings"], mine)
    hours = [_hour(connection, row) for row in content["class_hours"]]
    _all(connection, t.enrolments, content["enrolments"], mine)
    _all(
        connection,
        t.attendance,
        [_without(row, "hour") | {"hour_id": hours[row["hour"] - 1]} for row in content["attendance"]],
        mine,
    )
    _all(connection, t.half_minutes, [_half(row, hours, ruled) for row in content["half_minutes"]], mine)
    _all(connection, t.attempts, content["attempts"], {**mine, "awaits_grade": False})
    _all(connection, t.journal, content["journal"], {})
    _all(connection, t.results, content["results"], mine)
    _all(connection, t.hand_marks, content["hand_marks"], {})
    _all(connection, t.time_reviews, content["time_reviews"], mine)
    _all(connection, t.certificates, content["certificates"], mine)


def _person(connection: Connection, person: dict, known_here: bool) -> None:
    row = {**person, "role": "learner", "class_id": None, "secret_hash": NO_SECRET, "tries": 0}
    row |= {"locked_until": None, "pictures": None, "ended_at": None, "old_sessions": False}
    if known_here:
        connection.execute(update(t.accounts).where(t.accounts.c.login == row["login"]).values(**row))
    else:
        connection.execute(insert(t.accounts).values(**row))


def _all(connection: Connection, table, rows: list[dict], more: dict) -> None:
    if rows:
        connection.execute(insert(table), [{**row, **more} for row in rows])


def _numbered(connection: Connection, table, rows: list[dict], more: dict) -> list[int]:
    """The numbers the rows get here, in their order."""
    return [connection.execute(insert(table).values(**row, **more)).inserted_primary_key[0] for row in rows]


def _hour(connection: Connection, row: dict) -> int:
    """The number of a class hour here: one that came with somebody else of that class, or a new one."""
    row = _without(row, "prison") | {"class_id": _class(connection, row["prison"], row["class_id"])}
    same = [t.class_hours.c[name] == row[name] for name in row]
    found = connection.execute(select(t.class_hours.c.id).where(*same)).scalar()
    return found or _numbered(connection, t.class_hours, [row], {})[0]


def _class(connection: Connection, prison: str | None, own: str) -> str:
    """The class under its id here; one of another prison is kept as a class without anybody in it."""
    away = prison is not None and prison != prison_here(connection)
    id = f"{prison}{AWAY}{own}" if away else own
    if len(id) > _LONGEST_CLASS:
        raise BadTransfer(f"รหัสห้องเรียนยาวเกินไป / The id of class {own!r} of {prison} is too long.")
    if not connection.execute(select(t.classes.c.id).where(t.classes.c.id == id)).first():
        name = f"ห้อง {own} ({prison})" if away else own
        connection.execute(insert(t.classes).values(id=id, name=name, instructor=None))
    return id


def _half(row: dict, hours: list[int], ruled: list[int]) -> dict:
    """A half-minute with this database's number of its class hour and of its ruling."""
    place = row["page"].removeprefix("hour-") if row["kind"] == CLASS else ""
    if place.isdecimal() and 1 <= int(place) <= len(hours):
        row = row | {"page": f"hour-{hours[int(place) - 1]}"}
    return row | {"struck_by": ruled[row["struck_by"] - 1] if row["struck_by"] else None}


def _without(row: dict, name: str) -> dict:
    return {key: value for key, value in row.items() if key != name}
