"""The proxy as the hub sees it, with routes of ours that lead to unix sockets."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from jupyterhub.proxy import ConfigurableHTTPProxy
from traitlets import validate


class SocketProxy(ConfigurableHTTPProxy):
    """configurable-http-proxy speaks http+unix; only JupyterHub's check of extra_routes does not know it."""

    @validate("extra_routes")
    def _validate_extra_routes(self, proposal):
        """The routes as given; ValueError for one that is not /path/ → http+unix://<quoted path>."""
        for route, target in proposal.value.items():
            url = urlsplit(target)
            if not (route.startswith("/") and route.endswith("/")):
                raise ValueError(f"route {route!r} must start and end with /")
            if url.scheme != "http+unix" or not unquote(url.netloc).startswith("/") or url.path:
                raise ValueError(f"target of {route} is {target!r}, expected http+unix://%2Fpath%2Fof.sock")
        return proposal.value
