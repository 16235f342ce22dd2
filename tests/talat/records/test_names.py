"""Names, numbers and secrets as people type them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talat.records import names
from talat.records.names import BadPerson

THAI = ["สมศรี ใจดี", "น้ำผึ้ง ศรีสุข", "กุ้งนาง เพ็ชรรัตน์", "ปี้ดดด", "ณัฏฐ์ชญา", "ผู้เรียน ๑"]
OTHERS = ["José", "O'Neil", "ดร. สมชาย (เล็ก)", "Nguyễn Thị Hà"]
HIDDEN = "\u200b\u200d\u202e\u2066\ufeff\x00\x1b\u00ad\u3164\u2800\ufe0f"


@pytest.mark.parametrize("name", THAI + OTHERS)
def test_a_real_name_is_kept_as_it_is(name):
    assert names.person_name(name) == name


def test_a_name_is_normalised():
    assert names.person_name("  สมศรี \t ใจดี ") == "สมศรี ใจดี"
    assert names.person_name(unicodedata.normalize("NFD", "José")) == "José"
    assert names.person_name("น\u0e49\u0e4dา") == unicodedata.normalize("NFC", "น\u0e49\u0e4dา")


@pytest.mark.parametrize("hidden", HIDDEN, ids=ascii)
def test_an_invisible_character_is_named(hidden):
    with pytest.raises(BadPerson, match=f"มองไม่เห็น.*U\\+{ord(hidden):04X}"):
        names.person_name(f"สม{hidden}ศรี")


@pytest.mark.parametrize("name", ["", "   ", "123", "...", "ก" * 81])
def test_a_name_needs_letters_and_an_end(name):
    with pytest.raises(BadPerson):
        names.person_name(name)


@pytest.mark.parametrize("name", ["ิสมศรี", "สม ้ศรี", "ก้้้้"])
def test_marks_sit_on_letters_and_do_not_pile_up(name):
    with pytest.raises(BadPerson, match="ซ้อนผิดที่"):
        names.person_name(name)


@given(st.text(max_size=90))
def test_an_accepted_name_shows_everything_it_holds_and_is_accepted_again(text):
    try:
        name = names.person_name(text)
    except BadPerson:
        return
    assert names.person_name(name) == name
    assert not any(unicodedata.category(letter)[0] == "C" for letter in name)


def test_thai_digits_are_digits():
    assert names.learner_number(" ๖๖๐๑๐๐๑ ") == "6601001"
    assert names.pin("๑๒๓ ๔๕๖") == "123456"
    assert names.plain_digits("๑st") == "1st"


@pytest.mark.parametrize("number", ["", "123", "1" * 14, "66-01", "66010a1", "²³⁴⁵", "6601001\n1"])
def test_a_number_is_4_to_13_digits(number):
    with pytest.raises(BadPerson):
        names.learner_number(number)


@pytest.mark.parametrize("pin", ["", "12345", "1" * 13, "12345a", "-12345"])
def test_a_pin_is_6_to_12_digits(pin):
    with pytest.raises(BadPerson):
        names.pin(pin)


def test_staff_logins_and_passwords():
    assert names.staff_login("Kru-Mali ") == "kru-mali"
    for login in ("", "k", "6601001", "kru mali", "ครู", "a" * 32, "../x"):
        with pytest.raises(BadPerson):
            names.staff_login(login)
    for password in ("short", "x" * 129):
        with pytest.raises(BadPerson):
            names.password(password)
