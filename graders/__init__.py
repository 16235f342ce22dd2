"""Rubrics, scoring by replay, and the bridge to nbgrader."""
