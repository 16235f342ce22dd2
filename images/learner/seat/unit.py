"""The pages of a seat: a unit, the pictures in its text, the way back to the desk, and Thai notices."""

from __future__ import annotations

import asyncio
import json
import os
import secrets

from jupyter_server.base.handlers import JupyterHandler
from nbclient.util import ensure_async
from tornado import web
from voila.handler import BaseVoilaHandler
from voila.notebook_renderer import NotebookRenderer
from voila.utils import ENV_VARIABLE, get_page_config

from seat import notice, policy, records
from seat.kernels import NAME
from seat.nonce import NonceScripts

KEEP_ALIVE = 10  # seconds without a byte before a browser or proxy might give up


class ThaiErrors:
    """A handler whose every error is a Thai page."""

    def write_error(self, status_code, **details):
        """The notice for this status; a method that is not offered is an address that does not exist."""
        status = 404 if status_code in (400, 405) else status_code
        self.answer(status, notice.words_for(status))

    def answer(self, status, words, retry=""):
        """Finish with a notice; with `retry` (a path) it tries again by itself."""
        self.set_status(status)
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Security-Policy", policy.CLOSED)
        self.finish(notice.page(words, self.settings["base_url"], retry))


class Nothing(ThaiErrors, web.RequestHandler):
    """Every address that is not part of a seat's surface."""

    def check_xsrf_cookie(self):
        """Nothing is done here, so there is nothing to protect; the answer is the same to all."""

    def prepare(self):
        """404 for every method."""
        self.answer(404, notice.UNKNOWN)


class Desk(ThaiErrors, web.RequestHandler):
    """The seat's own front page: the learner's desk."""

    def get(self):
        """Redirect to the desk."""
        self.redirect(notice.DESK)


class Unit(ThaiErrors, BaseVoilaHandler):
    """One unit of a course as a page."""

    async def get(self, course, unit):
        """Ask records, then render the unit's notebook while it runs."""
        try:
            answer = await records.may_open(course, unit)
        except records.RecordsDown as down:
            self.log.warning("records service: %s", down)
            self.answer(503, notice.RECORDS_DOWN, retry=self.request.path)
            return
        if answer.status != 200:
            title = notice.words_for(answer.status)[0]
            words = (title, answer.message) if answer.message else notice.words_for(answer.status)
            self.answer(403 if answer.status == 403 else 404, words)
            return
        await self.show(course, unit, answer.title)

    async def show(self, course, unit, title):
        """Stream the page as its cells finish; 404 when the content has no such notebook."""
        path = f"{course}/{unit}.ipynb"
        if not self.contents_manager.file_exists(path):
            self.answer(404, notice.UNKNOWN)
            return
        nonce = secrets.token_urlsafe(16)
        page = await self.renderer(path, nonce, {"course": course, "unit": unit, "title": title})
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Security-Policy", policy.for_unit(nonce))
        kernel_id = await self.start_kernel(course)
        kernel = self.kernel_manager.get_kernel(kernel_id)
        async for piece, _ in page.generate_content_generator(kernel_id, kernel):
            self.write(piece)
            await self.flush()

    async def renderer(self, path, nonce, about):
        """Voilà's renderer for one notebook, with its template's scripts marked by `nonce`."""
        settings = {"base_url": self.base_url, "settings": self.settings, "log": self.log}
        page = NotebookRenderer(
            request_handler=self,
            voila_configuration=self.voila_configuration,
            traitlet_config=self.settings["traitlet_config"],
            notebook_path=path,
            template_paths=self.settings["template_paths"],
            config_manager=self.config_manager,
            contents_manager=self.contents_manager,
            base_url=self.base_url,
            kernel_spec_manager=self.kernel_spec_manager,
            page_config=get_page_config(**settings, voila_configuration=self.voila_configuration),
        )
        await page.initialize()
        page.resources["talat"] = {**about, "sealed": os.environ.get("TALAT_SEALED", "yes")}
        page.exporter.environment.add_extension(NonceScripts)
        page.exporter.environment.globals["page_nonce"] = nonce
        return page

    async def start_kernel(self, course):
        """A fresh kernel in the course's folder; returns its id."""
        env = {
            **os.environ,
            ENV_VARIABLE.VOILA_PREHEAT: "False",
            ENV_VARIABLE.VOILA_BASE_URL: self.base_url,
            ENV_VARIABLE.VOILA_SERVER_URL: self.base_url,
        }
        return await ensure_async(self.kernel_manager.start_kernel(kernel_name=NAME, path=course, env=env))


class Picture(ThaiErrors, JupyterHandler, web.StaticFileHandler):
    """A picture that a unit's text shows, from the course's folder."""

    async def get(self, course, name):
        """The picture; the address's pattern already allows pictures only."""
        await web.StaticFileHandler.get(self, f"{course}/{name}")

    async def head(self, course, name):
        """Its headers."""
        await web.StaticFileHandler.get(self, f"{course}/{name}", include_body=False)

    def set_extra_headers(self, path):
        """A drawing (SVG) is a picture, not a page."""
        self.set_header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")


class Kernel(ThaiErrors, JupyterHandler):
    """What the widget manager asks once before it connects: whether its page's kernel lives."""

    def get(self, kernel_id):
        """The kernel's model; 404 when it has ended."""
        if kernel_id not in self.kernel_manager:
            self.answer(404, notice.UNKNOWN)
            return
        model = self.kernel_manager.kernel_model(kernel_id)
        self.set_header("Cache-Control", "no-store")
        self.finish(json.dumps(model, default=str))


class Shutdown(ThaiErrors, JupyterHandler):
    """A page that is being left ends its own kernel."""

    async def post(self, kernel_id):
        """204, also for a kernel that is gone already."""
        if kernel_id in self.kernel_manager:
            await asyncio.shield(ensure_async(self.kernel_manager.shutdown_kernel(kernel_id, now=True)))
        self.set_status(204)
        self.finish()
