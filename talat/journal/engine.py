"""Which engine a new journal is played by, and whether a journal of another engine can be played again."""

from __future__ import annotations

from talat.engine import FIRST_VERSION, REPLAYS, VERSION

ENGINE = VERSION  # written into the head of each new journal


def replays(version: str) -> bool:
    """Whether a journal begun by that engine comes out here as it did there; "" is older than the field."""
    return (version or FIRST_VERSION) in REPLAYS


def told(version: str) -> str:
    """Why a journal of that engine cannot be played, Thai with English."""
    return (
        f"งานนี้เริ่มด้วยตลาดจำลองรุ่น {version or FIRST_VERSION} เครื่องนี้เป็นรุ่น {VERSION} จึงตรวจซ้ำให้เหมือนเดิมไม่ได้ / "
        f"the journal was begun by market engine {version or FIRST_VERSION}; this is {VERSION}, "
        f"which replays {', '.join(REPLAYS)} alone"
    )
