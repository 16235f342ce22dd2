"""Courses and units as typed data, and the linter for them."""
