"""Certificates that were given."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

LOGIN, SLUG, MOMENT = sa.String(length=32), sa.String(length=64), sa.String(length=32)


def upgrade() -> None:
    """Add one table."""
    op.create_table(
        "certificates",
        sa.Column("number", sa.String(length=16), nullable=False),
        sa.Column("learner", LOGIN, nullable=False),
        sa.Column("course", SLUG, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title_th", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("hours", sa.Integer(), nullable=False),
        sa.Column("on", sa.String(length=10), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("given_by", LOGIN, nullable=False),
        sa.Column("given_at", MOMENT, nullable=False),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("withdrawn_by", LOGIN, nullable=True),
        sa.Column("withdrawn_reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["learner"], ["accounts.login"], name=op.f("fk_certificates_learner")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_certificates")),
    )
    op.create_index(op.f("ix_certificates_learner"), "certificates", ["learner"], unique=False)
