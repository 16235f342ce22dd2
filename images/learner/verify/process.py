"""Walls around processes: who they are, how many, how large, what they know."""

# The plain system calls are what is being tried.
# ruff: noqa: PTH101,PTH102,PTH104,PTH108,PTH110,PTH118,PTH120,PTH123,PTH208,SIM115

import errno
import os
import resource
import signal
from pathlib import Path

from verify.wall import Breach, refused, wall

UID = 1000
# What a seat may know. Everything else that looks like a key is the hub's.
KNOWN_KEYS = {"TALAT_SEAT_TOKEN"}
SECRET_WORDS = ("TOKEN", "SECRET", "PASSWORD", "COOKIE_SECRET", "_KEY")
NODES = {"null", "zero", "full", "random", "urandom", "tty", "console", "ptmx"}
FILTERS = 2  # Docker's own, and the one the first process installs


@wall("an ordinary user")
def user():
    ids = {*os.getresuid(), *os.getresgid(), *os.getgroups()}
    if ids != {UID}:
        raise Breach(f"ids {sorted(ids)}")
    return f"uid, gid {UID}"


@wall("no capabilities")
def capabilities():
    status = _status("self")
    sets = {name: status[name] for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")}
    if any(int(value, 16) for value in sets.values()):
        raise Breach(str(sets))
    return "all five sets empty"


@wall("no new privileges")
def privileges():
    held = {process: _status(process).get("NoNewPrivs") for process in _processes()}
    if set(held.values()) != {"1"}:
        raise Breach(str(held))
    return f"in all {len(held)} processes"


@wall("two system-call filters on server and kernels")
def filters():
    counted = {}
    for process in _processes():
        status = _status(process)
        name = _words(process)
        if "seat" in name or "ipykernel" in name:
            counted[process] = int(status.get("Seccomp_filters", 0)) if status["Seccomp"] == "2" else 0
    served = {process: count for process, count in counted.items() if process != "1"}
    if not served or set(served.values()) != {FILTERS}:
        raise Breach(f"filters by process: {served}")
    return f"{FILTERS} on {len(served)} processes"


@wall("memory equals memory and swap")
def memory():
    limit, both = _limits()
    if limit is None or limit > 16 << 30:
        raise Breach(f"memory limit {limit}")
    if both != limit:
        raise Breach(f"memory {limit}, with swap {both}")
    return f"{limit >> 20} MiB"


@wall("a memory bomb ends itself alone")
def memory_bomb():
    limit, _ = _limits()
    most = min(limit or 1 << 30, 2 << 30)
    child = os.fork()
    if not child:
        Path("/proc/self/oom_score_adj").write_text("1000")
        held = [bytearray(os.urandom(1) * (1 << 20)) for _ in range((most >> 20) + 64)]
        os._exit(len(held) % 2)
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status) or os.WTERMSIG(status) != signal.SIGKILL:
        raise Breach(f"took {(most >> 20) + 64} MiB and lived")
    return "killed within its limit"


@wall("number of processes")
def pids():
    limit = _pids_limit()
    if limit == "max":
        raise Breach("no limit")
    most = int(limit) + 16
    children, error = [], None
    try:
        while len(children) < most:
            child = os.fork()
            if not child:
                signal.pause()
            children.append(child)
    except OSError as refusal:
        error = refusal
    finally:
        for child in children:
            os.kill(child, signal.SIGKILL)
        for child in children:
            os.waitpid(child, 0)
    if error is None or error.errno != errno.EAGAIN:
        raise Breach(f"{len(children)} children: {error}")
    return f"fork EAGAIN after {len(children)} children"


@wall("a share of the processor")
def cpu():
    v2, v1 = Path("/sys/fs/cgroup/cpu.max"), Path("/sys/fs/cgroup/cpu/cpu.cfs_quota_us")
    quota = v2.read_text().split()[0] if v2.exists() else v1.read_text().strip()
    if quota in ("max", "-1"):
        raise Breach("no quota")
    return f"quota {quota} µs"


@wall("open files")
def open_files():
    handles = []
    try:
        why = refused(
            "open", lambda: [handles.append(os.open("/dev/null", 0)) for _ in range(5000)], errno.EMFILE
        )
    finally:
        for handle in handles:
            os.close(handle)
    return f"{why} after {len(handles)}"


@wall("size of a file")
def file_size():
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    if hard == resource.RLIM_INFINITY or hard > 16 << 20:
        raise Breach(f"fsize {hard}")
    return f"{hard >> 20} MiB"


