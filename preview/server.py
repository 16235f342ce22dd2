"""The preview's few addresses on this machine alone: page, theme, tools, and a stamp that changes on save."""

from __future__ import annotations

import importlib
import json
import os
import threading
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from preview import lesson
from preview.journal import Journal
from talat.apps.kit.unit_tool import page_of
from talat.scenarios.exercise import load_exercise

HERE = Path(__file__).parent
KINDS = {".css": "text/css", ".js": "text/javascript", ".woff2": "font/woff2", ".json": "application/json"}
POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; base-uri 'none'"
BROKEN = "เปิดเครื่องมือไม่ได้ ดูรายการที่ต้องแก้ด้านบน"


class Preview:
    """One unit on a local port; use as a context manager, then open `url`. A save begins the tools anew."""

    def __init__(self, unit: Path | str, port: int = 0):
        self.unit, self._port = Path(unit).resolve(), port
        self._lock, self._stamp, self._tools = threading.Lock(), "", {}
        os.environ["TALAT_CONTENT"] = str(self.unit.parents[1])  # where tools look for the exercise

    def stamp(self) -> str:
        """Changes whenever a file of the unit or its course.yaml was saved."""
        files = [self.unit.parent / "course.yaml", *sorted(self.unit.rglob("*"))]
        return str(hash(tuple((str(path), path.stat().st_mtime_ns) for path in files if path.is_file())))

    def tool(self, number: int):
        """The tool of the n-th cell that opens one, made anew when a file was saved since."""
        with self._lock:
            if self._stamp != (now := self.stamp()):
                self._stamp, self._tools = now, {}
                self._journal = Journal(load_exercise(self.unit))
            if number not in self._tools:
                name, exercise, part = lesson.tools_of(self.unit)[number]
                kind = importlib.import_module(f"talat.apps.{name}").TOOL
                self._tools[number] = page_of(kind, exercise, part, self._journal)
            return self._tools[number]

    def hear(self, number: int, content) -> dict:
        """One message of the browser; what is drawn and said then."""
        tool, said = self.tool(number), []
        with self._lock:
            tool.send = lambda message, buffers=None: said.append(message)
            tool._hear(tool, content, [])
            return {"html": tool.html, "said": said}

    def __enter__(self):
        preview = self

        class Answers(_Answers):
            on = preview

        self._server = ThreadingHTTPServer(("127.0.0.1", self._port), Answers)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()

    @cached_property
    def url(self) -> str:
        """Where the unit is."""
        return f"http://127.0.0.1:{self._server.server_port}/"


class _Answers(BaseHTTPRequestHandler):
    on: Preview

    def do_GET(self):
        path = self.path.partition("?")[0]
        if path == "/":
            self._send(lesson.page(self.on.unit), "text/html; charset=utf-8")
        elif path == "/stamp":
            self._send(self.on.stamp(), "text/plain")
        elif path in ("/preview.js", "/preview.css"):
            self._file(HERE, path[1:])
        elif path.startswith("/theme/"):
            self._file(lesson.template() / "static", path.removeprefix("/theme/"))
        elif path.startswith("/tool/") and path.endswith(("/html", "/page.js")):
            self._tool(path)
        else:
            self.send_error(404)

    def do_POST(self):
        content = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        number = int(self.path.split("/")[2])
        self._send(json.dumps(self.on.hear(number, content)), "application/json")

    def _tool(self, path):
        try:
            tool = self.on.tool(int(path.split("/")[2]))
        except Exception as error:  # a unit that is being written may break in any way
            self._send(f"{BROKEN}: {error}", "text/plain; charset=utf-8", 500)
            return
        script = path.endswith(".js")
        self._send(tool._esm if script else tool.html, "text/javascript" if script else "text/html")

    def _file(self, folder, name):
        path = (folder / name).resolve()
        if not path.is_relative_to(folder.resolve()) or not path.is_file():
            self.send_error(404)
            return
        self._send(path.read_bytes(), KINDS.get(path.suffix, "application/octet-stream"))

    def _send(self, body, kind, status=200):
        body = body if isinstance(body, bytes) else body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Quiet."""
