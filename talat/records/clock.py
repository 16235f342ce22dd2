"""The server's clock as records spell it: UTC, ISO-8601, microseconds."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


def spell(moment: datetime) -> str:
    """27 characters plus offset, so that spellings sort as times do: 2026-01-02T03:04:05.000006+00:00."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def read(spelled: str) -> datetime:
    """The moment that `spell` wrote."""
    return datetime.fromisoformat(spelled)
