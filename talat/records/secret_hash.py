"""Hashing of PINs and passwords with argon2id, and checking them two at a time at most."""

from __future__ import annotations

import threading

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

# The first option of OWASP's Password Storage Cheat Sheet: argon2id, 46 MiB, t=1, p=1. It takes about 50 ms,
# so forty people are in within seconds on two cores. RFC 9106's second option (64 MiB, t=3) takes three times
# that, at the hour when every seat starts. What protects a six-digit PIN is the lock after five tries.
HASHER = PasswordHasher(time_cost=1, memory_cost=46 * 1024, parallelism=1, hash_len=32, type=Type.ID)
_TWO = threading.BoundedSemaphore(2)  # 46 MiB each while they run
_NOBODY = HASHER.hash("nobody has this secret")  # checked for unknown logins, so that they take as long


def hashed(secret: str) -> str:
    """The argon2id hash, salt and parameters as text."""
    with _TWO:
        return HASHER.hash(secret)


def fits(stored: str | None, secret: str) -> bool:
    """Whether the secret is the stored one; as slow for None (nobody) as for somebody."""
    with _TWO:
        try:
            return HASHER.verify(stored or _NOBODY, secret) and stored is not None
        except (VerifyMismatchError, VerificationError, InvalidHashError):
            return False


def outdated(stored: str) -> bool:
    """Whether the hash was made with other parameters than today's."""
    return HASHER.check_needs_rehash(stored)
