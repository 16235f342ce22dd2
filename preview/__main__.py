"""`python -m preview ads-07`: the unit's page at an address of this machine until interrupted."""

import sys
import threading
import webbrowser
from pathlib import Path

from preview.server import Preview

COURSES = Path(__file__).resolve().parent.parent / "notebooks" / "courses"


def main(arguments: list[str]) -> int:
    """Serve the unit named or the folder given; 2 when there is none."""
    name = arguments[0] if arguments else ""
    found = [Path(name)] if name and (Path(name) / "unit.md").is_file() else sorted(COURSES.glob(f"*/{name}"))
    if not name or not found:
        print("make preview UNIT=ads-07 (บทที่มีอยู่ / units: notebooks/courses/*/*)", file=sys.stderr)
        return 2
    with Preview(found[0], port=8765) as preview:
        print(f"{found[0].name}: {preview.url}  (Ctrl-C หยุด / stops)", flush=True)
        webbrowser.open(preview.url)
        threading.Event().wait()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
