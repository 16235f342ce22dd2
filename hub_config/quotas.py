"""The admin's quota form: its bounds, and what somebody typed as a quota."""

from __future__ import annotations

import math
from dataclasses import dataclass

from talat.records.names import plain_digits
from talat.records.quotas import Quota


@dataclass(frozen=True)
class Bound:
    """One field of the form: its words and the least and most a container can live with."""

    name: str
    thai: str
    english: str
    least: float
    most: float
    whole: bool


BOUNDS = (
    Bound("memory_mb", "หน่วยความจำ (MB)", "memory, MB", 192, 4096, True),
    Bound("cpu", "ซีพียู (แกน)", "CPU, cores", 0.1, 8, False),
    Bound("pids", "จำนวนโปรเซส", "processes", 32, 1024, True),
)


class BadNumbers(ValueError):
    """The form as typed cannot be used; `words` holds a Thai and English sentence for each wrong field."""

    def __init__(self, words: dict[str, str]):
        super().__init__("; ".join(words.values()))
        self.words = words


def read_form(typed: dict[str, str]) -> Quota:
    """The quota somebody typed; raises BadNumbers naming every field that must be changed."""
    values, wrong = {}, {}
    for bound in BOUNDS:
        try:
            values[bound.name] = _number(typed.get(bound.name, ""), bound)
        except ValueError as sentence:
            wrong[bound.name] = str(sentence)
    if wrong:
        raise BadNumbers(wrong)
    return Quota(**values)


def _number(text: str, bound: Bound) -> float | int:
    try:
        value = float(plain_digits(text.strip()).replace(",", ""))
    except ValueError:
        value = math.nan
    if math.isnan(value):
        raise ValueError(
            f"{bound.thai}: พิมพ์ตัวเลข เช่น {bound.least:g} / "
            f"{bound.english}: type a number such as {bound.least:g}."
        )
    if not bound.least <= value <= bound.most:
        raise ValueError(
            f"{bound.thai}: ใส่ได้ตั้งแต่ {bound.least:g} ถึง {bound.most:g} / "
            f"{bound.english}: from {bound.least:g} to {bound.most:g}."
        )
    if bound.whole and value != int(value):
        raise ValueError(f"{bound.thai}: ใส่เป็นจำนวนเต็ม / {bound.english}: a whole number.")
    return int(value) if bound.whole else value
