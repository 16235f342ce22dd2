"""A lab's home with people, a published lesson, and work to hand in, for the grader's tests."""

import json
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from graders import gradebook, inbox, rubric
from talat.journal.events import parse
from talat.records import accounts, attempts, classes, database
from talat.scenarios.exercise import load_exercise

REPO = Path(__file__).resolve().parents[2]
UNIT = REPO / "notebooks/courses/online-shop/shop-04"
KEY = b"0123456789abcdef"
CRITERIA = (("price", 30, "replay"), ("profit", 50, "replay"), ("reason", 20, "instructor"))


def small_exercise(criteria=CRITERIA, title="ตั้งราคาให้มีกำไร", id="shop-04"):
    """As little of an exercise as nbgrader's side looks at."""
    listed = [SimpleNamespace(id=i, title=f"ข้อ {i}", points=p, by=b) for i, p, b in criteria]
    return SimpleNamespace(id=id, course="online-shop", title=title, brief="ขายให้ได้", criteria=listed)


def publish(home, version="v1"):
    folder = home.content / version / "online-shop/shop-04"
    folder.mkdir(parents=True)
    shutil.copyfile(UNIT / "exercise.yaml", folder / "exercise.yaml")
    link = home.content / "current"
    link.unlink(missing_ok=True)
    link.symlink_to(version)
    return folder


@pytest.fixture(scope="session")
def people(tmp_path_factory):
    """A records database with one class of six; made once, because a PIN's hash takes its time."""
    path = tmp_path_factory.mktemp("people") / "records.db"
    database.migrate(f"sqlite:///{path}")
    records = database.open_records(f"sqlite:///{path}")
    accounts.add_staff(records, "kru-mali", "ครูมะลิ สอนดี", "instructor", "long enough password")
    classes.add_class(records, "a", "ห้อง ก", "kru-mali")
    for number in range(1, 7):
        accounts.add_learner(records, f"660100{number}", f"ผู้เรียน {number}", "246813", "a")
    records.close()
    return path


@pytest.fixture
def home(short_home, people, monkeypatch):
    """A lab with the six learners and the lesson published."""
    monkeypatch.delenv("TALAT_RECORDS_URL", raising=False)
    shutil.copyfile(people, short_home.root / "records.db")
    publish(short_home)
    return short_home


@pytest.fixture
def records(home):
    opened = database.open_records(home.records_url)
    yield opened
    opened.close()


@pytest.fixture
def grader(home, records):
    def make(score=rubric.score):
        return inbox.Inbox(records, home.course, home.content, KEY, score)

    return make


@pytest.fixture
def hand_in(records):
    """hand_in(learner, answer): an attempt with the decisions of an example answer, submitted."""
    version = load_exercise(UNIT).version

    def submit(learner="6601001", answer="exemplar", market_version=version):
        head = (learner, "online-shop", "shop-04", "exercise", "v1", market_version, b"prison")
        row = attempts.open_attempt(records, *head, again=True)
        lines = (UNIT / f"{answer}.jsonl").read_text(encoding="utf-8").splitlines()
        for after, line in enumerate(lines):
            attempts.append(records, row.id, parse(json.loads(line)), after, f"key-{after:06}")
        return row.id

    return submit


def score(home, learner="6601001"):
    with gradebook.open_gradebook(home.course) as book:
        return gradebook.total(book, "shop-04", learner)
