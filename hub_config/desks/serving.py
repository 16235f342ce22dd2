"""A desk as a process: its pages put together, and listened for on the socket its environment names."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

import jinja2
from jupyterhub.services.auth import HubOAuth
from tornado import httpserver, netutil, web

from hub_config import hub_pages
from hub_config.desks import changes, thai
from hub_config.desks.desk import LARGEST_BODY, Callback, Desk, File, Health, NotFound, Stale
from hub_config.desks.hub_api import HubApi
from talat.records import database
from talat.records.history import change_of

HERE = Path(__file__).parent
IDENTITY_KEPT = 10  # seconds a desk believes the hub's last word about a token


def templates() -> jinja2.Environment:
    """Jinja with escaping always on and unknown names an error."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(
        day=thai.day,
        clock=thai.clock,
        when=thai.when,
        count=thai.count,
        minutes=thai.minutes,
        baht=thai.baht,
        deed=thai.deed,
        told=changes.told,
        staff_options=lambda staff: [(one.login, f"{one.name} ({one.login})") for one in staff],
        class_options=lambda rooms: [(one.id, one.name) for one in rooms],
        room_options=lambda rooms: [(one.id, one.name) for one, _ in rooms],
        entry=lambda entry: changes.told(change_of(entry)),
    )
    return env


def application(desk: Desk, pages: list, hub_auth: HubOAuth, cookie_secret: str) -> web.Application:
    """The tornado application of a desk: `pages` are (path after the prefix, handler)."""
    prefix = desk.prefix
    ours = [
        ("health", Health),
        ("oauth_callback", Callback),
        ("stale", Stale),
        ("static/assets/(.*)", File, {"path": str(hub_pages.assets())}),
        ("static/pictures/(.*)", File, {"path": str(HERE / "paper" / "pictures")}),
        ("static/(.*)", File, {"path": str(HERE / "static")}),
    ]
    return web.Application(
        [(prefix + path, *rest) for path, *rest in [*pages, *ours]] + [(r".*", NotFound)],
        desk=desk,
        hub_auth=hub_auth,
        templates=templates(),
        cookie_secret=cookie_secret,
        xsrf_cookies=True,
        log_function=_log,
    )


def _log(handler):
    """Requests that failed; the paths of desks hold no secrets, their queries may."""
    if handler.get_status() >= 500:
        logging.getLogger("talat.desk").error(
            "%d %s %s", handler.get_status(), handler.request.method, handler.request.path
        )


async def serve(name: str, role: str, pages: list, parts, largest_body: int = LARGEST_BODY) -> None:
    """Run one desk on the socket its environment names, until the process ends.

    `parts(records, hub)` makes what only this desk's handlers need; `largest_body` is that of its largest
    page, every other one refuses what is more than its own.
    """
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
    logging.getLogger("tornado.application").setLevel(logging.ERROR)
    records, hub = database.open_records(), HubApi(os.environ["JUPYTERHUB_API_URL"])
    desk = Desk(
        name=name,
        role=role,
        records=records,
        hub=hub,
        unsealed=os.environ.get("TALAT_SEALED", "yes") == "no",
        parts=parts(records, hub),
    )
    server = httpserver.HTTPServer(
        application(desk, pages, identity(), cookie_secret(os.environ["JUPYTERHUB_API_TOKEN"])),
        xheaders=True,
        max_body_size=largest_body,
        idle_connection_timeout=120,
        body_timeout=20,
    )
    where = Path(unquote(urlsplit(os.environ["JUPYTERHUB_SERVICE_URL"]).netloc))
    server.add_socket(netutil.bind_unix_socket(str(where), mode=0o600))
    logging.getLogger("talat.desk").info("%s desk listens on %s", name, where)
    await asyncio.Event().wait()


def identity(**more) -> HubOAuth:
    """How JupyterHub knows a browser, from the service's environment; its cookies end with the browser."""
    cookies = {"expires_days": None, "samesite": "Lax"}
    return HubOAuth(cache_max_age=IDENTITY_KEPT, cookie_options=cookies, **more)


def cookie_secret(api_token: str) -> str:
    """A cookie secret that survives restarts, from the service's own token."""
    return hashlib.sha256(f"talat desk cookie\n{api_token}".encode()).hexdigest()
