"""Power cuts: what a disk may hold after one, rebuilt from the tapes of services and desks at work.

At the cut, what was synced is there. Each later write may be there whole, in parts (by sectors of 512 bytes)
or not at all, whatever the order; names made or deleted since the folder's last sync go back one by one. From
such a state the ordinary program starts again, and everything acknowledged before the cut must be in it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.crash.disk import Step

SECTOR = 512  # bytes; what a disk writes whole
MOODS = ("lost", "kept", "each", "torn", "early")  # what becomes of writes that were not synced


@dataclass
class Inode:
    """A file whatever its name: what is surely on the disk, and what was asked for since."""

    synced: bytearray
    since: list[Step] = field(default_factory=list)

    def sync(self, until: int) -> None:
        """All that was asked for before this moment is on the disk."""
        for step in [one for one in self.since if one.began < until]:
            _apply(self.synced, step)
            self.since.remove(step)

    def after(self, dice: random.Random, mood: str) -> bytes:
        """What may be found after the cut."""
        found, early = bytearray(self.synced), dice.randrange(len(self.since) + 1)
        for number, step in enumerate(self.since):
            if mood == "kept" or (mood == "early" and number < early):
                _apply(found, step)
            elif mood in ("each", "torn") and dice.random() < 0.5:
                _apply(found, step) if mood == "each" or step.do == "cut" else _tear(found, step, dice)
        return bytes(found)


def _apply(content: bytearray, step: Step) -> None:
    if step.do == "cut":
        del content[step.at :]
        return
    content.extend(bytes(max(0, step.at - len(content))))
    content[step.at : step.at + len(step.data)] = step.data


def _tear(content: bytearray, step: Step, dice: random.Random) -> None:
    """Some of the sectors that a write touches, each whole."""
    begin, end = step.at, step.at + len(step.data)
    for sector in range(begin // SECTOR, (end - 1) // SECTOR + 1):
        low, high = max(begin, sector * SECTOR), min(end, (sector + 1) * SECTOR)
        if dice.random() < 0.5:
            part = Step(
                step.began, step.ended, "write", step.file, low, step.data[low - begin : high - begin]
            )
            _apply(content, part)


@dataclass
class Folder:
    """Which name stands for which file: surely, and in the steps since the folder's last sync."""

    names: dict[str, Inode]  # as programs see them
    synced: dict[str, Inode]
    since: list[tuple[str, Inode | None]] = field(default_factory=list)

    def set(self, name: str, inode: Inode | None) -> None:
        """A name is given to a file, or taken away."""
        self.names.pop(name, None)
        if inode:
            self.names[name] = inode
        self.since.append((name, inode))

    def sync(self) -> None:
        self.synced, self.since = dict(self.names), []

    def after(self, dice: random.Random) -> dict[str, Inode]:
        """The names after the cut: the folder's changes reach the disk in their order, up to some point."""
        found = dict(self.synced)
        for name, inode in self.since[: dice.randrange(len(self.since) + 1)]:
            found.pop(name, None)
            if inode:
                found[name] = inode
        return found


def cuts(first: dict[str, bytes], tape: list[Step], moments: list[int], dice: random.Random) -> Iterator:
    """(moment in ns, {name: content}) for a cut just before each of these steps of the tape began."""
    inodes = {name: Inode(bytearray(content)) for name, content in first.items()}
    folder = Folder(dict(inodes), dict(inodes))
    wanted, under_way = sorted(set(moments)), []
    for number, step in enumerate(tape):
        under_way = [one for one in under_way if not _ended(one, step.began, folder)]
        while wanted and wanted[0] == number:
            wanted.pop(0)
            mood = dice.choice(MOODS)
            yield step.began, {name: inode.after(dice, mood) for name, inode in folder.after(dice).items()}
        _take(step, folder, under_way)


def _take(step: Step, folder: Folder, under_way: list) -> None:
    """One step of the tape has begun."""
    if step.do == "open":
        folder.set(step.file, Inode(bytearray()))
    elif step.do == "delete":
        folder.set(step.file, None)
        if step.at:
            folder.sync()
    elif step.do == "sync":
        under_way.append((step, folder.names.get(step.file)))
    elif step.file in folder.names:
        folder.names[step.file].since.append(step)


def _ended(syncing: tuple[Step, Inode | None], now: int, folder: Folder) -> bool:
    """Whether a sync is over by now; then what it was for is on the disk."""
    step, inode = syncing
    if step.ended > now:
        return False
    if inode:
        inode.sync(until=step.began)
    if step.at:
        folder.sync()
    return True
