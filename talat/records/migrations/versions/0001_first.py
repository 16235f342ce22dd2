"""The first schema: accounts, attempts and journals, time, results, seats, quotas, audit."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create every table."""
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("actor", sa.String(length=32), nullable=False),
        sa.Column("action", sa.String(length=64), nullable=False),
        sa.Column("object", sa.String(length=64), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_audit")),
    )
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.String(length=32), nullable=False),
        sa.Column("last_hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
    )
    op.create_table(
        "classes",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("instructor", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_classes")),
    )
    op.create_table(
        "accounts",
        sa.Column("login", sa.String(length=32), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("class_id", sa.String(length=64), nullable=True),
        sa.Column("secret_hash", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("locked_until", sa.String(length=32), nullable=True),
        sa.Column("created_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["class_id"], ["classes.id"], name=op.f("fk_accounts_class_id")),
        sa.PrimaryKeyConstraint("login", name=op.f("pk_accounts")),
    )
    op.create_index(op.f("ix_accounts_class_id"), "accounts", ["class_id"], unique=False)
    op.create_table(
        "quotas",
        sa.Column("class_id", sa.String(length=64), nullable=False),
        sa.Column("memory_mb", sa.Integer(), nullable=False),
        sa.Column("cpu", sa.Float(precision=53), nullable=False),
        sa.Column("pids", sa.Integer(), nullable=False),
        sa.Column("set_by", sa.String(length=32), nullable=False),
        sa.Column("set_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["class_id"], ["classes.id"], name=op.f("fk_quotas_class_id")),
        sa.PrimaryKeyConstraint("class_id", name=op.f("pk_quotas")),
    )
    op.create_table(
        "attempts",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("learner", sa.String(length=32), nullable=False),
        sa.Column("course", sa.String(length=64), nullable=False),
        sa.Column("exercise", sa.String(length=64), nullable=False),
        sa.Column("part", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("content_version", sa.String(length=64), nullable=False),
        sa.Column("market_version", sa.String(length=64), nullable=False),
        sa.Column("begun_at", sa.String(length=32), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.String(length=32), nullable=False),
        sa.Column("last_hash", sa.String(length=64), nullable=False),
        sa.Column("submitted_at", sa.String(length=32), nullable=True),
        sa.Column("awaits_grade", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["learner"], ["accounts.login"], name=op.f("fk_attempts_learner")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attempts")),
        sa.UniqueConstraint(
            "learner", "exercise", "part", "number", name=op.f("uq_attempts_learner_exercise_part_number")
        ),
    )
    op.create_index(op.f("ix_attempts_awaits_grade"), "attempts", ["awaits_grade"], unique=False)
    op.create_table(
        "counted_until",
        sa.Column("learner", sa.String(length=32), nullable=False),
        sa.Column("until", sa.Float(precision=53), nullable=False),
        sa.ForeignKeyConstraint(["learner"], ["accounts.login"], name=op.f("fk_counted_until_learner")),
        sa.PrimaryKeyConstraint("learner", name=op.f("pk_counted_until")),
    )
    op.create_table(
        "enrolments",
        sa.Column("learner", sa.String(length=32), nullable=False),
        sa.Column("course", sa.String(length=64), nullable=False),
        sa.Column("since", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["learner"], ["accounts.login"], name=op.f("fk_enrolments_learner")),
        sa.PrimaryKeyConstraint("learner", "course", name=op.f("pk_enrolments")),
    )
    op.create_table(
        "half_minutes",
        sa.Column("learner", sa.String(length=32), nullable=False),
        sa.Column("slot", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("course", sa.String(length=64), nullable=False),
        sa.Column("unit", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("page", sa.String(length=64), nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["learner"], ["accounts.login"], name=op.f("fk_half_minutes_learner")),
        sa.PrimaryKeyConstraint("learner", "slot", name=op.f("pk_half_minutes")),
    )
    op.create_index(
        op.f("ix_half_minutes_learner_course_kind"),
        "half_minutes",
        ["learner", "course", "kind"],
        unique=False,
    )
    op.create_table(
        "seats",
        sa.Column("learner", sa.String(length=32), nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("issued_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["learner"], ["accounts.login"], name=op.f("fk_seats_learner")),
        sa.PrimaryKeyConstraint("learner", name=op.f("pk_seats")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_seats_token_hash")),
    )
    op.create_table(
        "hand_marks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("attempt_id", sa.String(length=32), nullable=False),
        sa.Column("criterion", sa.String(length=64), nullable=False),
        sa.Column("points", sa.Float(precision=53), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("by", sa.String(length=32), nullable=False),
        sa.Column("asked_at", sa.String(length=32), nullable=False),
        sa.Column("applied_at", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempts.id"], name=op.f("fk_hand_marks_attempt_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_marks")),
    )
    op.create_index(op.f("ix_hand_marks_applied_at"), "hand_marks", ["applied_at"], unique=False)
    op.create_index(op.f("ix_hand_marks_attempt_id"), "hand_marks", ["attempt_id"], unique=False)
    op.create_table(
        "journal",
        sa.Column("attempt_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempts.id"], name=op.f("fk_journal_attempt_id")),
        sa.PrimaryKeyConstraint("attempt_id", "seq", name=op.f("pk_journal")),
        sa.UniqueConstraint("attempt_id", "key", name=op.f("uq_journal_attempt_id_key")),
    )
    op.create_table(
        "results",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("attempt_id", sa.String(length=32), nullable=False),
        sa.Column("learner", sa.String(length=32), nullable=False),
        sa.Column("exercise", sa.String(length=64), nullable=False),
        sa.Column("score", sa.Float(precision=53), nullable=False),
        sa.Column("max_score", sa.Float(precision=53), nullable=False),
        sa.Column("marks", sa.Text(), nullable=False),
        sa.Column("luck", sa.Text(), nullable=True),
        sa.Column("state", sa.String(length=24), nullable=False),
        sa.Column("graded_at", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempts.id"], name=op.f("fk_results_attempt_id")),
        sa.ForeignKeyConstraint(["learner"], ["accounts.login"], name=op.f("fk_results_learner")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_results")),
    )
    op.create_index(op.f("ix_results_attempt_id_id"), "results", ["attempt_id", "id"], unique=False)
    op.create_index(op.f("ix_results_learner_exercise"), "results", ["learner", "exercise"], unique=False)


def downgrade() -> None:
    """Drop every table, with everything that was recorded."""
    op.drop_index(op.f("ix_results_learner_exercise"), table_name="results")
    op.drop_index(op.f("ix_results_attempt_id_id"), table_name="results")
    op.drop_table("results")
    op.drop_table("journal")
    op.drop_index(op.f("ix_hand_marks_attempt_id"), table_name="hand_marks")
    op.drop_index(op.f("ix_hand_marks_applied_at"), table_name="hand_marks")
    op.drop_table("hand_marks")
    op.drop_table("seats")
    op.drop_index(op.f("ix_half_minutes_learner_course_kind"), table_name="half_minutes")
    op.drop_table("half_minutes")
    op.drop_table("enrolments")
    op.drop_table("counted_until")
    op.drop_index(op.f("ix_attempts_awaits_grade"), table_name="attempts")
    op.drop_table("attempts")
    op.drop_table("quotas")
    op.drop_index(op.f("ix_accounts_class_id"), table_name="accounts")
    op.drop_table("accounts")
    op.drop_table("classes")
    op.drop_table("audit_head")
    op.drop_table("audit")
