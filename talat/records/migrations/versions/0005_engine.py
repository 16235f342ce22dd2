"""The market engine that an attempt was begun by, as a field of its own."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add one column; attempts of before have none written, and their chains verify as they were."""
    op.add_column(
        "attempts", sa.Column("engine_version", sa.String(length=16), nullable=False, server_default="")
    )


def downgrade() -> None:
    """Drop the column; chains begun since do not verify without it."""
    op.drop_column("attempts", "engine_version")
