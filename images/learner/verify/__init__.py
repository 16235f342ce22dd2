"""Checks every wall of a learner container from inside; one JSON line for each wall."""
