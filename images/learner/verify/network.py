"""Walls between a learner and every network."""

# The plain system calls are what is being tried.
# ruff: noqa: PTH101,PTH102,PTH104,PTH108,PTH110,PTH118,PTH120,PTH123,PTH208,SIM115

import errno
import os
import socket

from verify.wall import Breach, refused, wall

# The host's docker bridge, private and public addresses, a cloud's metadata, this container itself as "any".
TCP = (
    ("172.17.0.1", 22),
    ("172.17.0.1", 80),
    ("172.17.0.1", 2375),
    ("10.0.0.1", 80),
    ("192.168.1.1", 443),
    ("169.254.169.254", 80),
    ("1.1.1.1", 443),
)
UNREACHABLE = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.EADDRNOTAVAIL, errno.EPERM, errno.EACCES)
UP = 1


@wall("no network interface but loopback")
def interfaces():
    found = os.listdir("/sys/class/net")
    up = [name for name in found if int(_read(f"/sys/class/net/{name}/flags"), 16) & UP]
    if set(up) - {"lo"}:
        raise Breach(f"interfaces up: {up}")
    return f"up: {up or 'none'}"


@wall("no route anywhere")
def routes():
    ipv4 = _read("/proc/net/route").splitlines()[1:]
    table = "/proc/net/ipv6_route"
    ipv6 = _read(table).splitlines() if os.path.exists(table) else []
    outside = ipv4 + [line for line in ipv6 if line.split()[-1] != "lo"]
    if outside:
        raise Breach(f"{len(outside)} routes, the first {outside[0]}")
    return "routing tables empty"


@wall("TCP to any address")
def tcp():
    return "; ".join(sorted({refused("connect", lambda a=a: _connect(a), *UNREACHABLE) for a in TCP}))


@wall("UDP to any address")
def udp():
    return refused("sendto", lambda: _udp(socket.AF_INET, ("1.1.1.1", 53)), *UNREACHABLE)


@wall("name lookups")
def names():
    try:
        found = socket.getaddrinfo("example.org", 80)
    except socket.gaierror as error:
        return f"getaddrinfo {error.args[1]}"
    raise Breach(f"example.org is {found[0][4]}")


@wall("IPv6 link-local")
def link_local():
    if not socket.has_ipv6:
        return "no IPv6"
    target = ("ff02::1", 5353, 0, 0)
    return refused("sendto ff02::1", lambda: _udp(socket.AF_INET6, target), *UNREACHABLE, errno.EAFNOSUPPORT)


@wall("raw sockets")
def raw():
    return refused("SOCK_RAW", lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, 1), errno.EPERM)


@wall("packet sockets")
def packet():
    return refused("AF_PACKET", lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW), errno.EPERM)


@wall("AF_VSOCK", layer="filter")
def vsock():
    return refused("AF_VSOCK", lambda: socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM), errno.EPERM)


@wall("socket families other than unix", layer="filter")
def families():
    tried = (socket.AF_INET, socket.AF_INET6, socket.AF_ALG, socket.AF_CAN)
    return "; ".join(
        refused(f.name, lambda f=f: socket.socket(f, socket.SOCK_DGRAM), errno.EPERM) for f in tried
    )


def _connect(address):
    with socket.socket() as probe:
        probe.settimeout(2)
        probe.connect(address)


def _udp(family, address):
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        probe.sendto(b"?", address)


def _read(path):
    with open(path) as file:
        return file.read()
