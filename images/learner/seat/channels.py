"""The widgets' websocket: only the messages widgets need reach a kernel."""

from __future__ import annotations

from tornado import web
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

# No execute, complete, inspect, history, debug or input; no shutdown either: leaving a page has its own way.
ALLOWED = ["comm_open", "comm_close", "comm_msg", "comm_info_request", "kernel_info_request"]
# The only framing that is understood. Browsers ask for it by themselves; Voilà misreads binary frames of the
# older one and then allocates memory until the container ends.
FRAMING = "v1.kernel.websocket.jupyter.org"
OFFSET = 8  # bytes of a number in it
LEAST_OFFSETS, MOST_OFFSETS = 6, 64  # channel, header, parent, metadata, content and the end; then buffers
LARGEST = 1 << 20  # bytes in one message


class Channels(VoilaKernelWebsocketHandler):
    """One page's connection to its kernel."""

    def check_origin(self, origin=None):
        """Only pages of this server, and they must say so."""
        return bool(self.get_origin()) and super().check_origin(origin)

    async def get(self, kernel_id):
        """404 for a kernel that does not live here, and for a client that speaks an older framing."""
        offered = self.request.headers.get("Sec-WebSocket-Protocol", "")
        known = kernel_id in self.kernel_manager and FRAMING in offered
        if self.current_user and not known:
            raise web.HTTPError(404)
        await super().get(kernel_id)

    def on_message(self, ws_message):
        """Pass one message on; a malformed one closes the connection."""
        if not well_formed(ws_message):
            self.close(1003)
            return
        try:
            super().on_message(ws_message)
        except Exception:  # whatever a browser sends, the server and its log stay as they are
            self.log.warning("message refused on %s", self.request.path)
            self.close(1003)


def well_formed(frame) -> bool:
    """Whether a frame is framed as v1 says: a count, as many offsets in rising order, then the parts.

    Jupyter's own reader trusts the count and allocates for it.
    """
    if not isinstance(frame, bytes) or len(frame) < OFFSET:
        return False
    count = int.from_bytes(frame[:OFFSET], "little")
    if not LEAST_OFFSETS <= count <= MOST_OFFSETS or len(frame) < (count + 1) * OFFSET:
        return False
    starts = range(OFFSET, (count + 1) * OFFSET, OFFSET)
    offsets = [int.from_bytes(frame[start : start + OFFSET], "little") for start in starts]
    return offsets == sorted(offsets) and offsets[0] >= starts.stop and offsets[-1] <= len(frame)
