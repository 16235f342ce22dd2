"""Hashes of secrets: argon2id with the work that was chosen."""

import time

from argon2 import extract_parameters
from argon2.low_level import Type

from talat.records import secret_hash


def test_the_hash_is_argon2id_with_the_documented_work():
    found = extract_parameters(secret_hash.hashed("123456"))
    assert (found.type, found.time_cost, found.memory_cost) == (Type.ID, 1, 46 * 1024)
    assert not secret_hash.outdated(secret_hash.hashed("123456"))


def test_only_the_secret_fits():
    stored = secret_hash.hashed("123456")
    assert secret_hash.fits(stored, "123456")
    assert not secret_hash.fits(stored, "123457")
    assert not secret_hash.fits(None, "123456")
    assert not secret_hash.fits(None, "nobody has this secret")
    assert not secret_hash.fits("damaged", "123456")


def test_nobody_takes_as_long_as_somebody():
    stored = secret_hash.hashed("123456")
    somebody, nobody = (min(cpu_seconds(who) for _ in range(3)) for who in (stored, None))
    assert 0.5 < nobody / somebody < 2


def cpu_seconds(stored):
    began = time.process_time()
    secret_hash.fits(stored, "999999")
    return time.process_time() - began
