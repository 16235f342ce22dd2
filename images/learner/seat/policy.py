"""What a browser may do with the seat's pages: the headers of every answer."""

from __future__ import annotations

from jupyterhub import __version__
from tornado.web import OutputTransform

# blob: a widget's own module arrives as text and is imported from a blob.
# style 'unsafe-inline': the widget manager writes style attributes for sizes and colours.
POLICY = (
    "default-src 'self'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
CLOSED = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"


def for_unit(nonce: str) -> str:
    """The policy of a unit page whose own scripts carry `nonce`."""
    return POLICY.format(scripts=f"'nonce-{nonce}' blob:")


class Headers(OutputTransform):
    """Adds the security headers to every answer, whichever handler gave it."""

    def __init__(self, request):
        pass

    def transform_first_chunk(self, status_code, headers, chunk, finishing):
        for name, value in (
            ("Content-Security-Policy", CLOSED),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "same-origin"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
            ("X-JupyterHub-Version", __version__),
        ):
            if name not in headers:
                headers[name] = value
        for name in ("Server", "Access-Control-Allow-Origin"):  # nothing here is for other origins
            headers.pop(name, None)
        return status_code, headers, chunk
