"""Every address of the hub, from the application's own list of handlers, and on whom it is tried."""

from __future__ import annotations

import itertools
import re

from jupyterhub.app import JupyterHub
from tornado.web import RequestHandler

from hub_config.login import RecordsAuthenticator

METHODS = ("get", "head", "post", "put", "patch", "delete")
PEOPLE = ("{own}", "{other}", "{staff}")
# What stands in an address after this word; a word a new version brings is tried with "x".
OBJECTS = {
    **dict.fromkeys(("users", "user", "spawn", "spawn-pending", "shares", "share-codes", "shared"), PEOPLE),
    "servers": ("", "two"),
    "tokens": ("{own-token}", "{other-token}"),
    "groups": ("{class}", "staff-admin"),
    "services": ("learn", "admin"),
    "token": ("{own-secret}",),
    "cookie": ("jupyterhub-hub-login",),
    "error": ("404",),
}
PLACE = re.compile(r"\((?:\?P<\w+>)?(?:\[\^/\][+*]|\.\*|\\d\+)\)\??|\.\*")
OPTIONAL = re.compile(r"\(\?:/\(\[\^/\]\+\)\)\?|\$$")
USER_PATH = re.compile(r"\(\?P<user_path>[^)]*\)\?")


def endpoints() -> list[tuple[str, str]]:
    """(METHOD, address with {objects}) of all that the hub's handlers implement, reading ones first."""
    seen = {}
    for pattern, handler, *_ in _handlers():
        for address in _addresses(pattern):
            # The first handler that fits answers; methods of later ones are tried all the same.
            seen.setdefault(address, set()).update(_methods(handler))
    found = [(method.upper(), address) for address, methods in seen.items() for method in methods]
    return sorted(found, key=lambda one: (METHODS.index(one[0].lower()), one[1]))


def _handlers() -> list:
    hub = JupyterHub()
    hub.authenticator = RecordsAuthenticator()
    hub.init_handlers()
    # The last two lead strangers' addresses to the hub's prefix or to the page "not found".
    return [one for one in hub.handlers if one[0].startswith(hub.hub_prefix)]


def _methods(handler) -> set[str]:
    return {name for name in METHODS if getattr(handler, name) is not getattr(RequestHandler, name)}


def _addresses(pattern: str) -> list[str]:
    """The addresses that stand for a handler's pattern, one for each choice of objects."""
    choice = re.search(r"\(\?:([\w|-]+)\)", pattern)
    if choice:
        return [a for w in choice[1].split("|") for a in _addresses(pattern.replace(choice[0], w))]
    plain = USER_PATH.sub("/", OPTIONAL.sub("", pattern)).replace("/?", "/")
    parts = PLACE.split(plain)
    objects = [_objects(parts[:place]) for place in range(1, len(parts))]
    return [
        "".join(itertools.chain(*itertools.zip_longest(parts, chosen, fillvalue="")))
        for chosen in itertools.product(*objects)
    ]


def _objects(before: list[str]) -> tuple[str, ...]:
    words = before[-1].strip("/").split("/")
    return OBJECTS.get(words[-1], ("",) if before[-1] == "/" else ("x",))
