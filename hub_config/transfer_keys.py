"""The private keys with which records move between prisons: the certificates', and one that opens files."""

from __future__ import annotations

import pyrage

from graders.certificates import credential
from hub_config import secrets
from hub_config.paths import Home
from talat.records.transfer.keys import Own

SEAL = "transfer_identity"  # an age identity, in the secrets folder and so in every backup of it


def own(home: Home) -> Own:
    """This prison's keys; the one that opens files is made when it is first needed."""
    if not secrets.path(home, SEAL).exists():
        secrets.write(home, SEAL, str(pyrage.x25519.Identity.generate()))
    try:
        seal = pyrage.x25519.Identity.from_str(secrets.read(home, SEAL))
    except pyrage.IdentityError:
        raise secrets.BadSecret(
            f"ไฟล์ลับอ่านไม่ได้ / unreadable secret: {secrets.path(home, SEAL)}. Restore it from a backup."
        ) from None
    return Own(credential.key_of(secrets.read(home, "certificate_key")), seal)
