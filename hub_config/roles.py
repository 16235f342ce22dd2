"""Who may do what at the hub: the user role cut down to one's own seat, and each service's least scopes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from hub_config import known_learners
from hub_config.hub_pages import role_group
from hub_config.paths import socket_url

DESKS = {"learn": "learner", "teach": "instructor", "admin": "admin"}
BEHIND = ("records", "grader", "culler", "bell")  # services without pages

# Without the default role's tokens!user and users:activity!user: no minting of tokens, no forged activity.
# Reading one's own groups must stay: every OAuth login at the hub asks for it.
USER = [
    "access:servers!user",
    "read:users:name!user",
    "read:users:groups!user",
    "read:servers!user",
]
SEAT = ["servers!user"]  # to start and stop one's own; staff have no seat
# What the learner desk may do in a learner's name: start their own seat and see whether it is ready.
LEARN_FOR_USER = ["read:users:name!user", "read:servers!user", "servers!user"]
SEES_AND_STOPS_SEATS = ["list:users", "read:servers", "delete:servers"]
STARTS_SEATS = [
    "list:users",
    "read:servers",
    "servers",
    known_learners.SCOPE,
]  # before the bell, for the learners of a class
FREES_IDLE_SEATS = [*SEES_AND_STOPS_SEATS, "read:users:activity"]


def roles() -> list[dict]:
    """For c.JupyterHub.load_roles."""
    doors = [
        {
            "name": f"opens-{service}",
            "description": f"may open the {service} desk",
            "scopes": [f"access:services!service={service}"],
            "groups": [role_group(role)],
        }
        for service, role in DESKS.items()
    ]
    return [
        {"name": "user", "description": "who one is, nothing else", "scopes": USER},
        {
            "name": "has-a-seat",
            "description": "may start and stop one's own seat",
            "scopes": SEAT,
            "groups": [role_group("learner")],
        },
        *doors,
        {"name": "seat-warden", "scopes": SEES_AND_STOPS_SEATS, "services": ["admin"]},
        {"name": "seat-bell", "scopes": STARTS_SEATS, "services": ["bell"]},
        {"name": "seat-culler", "scopes": FREES_IDLE_SEATS, "services": ["culler"]},
    ]


def services(tokens: Mapping[str, str]) -> list[dict]:
    """For c.JupyterHub.services; `tokens` holds each service's API token by its name.

    The desks have no `url`: JupyterHub 6.1 refuses http+unix there. Their routes come from routes().
    """
    desks = [
        {
            "name": name,
            "api_token": tokens[name],
            "oauth_client_id": f"service-{name}",
            "oauth_redirect_uri": f"/services/{name}/oauth_callback",
            "oauth_no_confirm": True,
            "oauth_client_allowed_scopes": LEARN_FOR_USER if name == "learn" else [],
            "display": False,
        }
        for name in DESKS
    ]
    return desks + [{"name": name, "api_token": tokens[name], "display": False} for name in BEHIND]


def routes(sockets: Mapping[str, Path]) -> dict[str, str]:
    """For c.Proxy.extra_routes of a SocketProxy: which socket answers each desk's pages."""
    return {f"/services/{name}/": socket_url(sockets[name]) for name in DESKS}
