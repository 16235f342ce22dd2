"""How people's names, numbers and PINs are read: Thai as it is typed, tricks refused, one kind of digits."""

from __future__ import annotations

import re
import unicodedata

LONGEST_NAME, LONGEST_SECRET = 80, 128  # characters
BUDDHIST = 543  # years the Buddhist era is ahead
OLDEST_BIRTH, LATEST_BIRTH = 1920, 2015  # our assumption: nobody in an adult or youth prison is beyond these
_THIS_CENTURY_ENDS = 2100  # a larger number is a Buddhist year
_NUMBER = re.compile(r"[0-9]{4,13}")
_STAFF = re.compile(r"[a-z][a-z0-9-]{1,30}")
_PIN = re.compile(r"[0-9]{6,12}")
_FILLERS = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2800"  # drawn as nothing, yet letters, marks or signs
_MOST_MARKS = 3  # on one letter; Thai needs two (น้ำ, ปี้), a third is for decomposed Latin


class BadPerson(ValueError):
    """A name, number or secret that cannot be used; `message_th` is Thai with English, for staff."""

    def __init__(self, message_th: str):
        super().__init__(message_th)
        self.message_th = message_th


def person_name(text: str) -> str:
    """The name in NFC with single spaces; BadPerson for empty, too long, invisible or stacked characters."""
    name = " ".join(unicodedata.normalize("NFC", text).split())
    hidden = next((c for c in name if _hidden(c)), None)
    if hidden:
        raise BadPerson(
            f"ชื่อมีอักขระที่มองไม่เห็น (U+{ord(hidden):04X}) กรุณาพิมพ์ชื่อใหม่ / "
            f"The name has an invisible character (U+{ord(hidden):04X}); type it again."
        )
    if not 1 <= len(name) <= LONGEST_NAME or not any(unicodedata.category(c)[0] == "L" for c in name):
        raise BadPerson(f"ชื่อต้องมีตัวอักษร 1 ถึง {LONGEST_NAME} ตัว / A name has 1 to {LONGEST_NAME} characters.")
    if _stacked(name):
        raise BadPerson("ชื่อมีสระหรือวรรณยุกต์ซ้อนผิดที่ กรุณาพิมพ์ใหม่ / The name has misplaced vowel or tone marks.")
    return name


def plain_digits(text: str) -> str:
    """The text with Thai and other decimal digits as 0–9."""
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def login_name(text: str) -> str:
    """A login as it is looked up: no spaces around, lower case, plain digits; "" (nobody's) for odd ones."""
    login = plain_digits(text[:LONGEST_SECRET]).strip().lower()
    return login if login.isprintable() else ""


def learner_number(text: str) -> str:
    """A learner's number, 4 to 13 digits; BadPerson otherwise."""
    number = login_name(str(text))
    if not _NUMBER.fullmatch(number):
        raise BadPerson("เลขประจำตัวต้องเป็นตัวเลข 4 ถึง 13 หลัก / A learner's number has 4 to 13 digits.")
    return number


def staff_login(text: str) -> str:
    """A staff login; BadPerson unless it is a-z, 0-9 and "-", beginning with a letter."""
    login = login_name(text)
    if not _STAFF.fullmatch(login):
        raise BadPerson("ชื่อผู้ใช้ต้องเป็น a-z 0-9 หรือ - / A staff login is 2 to 31 of a-z, 0-9 and -.")
    return login


def birth_year(typed: str | int) -> int:
    """A year of birth in the common era, typed in either era; BadPerson for a year nobody here can have."""
    digits = login_name(str(typed))
    year = int(digits) if re.fullmatch(r"[0-9]{4}", digits) else 0
    year = year - BUDDHIST if year > _THIS_CENTURY_ENDS else year
    if not OLDEST_BIRTH <= year <= LATEST_BIRTH:
        raise BadPerson(
            f"ปีเกิดต้องอยู่ระหว่าง พ.ศ. {OLDEST_BIRTH + BUDDHIST} ถึง {LATEST_BIRTH + BUDDHIST} / "
            f"A year of birth is {OLDEST_BIRTH} to {LATEST_BIRTH}."
        )
    return year


def pin(text: str) -> str:
    """A learner's PIN, 6 to 12 digits; BadPerson otherwise."""
    cleaned = secret_as_typed(text, learner=True)
    if not _PIN.fullmatch(cleaned):
        raise BadPerson("PIN ต้องเป็นตัวเลข 6 ถึง 12 หลัก / A PIN has 6 to 12 digits.")
    return cleaned


def password(text: str) -> str:
    """A staff password, 10 to 128 characters; BadPerson otherwise."""
    cleaned = secret_as_typed(text, learner=False)
    if not 10 <= len(cleaned) <= LONGEST_SECRET:
        raise BadPerson("รหัสผ่านต้องยาว 10 ถึง 128 ตัวอักษร / A staff password has 10 to 128 characters.")
    return cleaned


def secret_as_typed(text: str, learner: bool) -> str:
    """A secret in the spelling that is hashed: a PIN without spaces in plain digits, a password in NFC."""
    whole = text.encode("utf-8", "replace").decode()  # half a surrogate pair can be in no secret
    return plain_digits("".join(whole.split())) if learner else unicodedata.normalize("NFC", whole)


def _hidden(character: str) -> bool:
    category = unicodedata.category(character)
    selector = "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
    return category[0] == "C" or category in ("Zl", "Zp") or character in _FILLERS or selector


def _stacked(name: str) -> bool:
    marks = "".join("m" if unicodedata.category(c)[0] == "M" else "." for c in name)
    spaced = any(name[i - 1] == " " for i in range(1, len(name)) if marks[i] == "m")
    return marks.startswith("m") or spaced or "m" * (_MOST_MARKS + 1) in marks
