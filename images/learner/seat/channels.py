"""The widgets' websocket: only the messages widgets need reach a kernel."""

from __future__ import annotations

from tornado import web
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

# No execute, complete, inspect, history, debug or input; no shutdown either: leaving a page has its own way.
ALLOWED = ["comm_open", "comm_close", "comm_msg", "comm_info_request", "kernel_info_request"]
LARGEST = 1 << 20  # bytes in one message


class Channels(VoilaKernelWebsocketHandler):
    """One page's connection to its kernel."""

    def check_origin(self, origin=None):
        """Only pages of this server, and they must say so."""
        return bool(self.get_origin()) and super().check_origin(origin)

    async def get(self, kernel_id):
        """404 for a kernel that does not live here."""
        if self.current_user and kernel_id not in self.kernel_manager:
            raise web.HTTPError(404)
        await super().get(kernel_id)

    def on_message(self, ws_message):
        """Pass one message on; a malformed one closes the connection instead of the server's log filling."""
        try:
            super().on_message(ws_message)
        except Exception:
            self.log.warning("malformed message on %s", self.request.path)
            self.close(1003)
