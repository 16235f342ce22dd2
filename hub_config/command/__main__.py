"""`scripts/talat <command> …`, for staff at the server's keyboard; each command is a module of its own.

A command's module has `main(words) -> int`, the exit code; it is imported only when it is asked for.
"""

from __future__ import annotations

import sys
from importlib import import_module

COMMANDS = {  # name → (module, what it does: Thai / English)
    "backup": ("hub_config.command.backup", "สำรองข้อมูล / make a backup, in a folder or on a stick"),
    "restore": ("hub_config.command.restore", "กู้คืนจากสำเนา / put a backup back, or only try it"),
    "audit": ("hub_config.command.audit", "บันทึกเจ้าหน้าที่ / check or show who did what"),
    "verify": ("hub_config.command.verify", "ตรวจใบประกาศ (PDF) / whether a certificate is genuine"),
}


def usage() -> str:
    """The commands, one a line."""
    lines = [f"  {name:<10}{what}" for name, (_, what) in COMMANDS.items()]
    return "\n".join(["usage: scripts/talat <command> [--help]", *lines])


def main(words: list[str]) -> int:
    """Run the command that is named first with the words behind it."""
    if not words or words[0] not in COMMANDS:
        print(usage(), file=sys.stderr)
        return 2
    return import_module(COMMANDS[words[0]][0]).main(words[1:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
