"""The first process of a learner container: takes system calls away from itself, then runs a module."""

import os
import runpy
import shutil
import sys
from pathlib import Path

FONT_LIST = Path("/usr/local/share/talat/matplotlib")

# Locks, leases and file notices would let two containers signal through the content both can read;
# the rest is attack surface of the kernel that nothing here has a use for.
DENIED = (
    "flock",
    "inotify_init",
    "inotify_init1",
    "inotify_add_watch",
    "fanotify_init",
    "fanotify_mark",
    "io_uring_setup",
    "io_uring_enter",
    "io_uring_register",
    "keyctl",
    "add_key",
    "request_key",
    "userfaultfd",
    "bpf",
    "perf_event_open",
    "memfd_create",
    "memfd_secret",
    "ptrace",
    "process_vm_readv",
    "process_vm_writev",
)
# A seat talks through unix sockets; Python itself asks netlink for addresses. Everything else is refused,
# the Internet's own families too, should a container ever be started with a network.
FAMILIES = (1, 16)  # AF_UNIX, AF_NETLINK
HIGHEST_FAMILY = 64
# fcntl commands: F_GETLK, F_SETLK, F_SETLKW, the same on open file descriptions, F_SETLEASE, F_NOTIFY.
DENIED_FCNTL = (5, 6, 7, 36, 37, 38, 1024, 1026)


def main() -> None:
    """Filter, prepare /tmp, run the seat, or the module named on the command line instead."""
    deny()
    hide()
    copy_font_list()
    if len(sys.argv) > 1:
        sys.argv = sys.argv[1:]
        runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
        return
    from seat.nursery import main as run_seat

    run_seat()


def deny() -> None:
    """Install the second filter; it answers EPERM and every child process inherits it."""
    import errno

    import pyseccomp as seccomp

    refused = seccomp.ERRNO(errno.EPERM)
    rules = seccomp.SyscallFilter(defaction=seccomp.ALLOW)
    for name in DENIED:
        rules.add_rule(refused, name)
    for number in DENIED_FCNTL:
        rules.add_rule(refused, "fcntl", seccomp.Arg(1, seccomp.EQ, number))
    for family in set(range(HIGHEST_FAMILY)) - set(FAMILIES):
        rules.add_rule(refused, "socket", seccomp.Arg(0, seccomp.EQ, family))
    rules.add_rule(refused, "socket", seccomp.Arg(0, seccomp.GE, HIGHEST_FAMILY))
    rules.load()


def hide() -> None:
    """Make this process's memory and environment unreadable to the kernels, which run as the same user."""
    import ctypes

    pr_set_dumpable = 4
    if ctypes.CDLL(None, use_errno=True).prctl(pr_set_dumpable, 0, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_DUMPABLE)")


def copy_font_list() -> None:
    """Matplotlib insists on a directory it could write to; give it the list made with the image."""
    target = os.environ.get("MPLCONFIGDIR")
    if target and FONT_LIST.is_dir():
        shutil.copytree(FONT_LIST, target, dirs_exist_ok=True)


if __name__ == "__main__":
    main()
