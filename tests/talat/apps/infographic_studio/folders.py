"""A course folder with one studio exercise, made of the brief of the poster's tests."""

import yaml

from tests.talat.poster.briefs import RAW

EXERCISE = {
    "id": "demo-01",
    "unit": "demo-01",
    "course": "infographic",
    "tool": "infographic_studio",
    "title": "ลองทำหน้า",
    "brief": "ทำหน้าเรื่องแยมหนึ่งหน้า",
    "goals": {},
    "criteria": [{"id": "seen", "title": "ลองดู", "points": 1}],
    "practice": RAW,
    "exercise": RAW,
}


def content(root):
    """The content's root with the exercise demo-01 in it."""
    folder = root / "infographic" / "demo-01"
    folder.mkdir(parents=True)
    (folder / "exercise.yaml").write_text(yaml.safe_dump(EXERCISE, allow_unicode=True), encoding="utf-8")
    return root
