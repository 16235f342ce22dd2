"""Runs the seat's server without the system-call filter, for the unsealed demonstration."""

from seat.server import main

main()
