"""The idle culler, kept from writing its key to the log when the hub does not answer."""

from __future__ import annotations

import logging
import os

import jupyterhub_idle_culler

LOGGERS = ("tornado.application", "tornado.general", "tornado.access", "IdleCuller")


class Masked(logging.Filter):
    """Takes one secret out of every line: tornado prints a failed callback with all its arguments."""

    def __init__(self, secret: str):
        super().__init__()
        self.secret = secret

    def filter(self, record: logging.LogRecord) -> bool:
        """Always True; the line is kept without the secret."""
        record.msg, record.args = record.getMessage().replace(self.secret, "[secret]"), ()
        return True


def mask(secret: str) -> None:
    """Keep `secret` out of what these loggers write."""
    for name in LOGGERS:
        logging.getLogger(name).addFilter(Masked(secret))


def main() -> None:
    """Run jupyterhub-idle-culler with its own command line; its key comes from JUPYTERHUB_API_TOKEN."""
    mask(os.environ["JUPYTERHUB_API_TOKEN"])
    jupyterhub_idle_culler.main()


if __name__ == "__main__":
    main()
