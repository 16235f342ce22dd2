"""Certificates: a signed credential, the paper that carries it, and ways to check it without a network."""
