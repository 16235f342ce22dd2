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
)
enrolments = Table(
    "enrolments",
    metadata,
    _learner(primary_key=True),
    Column("course", SLUG, primary_key=True),
    Column("since", MOMENT, nullable=False),
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
    Index(None, "learner", "course", "kind"),
)
counted_until = Table(
    "counted_until",
    metadata,
    _learner(primary_key=True),
    Column("until", Float(53), nullable=False),  # seconds since 1970
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
audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", MOMENT, nullable=False),
    Column("actor", LOGIN, nullable=False),
    Column("action", SLUG, nullable=False),
    Column("object", SLUG, nullable=False),
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
