"""A browser's side of the widgets' websocket, spoken by a test in every frame the server understands."""

from __future__ import annotations

import json
import re
import uuid

from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_binary_message,
    serialize_msg_to_ws_v1,
)
from websockets.sync.client import connect

V1 = "v1.kernel.websocket.jupyter.org"
CONTROL = {"version": "1.0.0"}  # the widget manager's protocol; the kernel asks for it when it is opened
FRAMES = ("json", "binary", "v1")


def kernel_id(page: str) -> str:
    """The kernel behind a rendered page."""
    return re.search(r'"kernelId": "([0-9a-f-]{36})"', page)[1]


class KernelSocket:
    """One connection; `protocol` is the framing asked for, None for the oldest one."""

    def __init__(self, url: str, user: str, kernel: str, token: str, protocol: str | None = V1):
        self.session = uuid.uuid4().hex
        address = url.replace("http://", "ws://")
        path = f"/user/{user}/api/kernels/{kernel}/channels?session_id={self.session}"
        self.opening = connect(
            address + path,
            additional_headers={"Authorization": f"token {token}"} if token else {},
            origin=url,
            subprotocols=[protocol] if protocol else None,
            max_size=None,
            open_timeout=60,
        )

    def __enter__(self):
        self.socket = self.opening.__enter__()
        return self

    def __exit__(self, *failure):
        self.opening.__exit__(*failure)

    def send(self, kind: str, content: dict, channel: str | None = "shell", frame: str = "v1") -> str:
        """Send one message, framed as one of FRAMES; returns its id."""
        message = self.message(kind, content)
        if frame == "v1":
            parts = [json.dumps(message[part]).encode() for part in ("header", "parent_header", "metadata")]
            self.socket.send(serialize_msg_to_ws_v1([*parts, json.dumps(content).encode()], channel or ""))
        elif frame == "binary":
            self.socket.send(serialize_binary_message({**message, "channel": channel, "buffers": [b"x"]}))
        else:
            self.socket.send(json.dumps({**message, "channel": channel} if channel else message))
        return message["header"]["msg_id"]

    def message(self, kind: str, content: dict) -> dict:
        """A whole message as the protocol wants it."""
        header = {
            "msg_id": uuid.uuid4().hex,
            "msg_type": kind,
            "session": self.session,
            "username": "",
            "version": "5.3",
            "date": "2026-01-01T00:00:00Z",
        }
        return {"header": header, "parent_header": {}, "metadata": CONTROL, "content": content, "buffers": []}

    def receive(self, wanted, seconds: float = 30) -> dict:
        """The first message for which `wanted(message)` holds; TimeoutError when none comes."""
        while True:
            _, parts = deserialize_msg_from_ws_v1(self.socket.recv(timeout=seconds))
            header, parent, _, content = (json.loads(part) for part in parts[:4])
            message = {"msg_type": header["msg_type"], "parent": parent.get("msg_id"), "content": content}
            if wanted(message):
                return message

    def widget_reply(self, trait: str, value) -> dict:
        """Move the first widget that has `trait`, and the kernel's first answer to that."""
        states = self.widget_states()
        comm = next(name for name, state in states.items() if trait in state["state"])
        sent = self.send(
            "comm_msg",
            {"comm_id": comm, "data": {"method": "update", "state": {trait: value}, "buffer_paths": []}},
        )
        return self.receive(lambda m: m["msg_type"] == "comm_msg" and m["parent"] == sent)

    def widget_states(self) -> dict:
        """The state of every widget, as the widget manager asks for it."""
        control = uuid.uuid4().hex
        opening = {"comm_id": control, "target_name": "jupyter.widget.control", "data": {}}
        self.send("comm_open", opening)
        self.send("comm_msg", {"comm_id": control, "data": {"method": "request_states"}})
        reply = self.receive(
            lambda m: m["msg_type"] == "comm_msg" and m["content"]["data"].get("method") == "update_states"
        )
        return reply["content"]["data"]["states"]
