"""Moves between prisons: whose keys are known, and who left or came when, with what."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

SLUG, MOMENT, LOGIN = sa.String(length=64), sa.String(length=32), sa.String(length=32)


def upgrade() -> None:
    """Add two tables."""
    op.create_table(
        "prison_keys",
        sa.Column("code", SLUG, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("seal", sa.String(length=128), nullable=False),
        sa.Column("sign", SLUG, nullable=False),
        sa.Column("added_by", LOGIN, nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_prison_keys")),
    )
    op.create_table(
        "transfers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("learner", LOGIN, nullable=False),
        sa.Column("way", sa.String(length=8), nullable=False),
        sa.Column("prison", SLUG, nullable=False),
        sa.Column("exported_at", MOMENT, nullable=False),
        sa.Column("content", SLUG, nullable=False),
        sa.Column("stays", sa.Text(), nullable=False),
        sa.Column("by", LOGIN, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["learner"], ["accounts.login"], name=op.f("fk_transfers_learner")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfers")),
    )
    op.create_index(op.f("ix_transfers_learner_id"), "transfers", ["learner", "id"], unique=False)


def downgrade() -> None:
    """There is no way back that keeps what was recorded; the backup made before the change is the way."""
    raise NotImplementedError("restore the backup that was made before this change")
