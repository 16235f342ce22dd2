"""Running seats with what they use: the hub says who sits, Docker says how much memory and CPU."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime

import docker
from docker.errors import DockerException

from hub_config.seat_room import opaque

BETWEEN = 0.7  # seconds between two looks at the CPU counters
MB = 1 << 20


@dataclass(frozen=True)
class Usage:
    """What one container uses: memory in MB without what Docker could drop, CPU in cores."""

    memory_mb: float
    memory_limit_mb: float
    cpu: float
    pids: int


class Gauges:
    """Docker's counters of this lab's containers. Its methods block: call them from a thread."""

    def __init__(self, seat_key: str, client=None):
        self._seat_key = seat_key
        self._client = client
        self._pool = ThreadPoolExecutor(8, thread_name_prefix="gauges")

    def usage(self, learners: list[str]) -> dict[str, Usage]:
        """The usage of each learner's container; learners without one, or no Docker at all, are left out."""
        try:
            containers = self._containers(learners)
            before = self._samples(containers)
            time.sleep(BETWEEN if containers else 0)
            after = self._samples(containers)
        except (DockerException, OSError):  # requests' own errors are OSErrors
            return {}
        return {name: _usage(before[name], after[name]) for name in after if name in before}

    def _containers(self, learners: list[str]) -> dict[str, str]:
        self._client = self._client or docker.from_env(timeout=10)
        ids = {c["Names"][0].rsplit("-", 1)[-1]: c["Id"] for c in self._client.api.containers() if c["Names"]}
        wanted = {name: opaque(self._seat_key, name) for name in learners}
        return {name: ids[seat] for name, seat in wanted.items() if seat in ids}

    def _samples(self, containers: dict[str, str]) -> dict[str, dict]:
        asked = {name: self._pool.submit(self._sample, found) for name, found in containers.items()}
        answers = {name: future.result() for name, future in asked.items()}
        return {name: answer for name, answer in answers.items() if answer}

    def _sample(self, container: str) -> dict | None:
        try:
            return self._client.api.stats(container, stream=False, one_shot=True)
        except (DockerException, OSError):  # gone since the list was made
            return None


def _usage(before: dict, after: dict) -> Usage:
    memory = after.get("memory_stats", {})
    droppable = memory.get("stats", {}).get("inactive_file", 0)
    used = after["cpu_stats"]["cpu_usage"]["total_usage"] - before["cpu_stats"]["cpu_usage"]["total_usage"]
    passed = (_moment(after) - _moment(before)) * 1e9
    return Usage(
        memory_mb=max(0, memory.get("usage", 0) - droppable) / MB,
        memory_limit_mb=memory.get("limit", 0) / MB,
        cpu=max(0.0, used / passed) if passed > 0 else 0.0,
        pids=after.get("pids_stats", {}).get("current", 0),
    )


def _moment(sample: dict) -> float:
    """Docker's own clock of a sample, seconds; it writes nanoseconds, Python reads microseconds."""
    whole, _, rest = sample["read"].rstrip("Z").partition(".")
    return datetime.fromisoformat(f"{whole}+00:00").timestamp() + float(f"0.{rest or 0}")
