"""Names that look the same on paper: what differs unseen, in the order of marks or in a title falls away."""

from __future__ import annotations

import re
import unicodedata

_TITLES = re.compile(
    r"^(นางสาว|นาง|นาย|น\.ส\.|นส\.|ด\.ช\.|ด\.ญ\.|เด็กชาย|เด็กหญิง|mr\.?\s|mrs\.?\s|miss\s|ms\.?\s)\s*"
)
_SAME = (
    ("\u0e33", "\u0e4d\u0e32"),  # ำ is typed whole or as a ring and า
    ("\u0e40\u0e40", "\u0e41"),  # เเ looks like แ
    ("\u0e45", "\u0e32"),  # ๅ looks like า
)
_FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800\ufe0f"  # letters that are drawn as nothing
_MARKS = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]{2,}")


def skeleton(name: str) -> str:
    """What is left of a name when everything is taken away that a reader cannot see; "" for nothing.

    Two people may share it: it finds who may be the same, it does not decide.
    """
    seen = "".join(c for c in unicodedata.normalize("NFKC", name) if unicodedata.category(c)[0] != "C")
    bare = _TITLES.sub("", " ".join(seen.casefold().split()))
    for one, other in _SAME:
        bare = bare.replace(one, other)
    ordered = _MARKS.sub(lambda marks: "".join(sorted(set(marks[0]))), bare)
    digits = (str(unicodedata.decimal(c)) if c.isdecimal() else c for c in ordered)
    return "".join(c for c in digits if unicodedata.category(c)[0] in "LMN" and c not in _FILLERS)
