"""The whole stack: real containers, a real hub, a real browser."""