@wall("no core files")
def core():
    if resource.getrlimit(resource.RLIMIT_CORE) != (0, 0):
        raise Breach(str(resource.getrlimit(resource.RLIMIT_CORE)))
    return "0"


@wall("devices of the host")
def devices():
    strange = [
        e.name for e in os.scandir("/dev") if not e.is_symlink() and not e.is_dir() and e.name not in NODES
    ]
    if strange:
        raise Breach(str(strange))
    memory = refused("/dev/mem", lambda: os.open("/dev/mem", os.O_RDONLY), errno.ENOENT)
    return f"{memory}; kcore {_kcore()}"


def _kcore():
    if not os.path.exists("/proc/kcore"):
        return "absent"
    with open("/proc/kcore", "rb") as file:
        if file.read(1):
            raise Breach("/proc/kcore can be read")
    return "empty"


@wall("settings of the host's kernel")
def kernel_settings():
    tried = (
        "/proc/sys/kernel/core_pattern",
        "/proc/sysrq-trigger",
        "/sys/kernel/uevent_helper",
        "/sys/fs/cgroup/x",
    )
    no = (errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOENT)
    return "; ".join(
        sorted({refused("write", lambda p=p: os.open(p, os.O_WRONLY | os.O_CREAT), *no) for p in tried})
    )


@wall("no way to Docker")
def docker():
    found = [
        place
        for place in ("/run/docker.sock", "/var/run/docker.sock", "/run/containerd")
        if os.path.exists(place)
    ]
    if found:
        raise Breach(str(found))
    return "no socket"


@wall("no keys of the hub")
def keys():
    known, closed = set(), 0
    for process in _processes():
        try:
            variables = Path(f"/proc/{process}/environ").read_bytes().split(b"\0")
        except PermissionError:
            closed += 1
            continue
        names = {v.split(b"=")[0].decode(errors="replace") for v in variables if v}
        known |= {n for n in names if any(word in n for word in SECRET_WORDS)}
    files = [str(path) for path in Path("/run/seat").iterdir() if path.is_file()]
    allowed = KNOWN_KEYS | {"TALAT_HUB_KEY_FILE"}
    if known - allowed or files:
        raise Breach(f"environment {sorted(known - allowed)}, files {files}")
    return f"only {sorted(known - {'TALAT_HUB_KEY_FILE'})}; {closed} closed to each other"


@wall("the seat's own processes have closed memories")
def seat_memory():
    seat = [p for p in _processes() if p != "1" and "seat.first" in _words(p) and "verify" not in _words(p)]
    if len(seat) < 2:  # the nursery and the server, beside kernels
        raise Breach(f"{len(seat)} processes of the seat found")
    told = [_closed(f"/proc/{process}/mem") for process in seat]
    return f"{told[0]}, {len(told)} processes"


def _closed(memory):
    return refused("open mem", lambda: os.open(memory, os.O_RDONLY), errno.EACCES, errno.EPERM)


@wall("no installer")
def installer():
    import importlib.util

    found = [name for name in ("pip", "ensurepip", "debugpy", "uv") if importlib.util.find_spec(name)]
    if set(found) - {"ensurepip"}:
        raise Breach(str(found))
    return "no pip, no debugger"


def _limits():
    """(memory, memory and swap) in bytes; None where the kernel tells none."""
    v2 = Path("/sys/fs/cgroup/memory.max")
    if v2.exists():
        swap = Path("/sys/fs/cgroup/memory.swap.max")
        held = v2.read_text().strip()
        extra = swap.read_text().strip() if swap.exists() else "0"
        limit = None if held == "max" else int(held)
        return limit, None if "max" in (held, extra) else limit + int(extra)
    v1 = Path("/sys/fs/cgroup/memory")
    limit = int((v1 / "memory.limit_in_bytes").read_text())
    both = v1 / "memory.memsw.limit_in_bytes"
    return limit, int(both.read_text()) if both.exists() else limit


def _pids_limit():
    v2, v1 = Path("/sys/fs/cgroup/pids.max"), Path("/sys/fs/cgroup/pids/pids.max")
    return (v2 if v2.exists() else v1).read_text().strip()


def _processes():
    return [name for name in os.listdir("/proc") if name.isdigit() and os.path.exists(f"/proc/{name}/status")]


def _status(process):
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def _words(process):
    return Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
