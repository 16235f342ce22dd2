"""The hub's own pages: everything a person does happens at a desk, so most of them only lead there."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from jupyterhub.handlers.base import BaseHandler
from jupyterhub.handlers.login import LogoutHandler as HubLogoutHandler
from tornado import web

from hub_config.paths import REPO

TEMPLATES = Path(__file__).with_name("templates")
STATIC = Path(__file__).with_name("desks") / "static"
DESK_OF = {"learner": "/services/learn/", "instructor": "/services/teach/", "admin": "/services/admin/"}
POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
}


def role_group(role: str) -> str:
    """The hub group of a role."""
    return "learners" if role == "learner" else f"staff-{role}"


def class_group(class_id) -> str:
    """The hub group of a class."""
    return f"class-{class_id}"


def default_url(handler) -> str:
    """The desk of whoever did not ask for a page; empty for a stranger, because login comes first."""
    user = handler.current_user
    if user is None:
        return ""
    groups = {group.name for group in user.groups}
    desks = (desk for role, desk in DESK_OF.items() if role_group(role) in groups)
    return next(desks, "/hub/no-desk")


class ToDesk(BaseHandler):
    """Pages of the hub nobody here needs: whoever opens one is led to their desk. Nothing is started."""

    @web.authenticated
    def get(self, *_):
        self.redirect(default_url(self))


class Closed(BaseHandler):
    """An address of JupyterHub that nobody here uses and that fails, with pages of log, when anybody asks."""

    def prepare(self):
        raise web.HTTPError(404)


class NoDesk(BaseHandler):
    """For an account that has no role (any more)."""

    @web.authenticated
    async def get(self):
        self.set_status(403)
        self.finish(await self.render_template("no_desk.html"))


class Logout(HubLogoutHandler):
    """GET asks, POST leaves. The desks' button posts here; that it came from our own pages is its Origin."""

    async def get(self):
        if self.current_user is None:
            self.redirect(self.settings["login_url"])
        else:
            self.finish(await self.render_template("leave.html"))

    async def post(self):
        await self.default_handle_logout()
        self._jupyterhub_user = None
        self.redirect(self.settings["login_url"])

    def check_xsrf_cookie(self):
        """A desk cannot read the hub's token, but every browser says where a form was posted from."""
        origin = self.request.headers.get("Origin")
        if not origin or urlsplit(origin).netloc != self.request.host:
            raise web.HTTPError(403, "posted from another site")


class Asset(web.StaticFileHandler):
    """Stylesheet, typeface and the hub's few scripts; needed before anybody is logged in."""

    def set_extra_headers(self, path):
        self.set_header("Cache-Control", "max-age=300")
        self.set_header("X-Content-Type-Options", "nosniff")


def assets() -> Path:
    """The folder of the built design system."""
    return Path(os.environ.get("TALAT_ASSETS") or REPO / "build/assets")


def handlers() -> list:
    """The hub's pages as tornado handlers; an authenticator's come before the hub's own."""
    return [
        (r"/logout", Logout),
        (r"/(?:home|token|admin|accept-share)", ToDesk),
        (r"/spawn", ToDesk),
        (r"/spawn/.*", ToDesk),
        (r"/no-desk", NoDesk),
        (r"/api/authorizations/.*", Closed),
        (r"/assets/(.*)", Asset, {"path": str(assets())}),
        (r"/look/(.*)", Asset, {"path": str(STATIC)}),
    ]


def template_vars() -> dict:
    """What every page of the hub may show besides the hub's own variables."""
    return {"unsealed": os.environ.get("TALAT_SEALED", "yes") == "no"}


def tornado_settings() -> dict:
    """Headers of every answer of the hub, and cookies that end with the browser: machines are shared."""
    return {"headers": dict(HEADERS), "cookie_options": {"expires_days": None, "samesite": "Lax"}}
