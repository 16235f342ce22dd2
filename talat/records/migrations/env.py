"""Runs the migrations on the connection that talat.records.database.migrate hands over."""

from alembic import context

from talat.records.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=False,  # migrate() holds the transaction
    render_as_batch=True,  # SQLite changes a table by copying it
)
context.run_migrations()
