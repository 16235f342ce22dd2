"""The walls as `docker inspect` tells them; each check returns whether it stands and what was read."""

from __future__ import annotations

from collections.abc import Callable

SHARED = {"/run/doors": False, "/run/seat": True, "/srv/content": False}  # place: writable
OPTIONS = {"noexec", "nosuid", "nodev"}


def host(*keys: str, fine: Callable) -> Callable:
    """A check of values under HostConfig."""

    def check(seen, _login):
        values = [seen["HostConfig"][key] for key in keys]
        return fine(*values), ", ".join(f"{k}={v}" for k, v in zip(keys, values, strict=True))

    return check


def _shared(seen, _login):
    found = {mount["Destination"]: mount["RW"] for mount in seen["Mounts"]}
    return found == SHARED, ", ".join(
        f"{place} {'rw' if rw else 'ro'}" for place, rw in sorted(found.items())
    )


def _network(seen, _login):
    mode, networks = seen["HostConfig"]["NetworkMode"], seen["NetworkSettings"]
    addresses = [n["IPAddress"] for n in networks["Networks"].values() if n["IPAddress"]]
    return mode == "none" and not addresses and not networks["Ports"], f"NetworkMode={mode}, ports none"


def _spaces(seen, _login):
    spaces = seen["HostConfig"]["Tmpfs"]
    parts = {place: set(options.split(",")) for place, options in spaces.items()}
    bounded = all("size=" in options and "nr_inodes=" in options for options in spaces.values())
    return bounded and all(o >= OPTIONS for o in parts.values()), f"Tmpfs {', '.join(sorted(spaces))}"


def _ulimit(name: str, most: int) -> Callable:
    def check(seen, _login):
        found = {u["Name"]: u["Hard"] for u in seen["HostConfig"]["Ulimits"]}[name]
        return found <= most, f"Ulimit {name}={found}"

    return check


def _filters(seen, _login):
    options = seen["HostConfig"]["SecurityOpt"]
    return not any("unconfined" in option for option in options), f"SecurityOpt={options}"


def _opaque(seen, login):
    words = [seen["Name"], seen["Config"]["Hostname"], *(seen["Config"]["Labels"] or {}).values()]
    return not any(login in word for word in words), f"{seen['Name']}, hostname {seen['Config']['Hostname']}"


def _pinned(seen, _login):
    return seen["Config"]["Image"] == seen["Image"], f"Image={seen['Config']['Image'][:19]}…"


def _keys(seen, _login):
    names = [v.split("=")[0] for v in seen["Config"]["Env"]]
    keys = [n for n in names if "TOKEN" in n or "SECRET" in n]
    return keys == ["TALAT_SEAT_TOKEN"], f"Env keys {keys}"


def _user(seen, _login):
    return seen["Config"]["User"] == "1000:1000", f"User={seen['Config']['User']}"


def _logs(seen, _login):
    found = seen["HostConfig"]["LogConfig"]
    fine = found["Type"] == "json-file" and found["Config"] == {"max-file": "2", "max-size": "1m"}
    return fine, f"{found['Type']} {found['Config']}"


CHECKS: dict[str, Callable] = {
    "no network interface but loopback": _network,
    "an ordinary user": _user,
    "no capabilities": host(
        "CapDrop",
        "CapAdd",
        "Privileged",
        fine=lambda drop, add, all_: drop == ["ALL"] and not add and not all_,
    ),
    "no new privileges": host("SecurityOpt", fine=lambda o: o == ["no-new-privileges"]),
    "two system-call filters on server and kernels": _filters,
    "memory equals memory and swap": host(
        "Memory", "MemorySwap", fine=lambda memory, both: memory == both and memory > 0
    ),
    "number of processes": host("PidsLimit", fine=lambda n: 0 < n <= 1024),
    "a share of the processor": host(
        "CpuQuota", "CpuPeriod", fine=lambda quota, period: quota > 0 and period > 0
    ),
    "open files": _ulimit("nofile", 1024),
    "size of a file": _ulimit("fsize", 16 << 20),
    "no core files": _ulimit("core", 0),
    "devices of the host": host("Devices", "DeviceRequests", fine=lambda a, b: not a and not b),
    "no way to Docker": _shared,
    "no keys of the hub": _keys,
    "read-only root": host("ReadonlyRootfs", fine=lambda ro: ro is True),
    "nothing can run from the writable spaces": _spaces,
    "nothing else is writable": _shared,
    "logs are bounded": _logs,
    "an init": host("Init", fine=lambda init: init is True),
    "private IPC": host("IpcMode", "PidMode", fine=lambda ipc, pid: ipc == "private" and pid == ""),
    "image pinned by its id": _pinned,
    "opaque name": _opaque,
    "nothing restarts by itself": host(
        "RestartPolicy", "AutoRemove", fine=lambda p, _: p["Name"] in ("", "no")
    ),
}
