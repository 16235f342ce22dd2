"""Quotas: what the admin types is read or refused in two languages; a class has its own or the lab's."""

import pytest

from hub_config.quotas import BOUNDS, BadNumbers, read_form
from hub_config.settings import Seat
from talat.records import quotas as records_quotas
from talat.records.quotas import Quota

FORM = {"memory_mb": "512", "cpu": "0.5", "pids": "64"}


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (FORM, Quota(512, 0.5, 64)),
        ({"memory_mb": " ๑,๐๒๔ ", "cpu": "๒", "pids": "๙๖"}, Quota(1024, 2.0, 96)),
        ({"memory_mb": "192", "cpu": "0.1", "pids": "32"}, Quota(192, 0.1, 32)),
        ({"memory_mb": "4096", "cpu": "8", "pids": "1024"}, Quota(4096, 8.0, 1024)),
    ],
)
def test_the_form_is_read(typed, read):
    assert read_form(typed) == read


@pytest.mark.parametrize("name", [bound.name for bound in BOUNDS])
@pytest.mark.parametrize("typed", ["", "มาก", "-5", "0", "1e12", "nan", "inf", "5;6", "0x10"])
def test_a_wrong_field_is_named_and_the_others_are_not(name, typed):
    with pytest.raises(BadNumbers) as bad:
        read_form({**FORM, name: typed})
    assert set(bad.value.words) == {name}
    thai, english = bad.value.words[name].split(" / ")
    assert any("ก" <= letter <= "๛" for letter in thai) and english.isascii()


def test_a_share_of_a_process_is_refused():
    with pytest.raises(BadNumbers, match="จำนวนเต็ม"):
        read_form({**FORM, "pids": "64.5"})


def test_an_empty_form_names_every_field():
    with pytest.raises(BadNumbers) as bad:
        read_form({})
    assert set(bad.value.words) == {"memory_mb", "cpu", "pids"}


def test_what_the_form_allows_the_settings_and_the_records_allow_too():
    for end in ("least", "most"):
        values = {bound.name: getattr(bound, end) for bound in BOUNDS}
        assert Seat(**{**values, "memory_mb": int(values["memory_mb"]), "pids": int(values["pids"])})
        found = (values["memory_mb"], values["cpu"], values["pids"])
        assert all(
            a <= v <= b for v, a, b in zip(found, records_quotas.LEAST, records_quotas.MOST, strict=True)
        )
