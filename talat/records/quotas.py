"""What a container of each class may use; kept here so that a change holds at the next start."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, insert, select

from talat.records import tables as t
from talat.records.audit import note_in
from talat.records.clock import spell, utc_now
from talat.records.database import Records

LEAST, MOST = (128, 0.1, 32), (16_384, 16.0, 4_096)  # memory MiB, cores, processes


class BadQuota(ValueError):
    """A quota outside what a container can live with; `message_th` is Thai with English."""

    def __init__(self, message_th: str):
        super().__init__(message_th)
        self.message_th = message_th


@dataclass(frozen=True)
class Quota:
    """memory_mb in MiB, cpu in cores, pids in processes and threads; for one container."""

    memory_mb: int
    cpu: float
    pids: int


def quota(r: Records, class_id: str | None) -> Quota | None:
    """The class's own quota; None when the lab's default holds."""
    return quotas(r).get(class_id)


def quotas(r: Records) -> dict[str, Quota]:
    """Every class that has its own quota."""
    with r.read() as connection:
        rows = connection.execute(select(t.quotas).order_by(t.quotas.c.class_id))
        return {row.class_id: Quota(row.memory_mb, row.cpu, row.pids) for row in rows}


def set_quota(r: Records, class_id: str, quota: Quota, by: str) -> None:
    """Give a class its quota; goes into the audit. BadQuota outside the limits or for no class."""
    values = (quota.memory_mb, quota.cpu, quota.pids)
    if not all(a <= v <= b for v, a, b in zip(values, LEAST, MOST, strict=True)):
        raise BadQuota(
            f"หน่วยความจำ {LEAST[0]}–{MOST[0]} MB, ซีพียู {LEAST[1]}–{MOST[1]}, โปรเซส {LEAST[2]}–{MOST[2]} / "
            "A quota is outside these limits."
        )
    row = {"memory_mb": int(quota.memory_mb), "cpu": float(quota.cpu), "pids": int(quota.pids)}
    with r.write() as connection:
        if not connection.execute(select(t.classes.c.id).where(t.classes.c.id == class_id)).first():
            raise BadQuota(f"ไม่มีห้องเรียน {class_id} / There is no class {class_id}.")
        connection.execute(delete(t.quotas).where(t.quotas.c.class_id == class_id))
        who = {"class_id": class_id, "set_by": by, "set_at": spell(utc_now())}
        connection.execute(insert(t.quotas).values(**row, **who))
        note_in(connection, by, "set-quota", class_id, str(row))
