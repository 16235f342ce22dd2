"""Fields of a form as values: each reader gives what was meant, or says in Thai what to type instead."""

from talat.apps.kit import thai
from talat.apps.kit.workbench import Wrong
from talat.journal.decision import BadEvent

LETTERS = "ตัวอักษร"


def typed(raw, name):
    """The text of a field; "" when it did not come along."""
    value = raw.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def words(raw, name, least, most, what):
    """A text of `least` to `most` characters."""
    text = " ".join(typed(raw, name).split())
    if len(text) < least:
        raise Wrong(name, f"ยังไม่ได้เขียน{what}" if not text else f"{what}สั้นไป เขียนอย่างน้อย {least} {LETTERS}")
    if len(text) > most:
        raise Wrong(name, f"{what}ยาวเกินไป ตัดให้เหลือไม่เกิน {most} {LETTERS} ตอนนี้มี {len(text)} {LETTERS}")
    return text


def choice(raw, name, allowed, message):
    """One of `allowed`; the Thai `message` says what to choose."""
    value = typed(raw, name)
    if value not in allowed:
        raise Wrong(name, message)
    return value


def pick(raw, name, allowed):
    """One of `allowed` that came with a button: there is no field beside which to say what is wrong."""
    value = typed(raw, name)
    if value not in allowed:
        raise BadEvent("ไม่มีสิ่งที่กด เลือกจากที่เห็นบนหน้าจอ")
    return value


def money(raw, name, least, most, what):
    """Whole satang of an amount of baht."""
    try:
        return thai.read_satang(typed(raw, name), least, most, what)
    except thai.NotMoney as problem:
        raise Wrong(name, str(problem)) from None


def count(raw, name, least, most, what, unit):
    """A whole number."""
    try:
        return thai.read_count(typed(raw, name), least, most, what, unit)
    except thai.NotCount as problem:
        raise Wrong(name, str(problem)) from None


def ticked(raw, name, allowed):
    """Those of `allowed` whose box `name`-<id> is ticked, in their order."""
    return tuple(one for one in allowed if raw.get(f"{name}-{one}") == "on")


def pair(raw, low, high, between, what, unit):
    """(from, to) of two whole numbers with from ≤ to; the second field is named when they cross."""
    least, most = between
    first = count(raw, low, least, most, what, unit)
    last = count(raw, high, least, most, what, unit)
    if first > last:
        raise Wrong(high, f"{what}ช่วงท้ายต้องไม่น้อยกว่าช่วงแรก ตอนนี้เป็น {first} ถึง {last} {unit}")
    return first, last
