"""nbgrader's own commands, run by hand in the course directory, give the scores we gave."""

import csv
import os
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

from graders import gradebook

NBGRADER = Path(sys.executable).with_name("nbgrader")
PLAIN = {"h1", "h2", "p", "pre"}
FORGED = "<script>fetch('http://canary')</script> ``` <img src=x onerror=alert(1)>"


def _nbgrader(root, *arguments):
    """Run in a bare environment: no PYTHONPATH and no PATH to the virtual environment."""
    bare = {"HOME": str(root), "PATH": os.defpath, "LC_ALL": "C.UTF-8"}
    ran = subprocess.run(
        [NBGRADER, *arguments], cwd=root, env=bare, capture_output=True, text=True, timeout=120
    )
    assert ran.returncode == 0, ran.stderr
    assert "ERROR" not in ran.stderr and "CRITICAL" not in ran.stderr, ran.stderr
    return ran.stderr


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = set()

    def handle_starttag(self, tag, attrs):
        self.found |= {tag, *(f"{tag} {name}" for name, _ in attrs if name in ("src", "href", "style"))}


def _tags(page):
    """Every element of a page, and each address or style an element carries."""
    parser = _Tags()
    parser.feed(page)
    return parser.found


def _everything(root):
    with gradebook.open_gradebook(root) as book:
        learners = [student.id for student in book.students]
        return {
            learner: {
                name: (grade.auto, grade.manual, grade.points)
                for name, grade in gradebook.grades(book, "shop-04", learner).items()
            }
            for learner in learners
        }


def test_autograde_feedback_list_and_export_by_hand(root, graded):
    said = [{"do": "explain", "text": FORGED}, {"do": "submit"}]
    graded(learner="6601001", price=12.5, profit=1 / 3, decisions=said)
    hand = {"reason": {"points": 15.5, "comment": "เหตุผลดี <b>มาก</b>", "by": "kru-mali"}}
    graded(learner="6601002", price=30.0, profit=50.0, hand=hand)
    graded(learner="6601003", decisions=[{"do": "submit"}], reason=0.0)
    ours = _everything(root)

    _nbgrader(root, "autograde", "shop-04", "--force")
    assert _everything(root) == ours

    _nbgrader(root, "generate_feedback", "shop-04")
    page = (root / "feedback/6601001/shop-04/shop-04.html").read_text(encoding="utf-8")
    assert "12.5 / 30.0" in page and "ราคาต้องสูงกว่าต้นทุน" in page and "&lt;script&gt;" in page
    marked = (root / "feedback/6601002/shop-04/shop-04.html").read_text(encoding="utf-8")
    assert "15.5 / 20.0" in marked and "เหตุผลดี &lt;b&gt;" in marked
    assert _tags(page + marked) <= {"html", "head", "meta", "title", "style", "body", "section", *PLAIN}

    assert "talat shop-04" in _nbgrader(root, "list")

    _nbgrader(root, "export", "--to=by-hand.csv")
    text = (root / "by-hand.csv").read_text(encoding="utf-8-sig").splitlines()
    scores = {row["student_id"]: float(row["score"]) for row in csv.DictReader(text)}
    assert scores == {"6601001": 12.5 + 1 / 3, "6601002": 95.5, "6601003": 0.0}
