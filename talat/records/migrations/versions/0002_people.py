"""People in full: prison, birth year, cards, ends; class hours; rulings of two; time with its evidence."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

SLUG, MOMENT, LOGIN = sa.String(length=64), sa.String(length=32), sa.String(length=32)


def upgrade() -> None:
    """Add tables, then columns; SQLite adds a column in place, so no row is copied."""
    _prisons()
    _rulings()
    _class_hours()
    _time_reviews()
    _columns()
    op.create_index(op.f("ix_audit_object"), "audit", ["object"], unique=False)


def _learner() -> sa.Column:
    return sa.Column("learner", LOGIN, nullable=False)


def _to(table: str, column: str, there: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [there], name=op.f(f"fk_{table}_{column}"))


def _prisons() -> None:
    op.create_table(
        "prisons",
        sa.Column("code", SLUG, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("here", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_prisons")),
    )


def _rulings() -> None:
    op.create_table(
        "rulings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        _learner(),
        sa.Column("course", SLUG, nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("asked_by", LOGIN, nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("answer", sa.String(length=16), nullable=True),
        sa.Column("answer_reason", sa.Text(), nullable=True),
        sa.Column("answered_by", LOGIN, nullable=True),
        sa.Column("answered_at", MOMENT, nullable=True),
        _to("rulings", "learner", "accounts.login"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rulings")),
    )
    op.create_index(op.f("ix_rulings_learner"), "rulings", ["learner"], unique=False)
    op.create_index(op.f("ix_rulings_answered_at"), "rulings", ["answered_at"], unique=False)


def _class_hours() -> None:
    op.create_table(
        "class_hours",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("class_id", SLUG, nullable=False),
        sa.Column("course", SLUG, nullable=False),
        sa.Column("begins_at", MOMENT, nullable=False),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.Column("by", LOGIN, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        _to("class_hours", "class_id", "classes.id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_class_hours")),
    )
    op.create_index(op.f("ix_class_hours_class_id"), "class_hours", ["class_id"], unique=False)
    op.create_table(
        "attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("hour_id", sa.Integer(), nullable=False),
        _learner(),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", LOGIN, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        _to("attendance", "hour_id", "class_hours.id"),
        _to("attendance", "learner", "accounts.login"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance")),
    )
    op.create_index(op.f("ix_attendance_learner"), "attendance", ["learner"], unique=False)
    op.create_index(
        op.f("ix_attendance_hour_id_learner_id"), "attendance", ["hour_id", "learner", "id"], unique=False
    )


def _time_reviews() -> None:
    op.create_table(
        "time_reviews",
        sa.Column("id", sa.Integer(), nullable=False),
        _learner(),
        sa.Column("flag", SLUG, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("by", LOGIN, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        _to("time_reviews", "learner", "accounts.login"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_time_reviews")),
    )
    op.create_index(op.f("ix_time_reviews_learner"), "time_reviews", ["learner"], unique=False)


def _columns() -> None:
    for table, column in (
        ("accounts", sa.Column("birth_year", sa.Integer(), nullable=True)),
        ("accounts", sa.Column("prison", SLUG, sa.ForeignKey("prisons.code"), nullable=True)),
        ("accounts", sa.Column("pictures", sa.String(length=64), nullable=True)),
        ("accounts", sa.Column("ended_at", MOMENT, nullable=True)),
        ("accounts", sa.Column("old_sessions", sa.Boolean(), nullable=False, server_default=sa.false())),
        ("enrolments", sa.Column("ended_at", MOMENT, nullable=True)),
        ("half_minutes", sa.Column("idle_s", sa.Float(precision=53), nullable=True)),
        ("half_minutes", sa.Column("struck_by", sa.Integer(), sa.ForeignKey("rulings.id"), nullable=True)),
        ("counted_until", sa.Column("boot", sa.String(length=36), nullable=True)),
        ("counted_until", sa.Column("tick", sa.Float(precision=53), nullable=True)),
    ):
        op.add_column(table, column, inline_references=True)


def downgrade() -> None:
    """There is no way back that keeps what was recorded; the backup made before the change is the way."""
    raise NotImplementedError("restore the backup that was made before this change")
