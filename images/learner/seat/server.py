"""SeatVoila: standalone Voilà behind the hub's login, listening on a unix socket, and nothing else."""

from __future__ import annotations

import os
import signal
import tempfile
import urllib.parse
from pathlib import Path

from seat.lean import leave_out

leave_out()

import tornado.web  # noqa: E402
from jupyterhub.singleuser.extension import (  # noqa: E402
    JupyterHubAuthorizer,
    JupyterHubIdentityProvider,
    JupyterHubLogoutHandler,
    JupyterHubOAuthCallbackHandler,
)
from tornado.httpserver import HTTPServer  # noqa: E402
from tornado.ioloop import IOLoop  # noqa: E402
from tornado.netutil import bind_unix_socket  # noqa: E402
from traitlets.config import Config  # noqa: E402
from voila.app import Voila  # noqa: E402
from voila.static_file_handler import MultiStaticFileHandler, TemplateStaticFileHandler  # noqa: E402

from seat import unit  # noqa: E402
from seat.channels import ALLOWED, LARGEST, Channels  # noqa: E402
from seat.forked import ForkedKernel, Line  # noqa: E402
from seat.kernels import FewKernels, OneSpec  # noqa: E402
from seat.login import read_token  # noqa: E402
from seat.policy import Headers  # noqa: E402
from seat.shelf import Shelf  # noqa: E402

NAME = r"([a-z0-9][a-z0-9-]{0,63})"
PICTURE = (
    r"((?:[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}/){0,3}[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}\.(?:png|jpe?g|webp|svg))"
)
KERNEL = r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
LARGEST_BODY = 64 << 10  # bytes; a seat receives no files


class OAuthCallback(unit.ThaiErrors, JupyterHubOAuthCallbackHandler):
    """Where the hub sends the browser after login."""


class Logout(unit.ThaiErrors, JupyterHubLogoutHandler):
    """Forgets this seat's cookie and goes on to the hub's logout."""


class SeatVoila(Voila):
    """Voilà with a surface of unit pages, their widgets and static files."""

    def init_settings(self):
        """Voilà's settings, with messages restricted and Thai errors."""
        settings = super().init_settings()
        self.contents_manager = Shelf(self.root_dir)
        self.kernel_manager.allowed_message_types = ALLOWED
        settings.update(
            contents_manager=self.contents_manager,
            default_handler_class=unit.Nothing,
            traitlet_config=self.config,
            template_paths=self.template_paths,
            xsrf_cookies=False,  # Jupyter's handlers check by themselves, after the login is known
            websocket_max_message_size=LARGEST,
            # Pings would make every open page look busy, and no seat would ever be freed.
            ws_ping_interval=0,
            log_function=lambda handler: None,
        )
        return settings

    def init_handlers(self):
        """The whole surface; everything that is not listed is answered with 404."""
        base = self.base_url
        content = {"path": self.root_dir}
        voila = {"voila_configuration": self.voila_configuration}
        extensions = {"paths": self.labextensions_path}
        hub = {"hub_auth": self.identity_provider.hub_auth}
        return [
            (base, unit.Desk),
            (base.rstrip("/"), unit.Desk),
            (rf"{base}unit/{NAME}/{NAME}", unit.Unit, voila),
            (rf"{base}unit/{NAME}/{PICTURE}", unit.Picture, content),
            (rf"{base}api/kernels/{KERNEL}", unit.Kernel),
            (rf"{base}api/kernels/{KERNEL}/channels", Channels),
            (rf"{base}voila/api/shutdown/{KERNEL}", unit.Shutdown),
            (rf"{base}voila/templates/(.*)", TemplateFiles),
            (rf"{base}voila/static/(.*)", MultiStaticFileHandler, {"paths": self.static_paths}),
            (rf"{base}voila/labextensions/(.*)", MultiStaticFileHandler, extensions),
            (rf"{base}oauth_callback", OAuthCallback, hub),
            (rf"{base}logout", Logout),
        ]

    def start(self):
        """Serve until told to stop."""
        signal.signal(signal.SIGINT, self._handle_signal_stop)
        self.connection_dir = tempfile.mkdtemp(prefix="k")
        self.app = tornado.web.Application(**self.init_settings())
        self.app.add_transform(Headers)
        self.app.add_handlers(".*$", self.init_handlers())
        self.listen()

    def listen(self):
        """Bind the socket, then run the loop."""
        address = urllib.parse.unquote(urllib.parse.urlsplit(os.environ["JUPYTERHUB_SERVICE_URL"]).netloc)
        server = HTTPServer(self.app, max_body_size=LARGEST_BODY, max_buffer_size=LARGEST + LARGEST_BODY)
        server.add_socket(bind_unix_socket(address, mode=0o600))
        self.ioloop = IOLoop.current()
        try:
            self.ioloop.start()
        finally:
            self.stop()


class TemplateFiles(TemplateStaticFileHandler):
    """Static files of page templates; a strange path is unknown, not an error of the server."""

    def parse_url_path(self, url_path):
        """The path, when it has the form <template>/static/<file>."""
        parts = url_path.split("/", 2)
        if len(parts) < 3 or parts[1] != "static" or not parts[0].isidentifier() or ".." in parts[2]:
            raise tornado.web.HTTPError(404)
        return super().parse_url_path(url_path)


def settings() -> Config:
    """Everything that would otherwise come from files or the command line."""
    config = Config()
    config.Voila.root_dir = os.environ.get("TALAT_CONTENT", "/srv/content")
    config.Voila.base_url = os.environ["JUPYTERHUB_SERVICE_PREFIX"]
    config.Voila.identity_provider_class = JupyterHubIdentityProvider
    config.Voila.authorizer_class = JupyterHubAuthorizer
    config.Voila.auto_token = True  # that is: the identity provider brings its own
    config.Voila.open_browser = False
    config.Voila.log_level = "WARN"
    config.Voila.config_file_paths = []
    config.VoilaConfiguration.template = template()
    config.VoilaConfiguration.allow_template_override = "NO"
    config.VoilaConfiguration.allow_theme_override = "NO"
    config.VoilaConfiguration.multi_kernel_manager_class = FewKernels
    config.VoilaConfiguration.kernel_spec_manager_class = OneSpec
    config.FewKernels.allow_tracebacks = False
    config.FewKernels.cull_idle_timeout = 120  # seconds a kernel may live without its page
    config.FewKernels.cull_interval = 30
    config.KernelManager.transport = "ipc"
    config.KernelManager.shutdown_wait_time = 1.0
    return config


def template() -> str:
    """The project's page template, or Voilà's own where it is not installed."""
    from jupyter_core.paths import jupyter_path

    found = any(Path(place, "voila/templates/talat").is_dir() for place in jupyter_path())
    return "talat" if found else "lab"


def main(line) -> None:
    """Serve; `line` is the socket that leads to the nursery."""
    read_token()
    ForkedKernel.line = Line(line)
    seat = SeatVoila(config=settings())
    seat.initialize([])
    seat.start()
