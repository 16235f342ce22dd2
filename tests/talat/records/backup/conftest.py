"""A lab's home with records of either kind, some work in them, and a folder for backups."""

import pytest

from talat.journal.events import Explain, SetPrice, Submit
from talat.records import attempts, audit
from talat.records.backup.make import Order, back_up
from tests.talat.records.conftest import SOMSRI

PASSPHRASE = "ข้าวผัดกะเพราหมูกรอบไข่ดาว"


@pytest.fixture
def home(tmp_path):
    """The home of the lab: the SQLite file, when there is one, lies in it."""
    for name in ("secrets", "content"):
        (tmp_path / name).mkdir()
    for name in ("prison_key", "grading_key", "demo", "backup_passphrase"):
        (tmp_path / "secrets" / name).write_text(f"{name} of the lab\n")
    lesson = tmp_path / "content/v1/online-shop"
    lesson.mkdir(parents=True)
    (lesson / "course.yaml").write_text("title: การเปิดร้าน\n")
    (tmp_path / "content/current").symlink_to("v1")
    return tmp_path


@pytest.fixture
def work(people, begin):
    """Somsri has handed in, and a few lines stand in the audit."""
    head = begin()
    for after, event in enumerate([SetPrice(satang=9900), Explain(text="ต้นทุน 60 บาท"), Submit()]):
        attempts.append(people, head.id, event, after, f"key-{after:06d}")
    audit.note(people, "kru-mali", "look", SOMSRI, head.id)
    return head.id


@pytest.fixture
def stick(tmp_path_factory):
    """An empty folder elsewhere."""
    return tmp_path_factory.mktemp("stick")


@pytest.fixture
def make(people, home, stick):
    """make(passphrase, where) backs up; returns its folder."""

    def make(passphrase=None, where=stick, by="admin"):
        return back_up(Order(people, home, where, "khlong", by, passphrase))[0]

    return make
