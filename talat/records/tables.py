"""The tables of the records database; moments are UTC ISO-8601 text, money is not kept here."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
metadata = MetaData(naming_convention=_NAMES)

LOGIN, SLUG, MOMENT, HASH = String(32), String(64), String(32), String(64)


def _learner(**options) -> Column:
    return Column("learner", LOGIN, ForeignKey("accounts.login"), nullable=False, **options)


prisons = Table(
    "prisons",
    metadata,
    Column("code", SLUG, primary_key=True),
    Column("name", Text, nullable=False),
    Column("here", Boolean, nullable=False, default=False),  # true in one row: this installation's
)
classes = Table(
    "classes",
    metadata,
    Column("id", SLUG, primary_key=True),
    Column("name", Text, nullable=False),
    Column("instructor", LOGIN, nullable=True),  # no foreign key: accounts point here already
)
accounts = Table(
    "accounts",
    metadata,
    Column("login", LOGIN, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", String(16), nullable=False),
    Column("class_id", SLUG, ForeignKey("classes.id"), nullable=True, index=True),
    Column("secret_hash", Text, nullable=False),
    Column("tries", Integer, nullable=False, default=0),  # wrong ones in a row
    Column("locked_until", MOMENT, nullable=True),
    Column("created_at", MOMENT, nullable=False),
    Column("birth_year", Integer, nullable=True),  # common era
    Column("prison", SLUG, ForeignKey("prisons.code"), nullable=True),  # where the record was begun
    Column("pictures", String(64), nullable=True),  # the three on the login card
    Column("ended_at", MOMENT, nullable=True),  # left: keeps everything, may not log in
    Column("old_sessions", Boolean, nullable=False, default=False),  # the hub has yet to end them
)
enrolments = Table(
    "enrolments",
    metadata,
    _learner(primary_key=True),
    Column("course", SLUG, primary_key=True),
    Column("since", MOMENT, nullable=False),
    Column("ended_at", MOMENT, nullable=True),
)
attempts = Table(
    "attempts",
    metadata,
    Column("id", String(32), primary_key=True),
    _learner(),
    Column("course", SLUG, nullable=False),
    Column("exercise", SLUG, nullable=False),
    Column("part", String(16), nullable=False),
    Column("number", Integer, nullable=False),
    Column("seed", BigInteger, nullable=False),
    Column("content_version", SLUG, nullable=False),
    Column("market_version", SLUG, nullable=False),
    Column("begun_at", MOMENT, nullable=False),
    Column("length", Integer, nullable=False, default=0),
    Column("last_at", MOMENT, nullable=False),
    Column("last_hash", HASH, nullable=False),
    Column("submitted_at", MOMENT, nullable=True),
    Column("awaits_grade", Boolean, nullable=False, default=False, index=True),
    Column("engine_version", String(16), nullable=False, default="", server_default=""),
    UniqueConstraint("learner", "exercise", "part", "number"),
)
journal = Table(
    "journal",
    metadata,
    Column("attempt_id", String(32), ForeignKey("attempts.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", MOMENT, nullable=False),
    Column("key", SLUG, nullable=False),
    Column("event", Text, nullable=False),
    Column("hash", HASH, nullable=False),
    UniqueConstraint("attempt_id", "key"),
)
rulings = Table(  # what takes a reason and two people; an answer is written once
    "rulings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    _learner(index=True),
    Column("course", SLUG, nullable=False),
    Column("detail", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("asked_by", LOGIN, nullable=False),
    Column("asked_at", MOMENT, nullable=False),
    Column("answer", String(16), nullable=True),
    Column("answer_reason", Text, nullable=True),
    Column("answered_by", LOGIN, nullable=True),
    Column("answered_at", MOMENT, nullable=True, index=True),
)
half_minutes = Table(
    "half_minutes",
    metadata,
    _learner(primary_key=True),
    Column("slot", BigInteger, primary_key=True, autoincrement=False),  # 30 s units since 1970
    Column("course", SLUG, nullable=False),
    Column("unit", SLUG, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("page", SLUG, nullable=False),
    Column("at", MOMENT, nullable=False),
    Column("idle_s", Float(53), nullable=True),  # seconds since the page's last input; none for a class
    Column(
        "struck_by", Integer, ForeignKey("rulings.id"), nullable=True
    ),  # no longer counts, stays on record
    Index(None, "learner", "course", "kind"),
)
class_hours = Table(  # a class that was held, for attendance
    "class_hours",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("class_id", SLUG, ForeignKey("classes.id"), nullable=False, index=True),
    Column("course", SLUG, nullable=False),
    Column("begins_at", MOMENT, nullable=False),
    Column("ends_at", MOMENT, nullable=False),
    Column("by", LOGIN, nullable=False),
    Column("made_at", MOMENT, nullable=False),
    Column("withdrawn_at", MOMENT, nullable=True),
)
attendance = Table(  # rows are only added; the newest of a learner in an hour is the one that holds
    "attendance",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("hour_id", Integer, ForeignKey("class_hours.id"), nullable=False),
    _learner(index=True),
    Column("state", String(16), nullable=False),
    Column("minutes", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("by", LOGIN, nullable=False),
    Column("at", MOMENT, nullable=False),
    Index(None, "hour_id", "learner", "id"),
)
time_reviews = Table(  # somebody looked at a pattern in counted time and lets it stand
    "time_reviews",
    metadata,
    Column("id", Integer, primary_key=True),
    _learner(index=True),
    Column("flag", SLUG, nullable=False),
    Column("reason", Text, nullable=False),
    Column("by", LOGIN, nullable=False),
    Column("at", MOMENT, nullable=False),
)
counted_until = Table(
    "counted_until",
    metadata,
    _learner(primary_key=True),
    Column("until", Float(53), nullable=False),  # seconds since 1970
    Column("boot", String(36), nullable=True),  # which start of the machine `tick` belongs to
    Column("tick", Float(53), nullable=True),  # the same moment in seconds since that start
)
results = Table(
    "results",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("attempt_id", String(32), ForeignKey("attempts.id"), nullable=False),
    _learner(),
    Column("exercise", SLUG, nullable=False),
    Column("score", Float(53), nullable=False),
    Column("max_score", Float(53), nullable=False),
    Column("marks", Text, nullable=False),
    Column("luck", Text, nullable=True),
    Column("state", String(24), nullable=False),
    Column("graded_at", MOMENT, nullable=False),
    Index(None, "attempt_id", "id"),
    Index(None, "learner", "exercise"),
)
hand_marks = Table(
    "hand_marks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("attempt_id", String(32), ForeignKey("attempts.id"), nullable=False, index=True),
    Column("criterion", SLUG, nullable=False),
    Column("points", Float(53), nullable=False),
    Column("comment", Text, nullable=False),
    Column("by", LOGIN, nullable=False),
    Column("asked_at", MOMENT, nullable=False),
    Column("applied_at", MOMENT, nullable=True, index=True),
)
seats = Table(
    "seats",
    metadata,
    _learner(primary_key=True),
    Column("token_hash", HASH, nullable=False, unique=True),
    Column("issued_at", MOMENT, nullable=False),
)
quotas = Table(
    "quotas",
    metadata,
    Column("class_id", SLUG, ForeignKey("classes.id"), primary_key=True),
    Column("memory_mb", Integer, nullable=False),
    Column("cpu", Float(53), nullable=False),
    Column("pids", Integer, nullable=False),
    Column("set_by", LOGIN, nullable=False),
    Column("set_at", MOMENT, nullable=False),
)
certificates = Table(
    "certificates",
    metadata,
    Column("number", String(16), primary_key=True),
    _learner(index=True),
    Column("course", SLUG, nullable=False),
    Column("name", Text, nullable=False),
    Column("title_th", Text, nullable=False),
    Column("title_en", Text, nullable=False),
    Column("hours", Integer, nullable=False),
    Column("on", String(10), nullable=False),
    Column("token", Text, nullable=False),
    Column("given_by", LOGIN, nullable=False),
    Column("given_at", MOMENT, nullable=False),
    Column("withdrawn_at", MOMENT, nullable=True),
    Column("withdrawn_by", LOGIN, nullable=True),
    Column("withdrawn_reason", Text, nullable=True),
)
timetable = Table(
    "timetable",
    metadata,
    Column("class_id", SLUG, ForeignKey("classes.id"), primary_key=True),
    Column("weekday", Integer, primary_key=True, autoincrement=False),  # 0 is Monday
    Column("begins", String(5), primary_key=True),  # "HH:MM" on the prison's clock
    Column("minutes", Integer, nullable=False),
)
prison_keys = Table(  # of other prisons that records are sent to and taken from
    "prison_keys",
    metadata,
    Column("code", SLUG, primary_key=True),
    Column("name", Text, nullable=False),
    Column("seal", String(128), nullable=False),  # age recipient
    Column("sign", HASH, nullable=False),  # Ed25519 public key, 64 hex digits
    Column("added_by", LOGIN, nullable=False),
    Column("added_at", MOMENT, nullable=False),
)
transfers = Table(  # the newest row of a learner tells whether the records live here
    "transfers",
    metadata,
    Column("id", Integer, primary_key=True),
    _learner(),
    Column("way", String(8), nullable=False),  # out, in, or back: did not go after all
    Column("prison", SLUG, nullable=False),  # the other one
    Column("exported_at", MOMENT, nullable=False),
    Column("content", HASH, nullable=False),  # SHA-256 of what was sent
    Column("stays", Text, nullable=False),  # of "in": the prisons before, with their staff's names
    Column("by", LOGIN, nullable=False),
    Column("at", MOMENT, nullable=False),
    Index(None, "learner", "id"),
)
audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", MOMENT, nullable=False),
    Column("actor", LOGIN, nullable=False),
    Column("action", SLUG, nullable=False),
    Column("object", SLUG, nullable=False, index=True),
    Column("detail", Text, nullable=False),
    Column("hash", HASH, nullable=False),
)
audit_head = Table(  # one row: how long the audit is, so that a cut-off end is noticed
    "audit_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("length", Integer, nullable=False),
    Column("last_at", MOMENT, nullable=False),
    Column("last_hash", HASH, nullable=False),
)
