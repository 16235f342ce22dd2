"""The seat's own key to the hub, read once from its file and then gone from the disk."""

import os
from pathlib import Path


def read_token() -> None:
    """Set JUPYTERHUB_API_TOKEN from the file named by TALAT_HUB_KEY_FILE, and remove that file.

    The key must not be in the environment the container was created with: every process in it
    could read that. Only the server's process reads it, after it was forked.
    """
    named = os.environ.pop("TALAT_HUB_KEY_FILE", "")
    if not named:
        return
    file = Path(named)
    os.environ["JUPYTERHUB_API_TOKEN"] = file.read_text().strip()
    file.unlink()
