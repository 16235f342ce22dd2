"""Talat's heart: markets, journals, records, content and tools; knows nothing of hub, nbgrader or HTTP servers."""
