"""Walls around the kernel: system calls a learner's process must not make."""

import ctypes
import errno
import fcntl
import os

from verify.wall import call, refused, wall

NEW_USER, NEW_NS = 0x10000000, 0x00020000
NO = (errno.EPERM, errno.EACCES, errno.ENOSYS)
CONTENT = os.environ.get("TALAT_CONTENT", "/srv/content")


@wall("unshare")
def unshare():
    user = refused("user namespace", lambda: call("unshare", NEW_USER), *NO)
    return user + "; " + refused("mount namespace", lambda: call("unshare", NEW_NS), *NO)


@wall("setns")
def setns():
    handle = os.open("/proc/self/ns/net", os.O_RDONLY)
    try:
        return refused("setns", lambda: call("setns", handle, 0), *NO)
    finally:
        os.close(handle)


@wall("mount")
def mount():
    return refused("mount", lambda: call("mount", b"none", b"/tmp", b"tmpfs", 0, None), *NO)


@wall("bpf")
def bpf():
    return refused("bpf", lambda: call("bpf", 5, ctypes.create_string_buffer(128), 128), *NO)


@wall("perf_event_open")
def perf():
    return refused(
        "perf", lambda: call("perf_event_open", ctypes.create_string_buffer(128), 0, -1, -1, 0), *NO
    )


@wall("userfaultfd")
def userfaultfd():
    return refused("userfaultfd", lambda: call("userfaultfd", 0), *NO)


@wall("keyctl")
def keyctl():
    return refused("keyctl", lambda: call("keyctl", 0, -3, 0), *NO)


@wall("setting the clock")
def clock():
    return refused("settimeofday", lambda: call("settimeofday", ctypes.create_string_buffer(16), None), *NO)


@wall("io_uring", layer="filter")
def io_uring():
    return refused(
        "io_uring_setup", lambda: call("io_uring_setup", 4, ctypes.create_string_buffer(256)), errno.EPERM
    )


@wall("bpf, perf, userfaultfd, keyctl once more", layer="filter")
def once_more():
    tried = {
        "bpf": (5, ctypes.create_string_buffer(128), 128),
        "perf_event_open": (ctypes.create_string_buffer(128), 0, -1, -1, 0),
        "userfaultfd": (0,),
        "keyctl": (0, -3, 0),
        "add_key": (b"user", b"x", b"x", 1, -3),
        "request_key": (b"user", b"x", None, 0),
    }
    return "; ".join(refused(name, lambda n=name: call(n, *tried[n]), errno.EPERM) for name in tried)


@wall("flock on shared content", layer="filter")
def flock():
    return _on_content("flock", lambda handle: fcntl.flock(handle, fcntl.LOCK_SH))


@wall("record locks on shared content", layer="filter")
def record_locks():
    return _on_content("lockf", lambda handle: fcntl.lockf(handle, fcntl.LOCK_SH | fcntl.LOCK_NB))


@wall("leases on shared content", layer="filter")
def leases():
    return _on_content("F_SETLEASE", lambda handle: fcntl.fcntl(handle, fcntl.F_SETLEASE, fcntl.F_RDLCK))


@wall("file notices on shared content", layer="filter")
def notices():
    return refused("inotify", lambda: call("inotify_init1", 0), errno.EPERM)


@wall("programs in anonymous memory", layer="filter")
def memfd():
    return refused("memfd_create", lambda: os.memfd_create("x"), errno.EPERM)


@wall("ptrace", layer="filter")
def ptrace():
    return refused("ptrace", lambda: call("ptrace", 0, 0, None, None), errno.EPERM)


def _on_content(name, act):
    handle = os.open(CONTENT, os.O_RDONLY)
    try:
        return refused(name, lambda: act(handle), errno.EPERM)
    finally:
        os.close(handle)
