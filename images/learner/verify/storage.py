"""Walls around the disk: nothing to write but three small spaces, nothing in them to run."""

# The plain system calls are what is being tried.
# ruff: noqa: PTH101,PTH102,PTH104,PTH108,PTH110,PTH118,PTH120,PTH123,PTH208,SIM115

import errno
import os
import shutil
import stat

from verify.wall import Breach, refused, wall

# Space: most bytes, most files it may hold.
SPACES = {"/tmp": (24 << 20, 2048), "/home/learner": (4 << 20, 256), "/dev/shm": (1 << 20, 64)}
WANTED = {"nosuid", "nodev", "noexec"}
FULL = (errno.ENOSPC, errno.EDQUOT)


@wall("read-only root")
def root():
    tried = (
        "/usr/local/lib/python3.13/dist-packages/x",
        "/etc/jupyter/x",
        "/etc/ipython/profile_default/x",
        "/x",
    )
    options = _mount("/")
    if "ro" not in options:
        raise Breach(f"/ is mounted {options}")
    return "ro; " + "; ".join(
        sorted({refused("write", lambda p=p: open(p, "w"), errno.EROFS, errno.EACCES) for p in tried})
    )


@wall("content is read-only")
def content():
    if "ro" not in _mount("/srv/content"):
        raise Breach(f"/srv/content is mounted {_mount('/srv/content')}")
    version = os.environ["TALAT_CONTENT"]
    return refused("write", lambda: open(f"{version}/x", "w"), errno.EROFS)


@wall("doors cannot be changed")
def doors():
    if "ro" not in _mount("/run/doors"):
        raise Breach(f"/run/doors is mounted {_mount('/run/doors')}")
    made = refused("create", lambda: open("/run/doors/x", "w"), errno.EROFS)
    return made + "; " + refused("remove", lambda: os.unlink("/run/doors/hub.sock"), errno.EROFS)


@wall("the seat's own socket cannot be replaced")
def seat():
    tried = (
        refused("create", lambda: open("/run/seat/x", "w"), errno.EACCES),
        refused("rename", lambda: os.rename("/run/seat/server.sock", "/run/seat/y"), errno.EACCES),
        refused("remove", lambda: os.unlink("/run/seat/server.sock"), errno.EACCES),
    )
    return "; ".join(tried)


@wall("other seats are invisible")
def others():
    seen = {"/run": sorted(os.listdir("/run")), "/run/seat": sorted(os.listdir("/run/seat"))}
    doors = sorted(os.listdir("/run/doors"))
    if seen["/run/seat"] != ["server.sock", "server.sock:80"] or "seats" in seen["/run"]:
        raise Breach(str(seen))
    if set(doors) - {"hub.sock", "records.sock"}:
        raise Breach(f"/run/doors: {doors}")
    return f"doors {doors}"


@wall("nothing can run from the writable spaces")
def noexec():
    for space in SPACES:
        missing = WANTED - set(_mount(space))
        if missing:
            raise Breach(f"{space} lacks {sorted(missing)}")
        program = f"{space}/program"
        shutil.copyfile("/bin/true", program)
        os.chmod(program, 0o755)
        try:
            refused(program, lambda p=program: _run(p), errno.EACCES)
        finally:
            os.unlink(program)
    return "execve EACCES in " + ", ".join(SPACES)


@wall("writable spaces are bounded in bytes")
def byte_bound():
    return "; ".join(
        f"{space} {_fill(space, most, 1 << 18) >> 10} KiB" for space, (most, _) in SPACES.items()
    )


@wall("writable spaces are bounded in files")
def file_bound():
    return "; ".join(f"{space} {_fill(space, most, 0)} files" for space, (_, most) in SPACES.items())


@wall("nothing else is writable")
def elsewhere():
    allowed = {*SPACES, "/dev", "/proc", "/sys"}
    found = []
    for folder, inside, _ in os.walk("/"):
        inside[:] = [name for name in inside if os.path.join(folder, name) not in allowed]
        if os.access(folder, os.W_OK) and "ro" not in _mount_of(folder):
            found.append(folder)
    if found:
        raise Breach(f"writable: {found[:5]}")
    return "no other directory"


@wall("no setuid or setgid file")
def setuid():
    found = []
    for folder, inside, names in os.walk("/"):
        inside[:] = [name for name in inside if os.path.join(folder, name) not in ("/proc", "/sys")]
        for name in names:
            path = os.path.join(folder, name)
            if os.lstat(path).st_mode & (stat.S_ISUID | stat.S_ISGID):
                found.append(path)
    if found:
        raise Breach(f"{found[:5]}")
    return "none"


def _fill(space, most, size):
    """Write files of `size` bytes (0: empty ones) until it is full; returns bytes, or files when empty."""
    place = f"{space}/fill"
    os.mkdir(place)
    count = 0
    try:
        while count * max(size, 1) <= most * 2:
            with open(f"{place}/{count}", "wb") as file:
                file.write(b"\0" * size)
            count += 1
    except OSError as error:
        if error.errno not in FULL:
            raise Breach(f"{space}: {error}") from None
        if count * max(size, 1) > most:
            raise Breach(f"{space} took {count * max(size, 1)}") from None
        return count * max(size, 1)
    finally:
        shutil.rmtree(place)
    raise Breach(f"{space} never filled up")


def _run(program):
    child = os.posix_spawn(program, [program], {})
    os.waitpid(child, 0)


def _mounts():
    with open("/proc/self/mountinfo") as file:
        return {line.split()[4]: set(line.split()[5].split(",")) for line in file}


def _mount(place):
    return sorted(_mounts().get(place, {"not a mount"}))


def _mount_of(place):
    mounts = _mounts()
    while place not in mounts:
        place = os.path.dirname(place)
    return mounts[place]
