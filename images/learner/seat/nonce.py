"""Marks the scripts of page templates, and only those, as the page's own."""

import re

from jinja2.ext import Extension

SCRIPT = re.compile(r"<script(?=[\s>])")


class NonceScripts(Extension):
    """Gives every script tag in a template's source the page's nonce.

    It works on sources before they are compiled, so what a notebook's cells print later can never
    get the nonce.
    """

    def preprocess(self, source, name, filename=None):
        return SCRIPT.sub('<script nonce="{{ page_nonce }}"', source)
