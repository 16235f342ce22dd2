"""Where the lab keeps what it must not lose, and where its sockets are."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

REPO = Path(__file__).resolve().parent.parent
LONGEST_HOME = 60  # a unix socket's whole path may have 107 bytes; ours adds up to 45


class HomeTooLong(ValueError):
    """The lab's home directory leaves no room for the names of its sockets."""


@dataclass(frozen=True)
class Home:
    """One lab's directory; nothing of the lab's state lives outside it."""

    root: Path

    @property
    def secrets(self) -> Path:
        return self.root / "secrets"

    @property
    def run(self) -> Path:
        return self.root / "run"

    @property
    def doors(self) -> Path:
        """The only directory every learner container sees: the hub's and the records' sockets."""
        return self.run / "doors"

    @property
    def seats(self) -> Path:
        return self.run / "seats"

    @property
    def services(self) -> Path:
        return self.run / "services"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def public(self) -> Path:
        """What anybody may have: the keys that certificates are checked with, and the page that does it."""
        return self.root / "public"

    @property
    def course(self) -> Path:
        """nbgrader's course directory."""
        return self.root / "course"

    @property
    def records_url(self) -> str:
        """The records database: SQLite in the home unless TALAT_RECORDS_URL names another."""
        return os.environ.get("TALAT_RECORDS_URL") or f"sqlite:///{self.root / 'records.db'}"

    @property
    def hub_url(self) -> str:
        return f"sqlite:///{self.root / 'hub.sqlite'}"

    @property
    def lab_id(self) -> str:
        """A short name for this lab on its machine: part of every container's name."""
        return hashlib.sha256(os.fsencode(self.root)).hexdigest()[:8]

    def socket(self, service: str) -> Path:
        """The socket a part of the lab listens on."""
        folder = self.doors if service in ("hub", "records") else self.services
        return folder / f"{service}.sock"

    def make(self) -> None:
        """Create the directories. Only the doors and the seats' parent can be entered by others."""
        if len(os.fsencode(self.root)) > LONGEST_HOME:
            raise HomeTooLong(
                f"TALAT_HOME มีชื่อยาวเกินไป / TALAT_HOME is too long ({self.root}): "
                f"at most {LONGEST_HOME} bytes, because unix sockets live inside it. Choose a shorter path."
            )
        self.root.mkdir(parents=True, exist_ok=True, mode=0o755)
        for folder, mode in (
            (self.secrets, 0o700),
            (self.run, 0o755),
            (self.doors, 0o755),
            (self.seats, 0o755),
            (self.services, 0o700),
            (self.logs, 0o700),
            (self.content, 0o755),
        ):
            folder.mkdir(exist_ok=True)
            folder.chmod(mode)


def home() -> Home:
    """The home named by TALAT_HOME, or the usual place for this user."""
    named = os.environ.get("TALAT_HOME")
    if named:
        return Home(Path(named).expanduser().resolve())
    if os.geteuid() == 0:
        return Home(Path("/var/lib/talat"))
    return Home(Path("~/.local/share/talat").expanduser())


def socket_url(path: Path) -> str:
    """The http+unix URL of a socket, as JupyterHub and the proxy read it."""
    return f"http+unix://{quote(str(path), safe='')}"
