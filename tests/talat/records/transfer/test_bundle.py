"""The bundle's file: one altered bit, another prison, another sender, and nothing is taken in."""

import zlib

import pyrage
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from talat.records.transfer import bundle, content, keys
from talat.records.transfer.bundle import FORMAT, Head
from talat.records.transfer.keys import Own
from talat.records.transfer.trouble import BadTransfer
from tests.talat.records.transfer.conftest import NAMES, OWN

KLANG, THON = OWN["klang"], OWN["thon"]
TO = THON.card("thon", NAMES["thon"])
KNOWN = {"klang": KLANG.card("klang", NAMES["klang"])}
HEAD = Head("klang", "thon", "6601001", "2026-11-25T03:00:00.000000+00:00", (), {})
CONTENT = {section: [] for section in content.SECTIONS}
DATA = bundle.seal(HEAD, CONTENT, KLANG, TO)


def test_what_was_sealed_is_unsealed():
    assert bundle.unseal(DATA, THON, KNOWN) == (HEAD, CONTENT)


def test_every_bit_of_the_file_counts():
    for place in range(len(DATA)):
        for bit in range(8):
            altered = bytearray(DATA)
            altered[place] ^= 1 << bit
            with pytest.raises(BadTransfer):
                bundle.unseal(bytes(altered), THON, KNOWN)


def test_every_bit_inside_counts_though_the_digest_outside_was_made_to_fit(monkeypatch):
    """The digest is for damage; against somebody who makes it fit, age and the signature stand."""
    inside = DATA[len(FORMAT) + 65 :]
    for place in range(len(inside)):
        altered = bytearray(inside)
        altered[place] ^= 1 << (place % 8)
        with pytest.raises(BadTransfer):
            bundle.unseal(framed(bytes(altered)), THON, KNOWN)


def framed(inside):
    import hashlib

    return FORMAT + hashlib.sha256(inside).hexdigest().encode() + b"\n" + inside


@pytest.mark.parametrize("cut", [0, 10, len(FORMAT), 90, -1])
def test_a_cut_file_is_refused(cut):
    with pytest.raises(BadTransfer, match="damaged"):
        bundle.unseal(DATA[:cut], THON, KNOWN)
    with pytest.raises(BadTransfer, match="damaged"):
        bundle.unseal(DATA + b"x", THON, KNOWN)


def test_another_prison_cannot_open_it():
    with pytest.raises(BadTransfer, match="another prison"):
        bundle.unseal(DATA, OWN["rim"], KNOWN)


def test_a_sender_nobody_vouched_for_is_refused():
    with pytest.raises(BadTransfer, match="keys are not known"):
        bundle.unseal(DATA, THON, {})


def test_a_sender_under_anothers_name_is_refused():
    """Everybody can seal to a public key; only the prison itself can sign."""
    liar = Own(Ed25519PrivateKey.generate(), pyrage.x25519.Identity.generate())
    with pytest.raises(BadTransfer, match="signature"):
        bundle.unseal(bundle.seal(HEAD, CONTENT, liar, TO), THON, KNOWN)


def test_a_signed_bundle_that_unpacks_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(bundle, "LARGEST_UNPACKED", 1000)
    packed = zlib.compress(b"0" * 5000)
    sender = b"klang\n"
    inside = pyrage.encrypt(sender + KLANG.sign.sign(FORMAT + sender + packed) + packed, [TO.recipient])
    with pytest.raises(BadTransfer, match="too large"):
        bundle.unseal(framed(inside), THON, KNOWN)


def test_a_prisons_keys_come_back_from_their_file():
    card = KNOWN["klang"]
    assert keys.card_of(card.spelled()) == card
    assert len(card.fingerprint.split()) == 6
    assert card.fingerprint != TO.fingerprint


@pytest.mark.parametrize(
    "text",
    [b"", b"{}", b"[]", b"\xff\xfe", b"x" * 5000]
    + [
        KNOWN["klang"].spelled().replace(old, new)
        for old, new in (
            (b"talat-prison-1", b"talat-prison-2"),
            (b'"klang"', b'"Klang"'),
            (b'"klang"', b'"a--b"'),
            (b'"age1', b'"age2'),
            (b'"sign": "', b'"sign": "zz'),
        )
    ],
)
def test_what_is_no_prisons_keys_is_refused(text):
    with pytest.raises(BadTransfer):
        keys.card_of(text)
