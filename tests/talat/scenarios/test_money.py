"""Baht in YAML."""

import pytest

from talat.scenarios.money import to_satang


@pytest.mark.parametrize(
    ("text", "satang"), [("68 บาท", 6800), ("68.50 บาท", 6850), ("1.07บาท", 107), ("0 บาท", 0), (6800, 6800)]
)
def test_baht_become_satang(text, satang):
    assert to_satang(text) == satang


@pytest.mark.parametrize("text", ["68", 68.5, True, None, "บาท", "1.005 บาท", "NaN บาท", "inf บาท", "หก บาท"])
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match="/ "):
        to_satang(text)
