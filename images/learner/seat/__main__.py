"""Runs the seat's server without the system-call filter, for the unsealed demonstration."""

from seat.nursery import main

main()
