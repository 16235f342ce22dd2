"""The lab's settings: one YAML file, one schema, every key documented, unknown keys refused."""

from __future__ import annotations

import os
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

LAB_YAML = Path(__file__).with_name("lab.yaml")


class BadSettings(ValueError):
    """The settings file has a key or a value the lab cannot use; the message names each."""


class Seat(BaseModel):
    """The quota of one learner container."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    memory_mb: int = Field(ge=192, le=4096, description="memory, swap included, in MiB")
    cpu: float = Field(gt=0, le=8, description="cores the container may use")
    pids: int = Field(ge=32, le=1024, description="processes and threads")
    runtime: str = Field("", pattern=r"^(|runc|runsc)$", description="container runtime; empty: Docker's own")


class Signer(BaseModel):
    """Somebody whose name stands under a certificate."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1, max_length=80)
    title: str = Field("", max_length=120)


class Certificates(BaseModel):
    """In whose name certificates are given. By default nothing on one tells where it was earned."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    issuer_id: str = Field(
        "urn:talat:issuer", pattern=r"^(urn|https):\S{1,200}$", description="stays the same"
    )
    issuer_thai: str = Field("โครงการเรียนขายของออนไลน์ ตลาด", min_length=3, max_length=120)
    issuer_english: str = Field("Talat Online Selling Programme", min_length=3, max_length=120)
    signers: tuple[Signer, ...] = Field((), max_length=3, description="names under it, at most three")
    reveals_prison: bool = Field(False, description="true lets these names say that it was earned in prison")


class Backup(BaseModel):
    """When and where the records are backed up by themselves."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    folder: str = Field("", description="an existing folder, best on another disk; empty: home/backups")
    at: str = Field("02:30", pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$", description="on the prison's clock")
    keep_days: int = Field(14, ge=1, le=3650, description="older ones go, but never the last three")
    sticks: str = Field("/media", description="where sticks are mounted; the admin desk offers what is there")


class Lab(BaseModel):
    """One installation of Talat."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    prison: str = Field(pattern=r"^[a-z0-9-]{1,32}$", description="short name, part of every market's seed")
    bind: str = Field(description="address the proxy listens on")
    port: int = Field(ge=1, le=65535)
    seats: int = Field(ge=1, le=500, description="containers that may run at the same time")
    starting_at_once: int = Field(ge=1, le=64, description="containers that may start side by side")
    idle_minutes: int = Field(ge=5, le=480, description="a seat idle for so long is freed")
    bell_minutes: int = Field(
        ge=0, le=60, description="seats are started so long before a lesson of the timetable"
    )
    seat: Seat
    certificates: Certificates = Certificates()
    backup: Backup = Backup()


def load(path: Path | None = None) -> Lab:
    """The settings in `path` (default: TALAT_LAB, else lab.yaml beside this file).

    TALAT_PORT, TALAT_BIND, TALAT_PRISON, TALAT_SEATS override the file.
    Raises BadSettings naming every key that is unknown or out of bounds.
    """
    path = path or Path(os.environ.get("TALAT_LAB") or LAB_YAML)
    try:
        found = yaml.safe_load(path.read_text())
    except yaml.YAMLError as broken:
        raise BadSettings(f"{path}: อ่านไม่ได้ / not valid YAML: {broken}") from None
    if not isinstance(found, dict):
        raise BadSettings(f"{path}: ต้องเป็นรายการ key: value / expected a mapping of keys")
    try:
        return Lab(**{**found, **_from_environment()})
    except ValidationError as errors:
        wrong = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in errors.errors())
        raise BadSettings(f"{path}: ค่าตั้งไม่ถูกต้อง / settings refused: {wrong}") from None


def _from_environment() -> dict[str, str]:
    names = ("prison", "bind", "port", "seats")
    return {name: value for name in names if (value := os.environ.get(f"TALAT_{name.upper()}"))}
