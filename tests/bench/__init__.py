"""Measurements, printed as JSON; run by `make bench-…`, never by `make test`."""
