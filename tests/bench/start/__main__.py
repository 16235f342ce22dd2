"""From a click to the first answer of a widget: a stock hub and ours, in one run, on this machine.

`python -m tests.bench.start` prints {"stock": {"click_s", "cpu_s", "mem_mb"}, "ours": {…}}: medians of
RUNS starts each, after one that is not counted; seconds, CPU-seconds of the container, MiB.
"""

from __future__ import annotations

import json
import statistics
import sys
import time

import docker
import requests

from images import build
from tests import machine
from tests.bench.start import stock
from tests.stack.kernel_socket import KernelSocket, kernel_id
from tests.stack.small_hub import COURSE, SmallHub

RUNS = 3
LEARNER = "6601001"
CELL = """\
import io
import ipywidgets
import matplotlib.pyplot as plt

slider = ipywidgets.IntSlider(description="ราคา", max=100)
picture = ipywidgets.Image()

def draw(change=None):
    figure, axes = plt.subplots()
    axes.plot([0, 1, 2], [1, 2, slider.value])
    image = io.BytesIO()
    figure.savefig(image)
    plt.close(figure)
    picture.value = image.getvalue()

slider.observe(draw, "value")
draw()
ipywidgets.VBox([slider, picture])
"""


def main() -> int:
    """0 when both were measured."""
    why = machine.no_containers()
    if why:
        print(f"cannot measure: {why}", file=sys.stderr)
        return 2
    build.build()
    tag = stock.image(CELL)
    found = {
        "stock": measure(stock_hub(tag), "voila/render/app.ipynb"),
        "ours": measure(our_hub(), f"unit/{COURSE}/price"),
    }
    print(json.dumps(found))
    return 0


def our_hub() -> SmallHub:
    """A hub with sealed seats."""
    return SmallHub({"price": [CELL]})


def stock_hub(tag: str) -> SmallHub:
    """A hub as most places would set it up."""
    hub = SmallHub({}, sealed=False)
    hub.extra = stock.config(tag, f"talat-{hub.lab_id}-")
    return hub


def measure(hub: SmallHub, page: str) -> dict[str, float]:
    """Medians over RUNS starts."""
    with hub:
        token = hub.add_user(LEARNER)
        taken = [one_start(hub, token, page) for _ in range(RUNS + 1)][1:]
    return {key: round(statistics.median(run[key] for run in taken), 2) for key in taken[0]}


def one_start(hub: SmallHub, token: str, page: str) -> dict[str, float]:
    """Start, open the page, move the slider, wait for the kernel's answer; then stop."""
    began = time.monotonic()
    hub.start(LEARNER)
    ready = time.monotonic()
    address = f"{hub.url}/user/{LEARNER}/{page}"
    answer = requests.get(address, headers={"Authorization": f"token {token}"}, timeout=120)
    answer.raise_for_status()
    shown = time.monotonic()
    with KernelSocket(hub.url, LEARNER, kernel_id(answer.text), token) as socket:
        socket.widget_reply("max", 99)
        click = time.monotonic() - began
        used = usage(hub.lab_id)
    which = "ours" if hub.sealed else "stock"
    steps = f"{ready - began:.1f} s server, {shown - ready:.1f} s page, {click:.1f} s in all"
    print(f"{which}: {steps}", file=sys.stderr)
    hub.stop(LEARNER)
    hub.wait_stopped(LEARNER)
    return {"click_s": click, **used}


def usage(lab_id: str) -> dict[str, float]:
    """CPU-seconds and MiB of the hub's one container, as `docker stats` counts them."""
    client = docker.from_env()
    container = client.containers.list(filters={"name": f"talat-{lab_id}-"})[0]
    told = client.api.stats(container.id, stream=False, one_shot=True)
    memory = told["memory_stats"]
    cached = memory["stats"].get("total_inactive_file", memory["stats"].get("inactive_file", 0))
    cpu = told["cpu_stats"]["cpu_usage"]["total_usage"] / 1e9
    client.close()
    return {"cpu_s": cpu, "mem_mb": (memory["usage"] - cached) / (1 << 20)}


if __name__ == "__main__":
    sys.exit(main())
