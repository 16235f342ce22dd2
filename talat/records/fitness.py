"""Whether a database may be worked on; what is wrong with it is said in Thai and English, with what to do."""

from __future__ import annotations

from pathlib import Path

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from talat.records.backup.status import read_status
from talat.records.engines import sqlite_path
from talat.records.trouble import DatabaseDown, DatabaseUnfit

RESTORING = "restore-under-way"  # a file beside the database: it names the backup that is being put back
CAREFUL = ("fsync", "full_page_writes", "synchronous_commit")  # PostgreSQL settings that must not be off
_MIGRATIONS = Path(__file__).with_name("migrations")


def alembic() -> Config:
    """Where the migrations are."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.set_main_option("path_separator", "os")
    return config


def schema(records) -> str | None:
    """The revision the database stands at; None when it is empty."""
    with records.read() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest() -> str:
    """The revision this program works with."""
    return ScriptDirectory.from_config(alembic()).get_current_head()


def begun(path: Path) -> Path:
    """The file beside a SQLite database that says that there was one, should it vanish."""
    return path.with_name(f"{path.name}-begun")


def refuse_half_restored(url: str) -> None:
    """A restore that was cut off is done again before anything is begun or written."""
    path = sqlite_path(url)
    mark = path and path.with_name(RESTORING)
    if mark and mark.exists():
        folder = mark.read_text(encoding="utf-8")
        raise DatabaseUnfit(
            f"การกู้คืนจาก {folder} ยังไม่เสร็จ กรุณารัน scripts/talat restore {folder} อีกครั้ง / "
            f"A restore from {folder} was cut off: run scripts/talat restore {folder} again."
        )


def refuse_vanished(url: str) -> None:
    """Where records once were, empty ones are not begun in silence: the disk may only not be mounted."""
    path = sqlite_path(url)
    if path and not path.exists() and begun(path).exists():
        raise DatabaseUnfit(
            f"ฐานข้อมูลบันทึก {path} หายไป กรุณาตรวจดิสก์ {_restore_th(path)} "
            f"ถ้าต้องการเริ่มใหม่ทั้งหมดจริง ๆ ให้ลบ {begun(path)} ก่อน / "
            f"The records database {path} is gone. Check the disk. {_restore_en(path)} "
            f"To begin with empty records on purpose, remove {begun(path)} first."
        )


def refuse_missing(url: str) -> None:
    path = sqlite_path(url)
    if path and not path.exists():
        raise DatabaseUnfit(
            f"ไม่พบฐานข้อมูลบันทึก {path} กรุณาเริ่มระบบด้วย make lab {_restore_th(path)} / "
            f"There is no records database at {path}: run make lab. {_restore_en(path)}"
        )


def _restore_th(path: Path) -> str:
    """How to get the last backup back, as far as it is known here."""
    last = read_status(path.parent)
    if not last.good_where:
        return "หรือกู้จากสำเนาสำรองล่าสุดด้วย scripts/talat restore"
    return f"หรือกู้จากสำเนาสำรองล่าสุด ({last.good_at[:16]}): scripts/talat restore {last.good_where}"


def _restore_en(path: Path) -> str:
    last = read_status(path.parent)
    if not last.good_where:
        return "Or put back the last backup with scripts/talat restore."
    return (
        f"Or put back the last backup, of {last.good_at[:16]} UTC: scripts/talat restore {last.good_where}."
    )


def refuse_damaged(records) -> None:
    """A damaged file is never written to: a whole backup loses less than a half-healed original."""
    path = sqlite_path(records.url)
    if path is None:
        return
    try:
        with records.read() as connection:
            found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    except DatabaseDown as error:
        if not any(word in str(error) for word in ("malformed", "not a database", "file format")):
            raise  # locked or unreadable just now, not damaged
        found = str(error)
    if found != "ok":
        found = " ".join(found.split())
        raise DatabaseUnfit(
            f"ฐานข้อมูลบันทึก {path} เสียหาย ({found}) ระบบจึงไม่เริ่มทำงาน "
            f"กรุณาเก็บไฟล์นี้ไว้ {_restore_th(path)} / "
            f"The records database {path} is damaged ({found}), so nothing was started. Keep this file. "
            f"{_restore_en(path)}"
        )


def refuse_careless(records) -> None:
    """A PostgreSQL that answers before its disk has the answer would lose acknowledged decisions."""
    if sqlite_path(records.url):
        return
    with records.read() as connection:
        told = {name: connection.exec_driver_sql(f"SHOW {name}").scalar() for name in CAREFUL}
    careless = ", ".join(f"{name}={value}" for name, value in told.items() if value == "off")
    if careless:
        raise DatabaseUnfit(
            f"PostgreSQL ถูกตั้งให้ตอบก่อนเขียนลงดิสก์ ({careless}) ไฟดับแล้วงานจะหาย กรุณาเปิดค่าเหล่านี้เป็น on / "
            f"PostgreSQL is set to answer before the disk has it ({careless}): set these to on."
        )


def refuse_newer(records) -> None:
    """A schema this program has never heard of was made by a newer one, and is not to be guessed at."""
    found, known = schema(records), ScriptDirectory.from_config(alembic())
    if found not in (None, *(script.revision for script in known.walk_revisions())):
        raise DatabaseUnfit(
            f"ฐานข้อมูลบันทึกเป็นรุ่น {found} ซึ่งใหม่กว่าโปรแกรมนี้ กรุณาใช้โปรแกรมรุ่นใหม่ หรือกู้จากสำเนาสำรอง / "
            f"The records database has schema {found}, of a newer program: use that, or restore a backup."
        )


def refuse_other_schema(records) -> None:
    refuse_newer(records)
    found, wanted = schema(records), newest()
    if found != wanted:
        raise DatabaseUnfit(
            f"ฐานข้อมูลบันทึกเป็นรุ่น {found or 'ว่าง'} แต่โปรแกรมต้องการรุ่น {wanted} กรุณารัน make lab / "
            f"The records database has schema {found or 'none'}, the program wants {wanted}: run make lab."
        )
