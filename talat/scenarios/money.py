"""Baht in YAML, whole satang in Python."""

from decimal import Decimal, InvalidOperation
from typing import Annotated

from pydantic import BeforeValidator


def to_satang(value):
    """ "68 บาท" or "68.50 บาท" → satang; a whole number is satang already; anything else is refused."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if not isinstance(value, str) or not value.strip().endswith("บาท"):
        raise ValueError(f'เขียนเงินแบบ "68 บาท" หรือ "68.50 บาท" / write money as "68 บาท"; found {value!r}')
    number = value.strip().removesuffix("บาท").strip()
    try:
        satang = Decimal(number) * 100
    except InvalidOperation:
        raise ValueError(f'"{number}" ไม่ใช่ตัวเลข / is not a number') from None
    if not satang.is_finite() or satang != satang.to_integral_value():
        raise ValueError(f"{value!r} ละเอียดกว่าหนึ่งสตางค์ / is finer than one satang")
    return int(satang)


Satang = Annotated[int, BeforeValidator(to_satang)]
