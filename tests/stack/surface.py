"""What a seat's server answers: everything but the unit page, its widgets and static files is closed."""

from __future__ import annotations

import contextlib
import http.client
import itertools
import socket
import subprocess
from pathlib import Path

from websockets.exceptions import ConnectionClosed, WebSocketException

from tests.stack.kernel_socket import FRAMES, KernelSocket

K = "{kernel}"
CLOSED = (
    "GET /api",
    "GET /api/status",
    "GET /api/me",
    "GET /api/spec.yaml",
    "GET /api/contents",
    "GET /api/contents/market/price.ipynb",
    "PUT /api/contents/x.ipynb",
    "POST /api/contents",
    "PATCH /api/contents/market/price.ipynb",
    "DELETE /api/contents/market/price.ipynb",
    "GET /api/contents/market/price.ipynb/checkpoints",
    "GET /api/kernels",
    "POST /api/kernels",
    f"DELETE /api/kernels/{K}",
    f"POST /api/kernels/{K}/restart",
    f"POST /api/kernels/{K}/interrupt",
    "GET /api/kernelspecs",
    "GET /api/sessions",
    "POST /api/sessions",
    "GET /api/terminals",
    "POST /api/terminals",
    "GET /terminals/websocket/1",
    "GET /api/config/notebook",
    "PUT /api/config/notebook",
    "GET /api/nbconvert",
    "GET /nbconvert/html/market/price.ipynb",
    "POST /nbconvert/html",
    "GET /files/market/price.ipynb",
    "GET /view/market/price.ipynb",
    "GET /notebooks/market/price.ipynb",
    "GET /edit/market/price.ipynb",
    "GET /tree",
    "GET /lab",
    "GET /lab/api/settings",
    "GET /lsp/status",
    "GET /formgrader",
    "GET /metrics",
    "GET /login",
    "GET /static/logo/logo.png",
    "GET /nbextensions/x.js",
    "GET /kernelspecs/python3/logo.png",
    "GET /custom/custom.css",
    "POST /api/shutdown",
    "POST /api/security/csp-report",
    "GET /voila/files/market/price.ipynb",
    "GET /voila/tree",
    "GET /voila/render/market/price.ipynb",
    "GET /voila/api/contents",
    "GET /voila/query/" + K,
    "GET /voila/execution/" + K,
    "GET /voila/api/themes/x/index.css",
    "GET /voila/static/../../../../etc/passwd",
    "GET /voila/static/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "GET /voila/static//etc/passwd",
    "GET /voila/labextensions/..%2f..%2f..%2fetc/passwd",
    "GET /voila/templates/talat/static/..%2f..%2f..%2f..%2fetc/passwd",
    "GET /voila/templates/../static/x",
    "GET /voila/templates/x",
    "GET /unit/market/price.ipynb",
    "GET /unit/market/..%2fmarket%2fprice",
    "GET /unit/..%2f..%2fetc/passwd",
    "GET /unit/market/exercise.yaml",
    "GET /unit/market/../../../../etc/x.png",
    "POST /unit/market/price",
    "PUT /unit/market/price",
)
REFUSED = ("GET /unit/market/no-entry", "GET /unit/market/missing")
# Pages of a learner: without a login the hub's own is asked for, and nothing of the page is shown.
PAGES = ("GET /unit/market/price", f"GET /api/kernels/{K}", f"POST /voila/api/shutdown/{K}")
ANSWERS = (403, 404)
KINDS = (
    "execute_request",
    "complete_request",
    "inspect_request",
    "history_request",
    "is_complete_request",
    "input_reply",
    "debug_request",
    "interrupt_request",
    "shutdown_request",
    "create_subshell_request",
)
CHANNELS = ("shell", "control", "stdin", "iopub", None)
CANARY = "/tmp/canary"


def open_routes(place: Path, user: str, kernel: str, token: str) -> list[str]:
    """The routes that answer something else than 403 or 404; asked at the seat's own socket, because the
    proxy would tidy a strange path before the seat sees it."""
    routes = CLOSED + REFUSED if token else CLOSED
    return [found for route in routes if (found := _answer(place, user, route, kernel, token))]


def open_pages(place: Path, user: str, kernel: str, token: str = "") -> list[str]:
    """The learner's own pages that show something to somebody else."""
    return [found for route in PAGES if (found := _answer(place, user, route, kernel, token, login=True))]


class _Seat(http.client.HTTPConnection):
    def __init__(self, path: Path):
        super().__init__("seat", timeout=30)
        self.path = path

    def connect(self) -> None:
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(str(self.path))


def _answer(place, user, route, kernel, token, login=False) -> str:
    method, path = route.replace(K, kernel).split(" ", 1)
    headers = {"Authorization": f"token {token}"} if token else {}
    door = _Seat(place)
    door.request(method, f"/user/{user}{path}", headers=headers)
    answer = door.getresponse()
    body = answer.read()
    door.close()
    to_login = answer.status == 302 and "/hub/api/oauth2/authorize" in answer.headers["Location"]
    if (answer.status in ANSWERS or (login and to_login)) and b"root:" not in body:
        return ""
    return f"{route} → {answer.status}"


def run_code(url: str, user: str, kernel: str, token: str, container: str) -> list[str]:
    """Try to run code through every frame, channel and message; returns what was answered or done."""
    code = {"code": f"open({CANARY!r}, 'w').write('x')", "silent": False, "cursor_pos": 4, "detail_level": 0}
    content = {**code, "value": code["code"], "hist_access_type": "tail", "n": 9}
    through = []
    for frame, kind, channel in itertools.product(FRAMES, KINDS, CHANNELS):
        # An unknown frame ends the connection, so each message gets one of its own.
        with contextlib.suppress(ConnectionClosed), KernelSocket(url, user, kernel, token) as browser:
            browser.send(kind, content, channel, frame)
    with contextlib.suppress(WebSocketException), KernelSocket(url, user, kernel, token, protocol=None):
        through.append("a connection with the oldest framing")
    through += _replies(url, user, kernel, token)
    listed = subprocess.run(["docker", "exec", container, "ls", CANARY], capture_output=True)
    return through + ([f"{CANARY} was created"] if listed.returncode == 0 else [])


def _replies(url, user, kernel, token) -> list[str]:
    """What a kernel answers to forbidden messages before it answers an allowed one."""
    seen: list[str] = []
    with KernelSocket(url, user, kernel, token) as browser:
        forbidden = {browser.send(kind, {"code": "o", "cursor_pos": 1}): kind for kind in KINDS}
        asked = browser.send("kernel_info_request", {})

        def finished(message) -> bool:
            if message["parent"] in forbidden:
                seen.append(f"{message['msg_type']} to {forbidden[message['parent']]}")
            return message["parent"] == asked and message["msg_type"] == "kernel_info_reply"

        browser.receive(finished)
    return seen


def other_sockets(url: str, user: str, kernel: str, others: dict[str, str]) -> list[str]:
    """Who among {name: token} gets a connection to somebody else's kernel."""
    through = []
    for name, token in others.items():
        with contextlib.suppress(WebSocketException), KernelSocket(url, user, kernel, token):
            through.append(name)
    return through
