"""The credential: says what was awarded, and fails after the least change."""

import base64
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graders.certificates import credential
from graders.certificates.credential import NotGenuine
from tests.graders.certificates.conftest import AWARD


def part(token, number):
    text = token.split(".")[number]
    return json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))


def test_a_signed_award_verifies_and_says_the_same(token, keys):
    assert credential.verify(token, keys) == AWARD


def test_it_is_an_open_badge_signed_with_ed25519(token):
    head, body = part(token, 0), part(token, 1)
    assert head["alg"] == "EdDSA" and head["typ"] == "vc+jwt"
    assert body["@context"][0] == "https://www.w3.org/ns/credentials/v2"
    assert body["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert body["credentialSubject"]["achievement"]["type"] == ["Achievement"]
    assert body["iss"] == body["issuer"]["id"] and body["jti"] == body["id"]


@settings(max_examples=300, deadline=None)
@given(place=st.integers(0, 10_000), letter=st.sampled_from("ABCXYZabcxyz019-_."))
def test_any_changed_character_is_noticed(token, keys, place, letter):
    place %= len(token)
    changed = token[:place] + letter + token[place + 1 :]
    if _bytes(changed) == _bytes(token):
        return  # the last character of a part holds bits that belong to no byte
    with pytest.raises(NotGenuine):
        credential.verify(changed, keys)


def _bytes(token):
    """The bytes that are signed, and the seal; None for a text that has no such."""
    try:
        head, body, seal = token.split(".")
        return head, body, base64.urlsafe_b64decode(seal + "=" * (-len(seal) % 4))
    except ValueError:
        return None


def test_another_key_is_not_ours(token):
    other = credential.key_of("01" * 32).public_key()
    with pytest.raises(NotGenuine):
        credential.verify(token, {credential.key_id(other): other})


def test_a_forger_cannot_choose_the_algorithm(token, keys):
    def coded(what):
        return base64.urlsafe_b64encode(json.dumps(what).encode()).rstrip(b"=").decode()

    _, body, _ = token.split(".")
    for algorithm in ("none", "HS256"):
        head = coded({**part(token, 0), "alg": algorithm})
        with pytest.raises(NotGenuine):
            credential.verify(f"{head}.{body}.", keys)


@given(st.text(max_size=200))
def test_any_other_text_is_no_credential(keys, text):
    with pytest.raises(NotGenuine):
        credential.verify(text, keys)
