"""From nothing to a lab that answers; every step does nothing when there is nothing to do."""

from __future__ import annotations

import subprocess
import sys
import time

from graders import course
from graders.certificates import credential, page
from hub_config import keeping, paths, secrets, settings
from hub_config.lab import demo, engine, health, publish, supervisor
from hub_config.lab.processes import Plan
from talat.content.source import BadContent
from talat.records import database
from talat.records.backup.make import BackupFailed, Order, back_up

HEALTHY_SECONDS = 90  # a slow disk and two cores; a warm start takes a fifth of it


def say(text: str) -> None:
    """One line of progress, seen at once."""
    print(f"\033[1m▸ {text}\033[0m", flush=True)


def plan() -> Plan:
    """The lab of this environment: its home, its settings, and whether its learners sit sealed."""
    return Plan(paths.home(), settings.load(), engine.sealed())


def prepare(lab: Plan) -> None:
    """Build what does not depend on one lab: the look, and the container images."""
    # As commands of their own: hub_config does not import the tools.
    _run("-m", "talat.apps.kit.theme.build", "build/assets")
    _run("-m", "talat.paper.faces", "build/assets/faces")
    _run("notebooks/theme/install.py", "build/jupyter")  # for local seats; a container has its own copy
    if lab.sealed:
        _run("-m", "images.build")


def _run(*words: str) -> None:
    subprocess.run([sys.executable, *words], check=True, cwd=paths.REPO, stdout=subprocess.DEVNULL)


def up(lab: Plan) -> None:
    """Start the lab and wait until every process is healthy; raises LabUnwell with what is not."""
    prepare(lab)
    lab.home.make()
    secrets.make_missing(lab.home)
    _publish_keys(lab)
    _records(lab)
    version = publish.publish(lab.home)
    course.create_course(lab.home.course, lab.home.content / version)  # returns what it had to change
    supervisor.start(lab)
    _wait_until_healthy(lab)


def _publish_keys(lab: Plan) -> None:
    key = credential.key_of(secrets.read(lab.home, "certificate_key"))
    page.write(lab.home.public, [key.public_key()])


def _records(lab: Plan) -> None:
    url = lab.home.records_url
    _back_up_what_is_older(lab)
    database.migrate(url)
    records = database.open_records(url)
    demo.make_people(records, lab.home)
    records.close()


def _back_up_what_is_older(lab: Plan) -> None:
    """Records of an older program are backed up before they are changed for this one."""
    path = database.sqlite_path(lab.home.records_url)
    if path and not path.exists():
        return
    records = database.open_as_it_is(lab.home.records_url)
    try:
        if database.schema(records) in (None, database.newest()):
            return
        if path is None:  # a copy is made by the schema of this program, which the older tables lack
            say("PostgreSQL: the records are brought to the new schema in one transaction, without a backup")
            return
        say("backing up the records before they are brought to the new schema")
        where = keeping.folder(lab.home, lab.lab)
        back_up(Order(records, lab.home.root, where, lab.lab.prison, "upgrade", keeping.passphrase(lab.home)))
    finally:
        records.close()


class LabUnwell(RuntimeError):
    """Some process does not answer; the message names each and its log."""


def _wait_until_healthy(lab: Plan) -> None:
    limit = time.monotonic() + HEALTHY_SECONDS
    while not (now := health.status(lab))["serving"]:
        if time.monotonic() > limit:
            ill = [name for name, service in now["services"].items() if not service["healthy"]]
            raise LabUnwell(f"ยังไม่พร้อม / not healthy: {', '.join(ill)}. See the logs in {lab.home.logs}.")
        time.sleep(0.3)


def welcome(lab: Plan) -> str:
    """What `make lab` ends with."""
    lines = ["", f"Talat: {lab.public_url}", "", "Demo accounts (as first made; random on each machine):"]
    lines += [demo.table(lab.home), ""]
    if not lab.sealed:
        lines += [
            "ห้องสาธิต ยังไม่ปิดผนึก ห้ามใช้กับผู้เรียนจริง",
            "UNSEALED DEMONSTRATION: learners run as local processes. Not for real learners.",
            "",
        ]
    return "\n".join(lines)


# What staff can put right themselves: they get the sentence, not a trace.
FIXABLE = (
    BackupFailed,
    BadContent,
    LabUnwell,
    database.DatabaseDown,
    database.DatabaseUnfit,
    keeping.BadPassphrase,
    paths.HomeTooLong,
    secrets.BadSecret,
    settings.BadSettings,
    subprocess.CalledProcessError,
)


def main() -> int:
    """`python -m hub_config.lab up`"""
    lab = plan()
    try:
        up(lab)
    except FIXABLE as failed:
        print(failed, file=sys.stderr)
        return 1
    print(welcome(lab))
    return 0
