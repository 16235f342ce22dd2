"""Who issues certificates and what must never stand on one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field


class Revealing(ValueError):
    """A certificate would say what it must not; `words` are the ones found."""

    def __init__(self, words: Iterable[str]):
        self.words = tuple(words)
        found = ", ".join(self.words)
        super().__init__(
            f"ใบประกาศมีคำที่บอกว่าเรียนจากที่ใด: {found} แก้ชื่อผู้ออกใบประกาศในการตั้งค่า / "
            f"The certificate would tell where it was earned ({found}). Change the issuer in the settings."
        )


# Words that tell of a prison. A certificate earned there must open doors, not close them.
FORBIDDEN = (
    *("เรือนจำ", "ราชทัณฑ์", "ทัณฑสถาน", "ผู้ต้องขัง", "ผู้ต้องโทษ", "นักโทษ", "คุก", "ต้องโทษ"),
    *("prison", "inmate", "correction", "jail", "convict", "offender", "penitentiary", "detention"),
)


@dataclass(frozen=True)
class Signer:
    """Somebody whose name stands under the certificate."""

    name: str
    title: str


@dataclass(frozen=True)
class Issuer:
    """The name a certificate is given in, Thai and English; `id` is an address or URN that stays the same.

    reveals_prison  True lets the names say that it was earned in prison; nothing else ever does
    """

    id: str = "urn:talat:issuer"
    thai: str = "โครงการเรียนขายของออนไลน์ ตลาด"
    english: str = "Talat Online Selling Programme"
    signers: tuple[Signer, ...] = field(default=())
    reveals_prison: bool = False

    def check(self, texts: Iterable[str], private: Iterable[str] = ()) -> None:
        """Revealing when a text holds a forbidden word or one of `private` (a number, a prison)."""
        together = _plain(" ".join(texts))
        words = () if self.reveals_prison else FORBIDDEN
        found = [word for word in (*words, *private) if word and _plain(word) in together]
        if found:
            raise Revealing(found)


def _plain(text: str) -> str:
    """Case and invisible characters aside, in one normal form."""
    shown = (c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")
    return "".join(shown).casefold()
