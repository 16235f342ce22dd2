"""A learner with a history, and the pack made of it once for each test."""

import csv
import io
import zipfile
from types import SimpleNamespace

import pytest

from graders.certificates import credential
from graders.evidence.pack import pack
from talat.content.course import Course
from tests.talat.records.conftest import SOMSRI, cheap_hashes, people, records, sqlite_url  # noqa: F401
from tests.talat.records.history_of import live

COURSE = Course.model_validate(
    {
        "slug": "online-shop",
        "title": "การเปิดร้านค้าและการขายสินค้าออนไลน์",
        "about": "เรียนขายของ",
        "outcomes": ["ขายได้"],
        "pass_mark": 0.6,
        "units": [
            {
                "id": id,
                "title": title,
                "goal": "ทำได้",
                "time": {"reading": 10, "practice": 20, "exercise": 30},
            }
            for id, title in (("shop-03", "ทำหน้าร้านให้น่าซื้อ"), ("shop-04", "ตั้งราคาให้มีกำไร"))
        ],
    }
)


@pytest.fixture
def url(sqlite_url):  # noqa: F811
    return sqlite_url


@pytest.fixture
def lived(people):  # noqa: F811
    return SimpleNamespace(records=people, **vars(live(people)))


@pytest.fixture(scope="session")
def key():
    return credential.key_of("5c" * 32)


@pytest.fixture
def keys(key):
    return {credential.key_id(key.public_key()): key.public_key()}


@pytest.fixture
def packed(lived, key):
    return pack(lived.records, SOMSRI, [COURSE], key)


@pytest.fixture
def files(packed):
    with zipfile.ZipFile(io.BytesIO(packed.data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def sheet(files):
    """sheet(name): the rows of a CSV as dicts."""
    return lambda name: list(csv.DictReader(io.StringIO(files[name].decode("utf-8-sig"))))
