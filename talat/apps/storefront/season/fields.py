"""What learners type in the shop's forms, read one field at a time; `Wrong` names the field, in Thai."""

from talat.apps.kit import thai
from talat.apps.kit.workbench import Wrong


def satang(raw, name, what, least=100, most=10_000_000):
    """Satang of the field `name`, called `what`."""
    try:
        return thai.read_satang(raw.get(name, ""), least, most, what)
    except thai.NotMoney as problem:
        raise Wrong(name, str(problem)) from None


def count(raw, name, what, unit, least, most):
    """A whole number of the field `name`."""
    try:
        return thai.read_count(raw.get(name, ""), least, most, what, unit)
    except thai.NotCount as problem:
        raise Wrong(name, str(problem)) from None


def one_of(raw, name, known, message):
    """The field's value, which must be one of `known`."""
    value = raw.get(name, "")
    if value not in known:
        raise Wrong(name, message)
    return value


def day(raw, name, last):
    """A day from 1 to `last` as a button sends it; 0 when it is none."""
    typed = raw.get(name, "")
    number = int(typed[:4]) if typed.isascii() and typed.isdigit() else 0
    return number if 1 <= number <= last else 0
