"""Checks, from inside a learner container, every wall around it."""
