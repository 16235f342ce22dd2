"""A tool in a real browser without a container: its own Page and page.js, records that live in memory.

`python -m tests.screens.stage shop-04 practice` serves one part at an address; a restart begins anew.
"""

from __future__ import annotations

import importlib
import json
import sys
import threading
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from talat.apps.kit.theme import build
from talat.apps.kit.unit_tool import folder_of, page_of
from talat.scenarios.exercise import load_exercise
from tests.talat.fake_records import FakeRecords

LESSON_CSS = build.REPOSITORY / "notebooks/theme/talat/static/lesson.css"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
POLICY += "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'"
KINDS = {
    "css": "text/css",
    "js": "text/javascript",
    "woff2": "font/woff2",
    "html": "text/html; charset=utf-8",
}
PAGE = """<!doctype html><html lang="th"><head><meta charset="utf-8"><title>ลองเครื่องมือ · ตลาด</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">
<link rel="stylesheet" href="/talat.css"><link rel="stylesheet" href="/lesson.css">
<script type="module" src="/stage.js"></script></head>
<body class="unit-page"><main id="lesson" class="lesson"><h1 class="off-screen">ลองเครื่องมือ</h1>
<section class="part"><div id="tool"></div></section></main></body></html>"""
# The model anywidget hands to page.js, over plain requests instead of a kernel's channel.
STAGE = """import tool from "/page.js";
const hears = {}; let html = await (await fetch("/html")).text();
const tell = (name, ...what) => (hears[name] ?? []).forEach((hear) => hear(...what));
const model = { get: () => html, on: (name, hear) => (hears[name] ??= []).push(hear), off: () => {},
  send: async (content) => {
    const answer = await (await fetch("/send", { method: "POST", body: JSON.stringify(content) })).json();
    if (answer.html !== html) { html = answer.html; tell("change:html"); }
    answer.said.forEach((message) => tell("msg:custom", message)); } };
window.redraw = async () => { html = await (await fetch("/html")).text(); tell("change:html"); };
tool.render({ model, el: document.getElementById("tool") });
"""


class Stage:
    """One part of an exercise on a local port; use as a context manager, then open `url`."""

    def __init__(self, exercise: str, part: str = "exercise", seed: int = 7, records=None):
        loaded = load_exercise(folder_of(exercise))
        self.records = records or FakeRecords(loaded, seed)
        tool = importlib.import_module(f"talat.apps.{'recap' if part == 'recap' else loaded.tool}").TOOL
        self.benches = []
        kept = replace(tool, bench=self._keep(tool.bench))
        self.page = page_of(kept, exercise, part, self.records)
        self.said: list = []
        self.page.send = lambda content, buffers=None: self.said.append(content)
        self._one_at_a_time = threading.Lock()

    @property
    def bench(self):
        """The tool's state, to look at or to drive."""
        return self.benches[-1]

    def _keep(self, make):
        def made(*arguments):
            self.benches.append(make(*arguments))
            return self.benches[-1]

        return made

    def do(self, **fields) -> None:
        """Something the learner does, without the browser."""
        self.hear({"id": "stage", "fields": fields})

    def hear(self, content) -> dict:
        """One message of the browser; what is drawn and said then."""
        with self._one_at_a_time:
            self.said.clear()
            self.page._hear(self.page, content, [])
            return {"html": self.page.html, "said": list(self.said)}

    def __enter__(self):
        stage = self

        class Answers(_Answers):
            on = stage

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        self.url = f"http://127.0.0.1:{self._server.server_port}/"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()


class _Answers(BaseHTTPRequestHandler):
    """The few addresses a stage has."""

    on: Stage

    def do_GET(self):
        name = self.path.strip("/") or "index.html"
        body = {
            "index.html": lambda: PAGE,
            "stage.js": lambda: STAGE,
            "page.js": lambda: self.on.page._esm,
            "html": lambda: self.on.page.html,
            "talat.css": build.stylesheet,
            "lesson.css": lambda: LESSON_CSS.read_text(encoding="utf-8"),
        }.get(name)
        font = build.assets() / "fonts" / name.removeprefix("fonts/")
        if body:
            self._send(name, body().encode())
        elif name.startswith("fonts/") and font.name in build.font_names():
            self._send(name, font.read_bytes())
        else:
            self.send_error(404)

    def do_POST(self):
        content = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self._send("answer.json", json.dumps(self.on.hear(content)).encode())

    def _send(self, name, body):
        self.send_response(200)
        self.send_header("Content-Type", KINDS.get(name.rpartition(".")[2], "application/json"))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Quiet."""


def main(arguments) -> None:
    """Serve until interrupted."""
    with Stage(*arguments[:2]) as stage:
        print(stage.url, flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main(sys.argv[1:])
