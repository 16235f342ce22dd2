"""Talat's heart: markets, journals, records, content, tools; knows no hub, no nbgrader, no HTTP server."""
