"""Names that look the same on paper share a skeleton, and no others."""

import unicodedata

import pytest

from talat.records.lookalike import skeleton

SAME = [
    ("สมศรี ใจดี", "สมศรี\u200b ใจดี"),
    ("สมศรี ใจดี", "สม\u200dศรี\ufeff  ใจดี"),
    ("สมศรี ใจดี", "นางสาวสมศรี ใจดี"),
    ("สมศรี ใจดี", "น.ส.สมศรี-ใจดี"),
    ("น้ำผึ้ง ศรีสุข", "น\u0e4d\u0e49าผึ้ง ศรีสุข"),
    ("น้ำผึ้ง ศรีสุข", "น\u0e49\u0e4d\u0e32ผึ้ง ศรีสุข"),
    ("แก้ว มณี", "เเก้ว มณี"),
    ("José María", unicodedata.normalize("NFD", "José María")),
    ("สมศรี", "\u202eสมศรี\u202c"),
    ("กุ้ง ๑", "กุ้ง 1"),
    ("Somsri Jaidee", "SOMSRI  JAIDEE"),
    ("ปี้ด", "ป\u0e49\u0e35ด"),
]
OTHER = [
    ("สมศรี ใจดี", "สมศักดิ์ ใจดี"),
    ("ปา", "ป้า"),
    ("ขาว", "ข้าว"),
    ("มานี", "มาณี"),
    ("แก้ว", "แกว"),
]


@pytest.mark.parametrize(("one", "other"), SAME, ids=ascii)
def test_what_looks_the_same_is_the_same(one, other):
    assert skeleton(one) == skeleton(other) != ""


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_what_a_reader_can_tell_apart_is_not(one, other):
    assert skeleton(one) != skeleton(other)


def test_nothing_that_can_be_seen_leaves_nothing():
    assert skeleton("\u200b\u202e \u3164\ufeff") == ""
