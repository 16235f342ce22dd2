"""A question is about the part of the lesson whose words it uses; parts that explain nothing stay unnamed."""

import yaml

from talat.content.recap import Recap
from talat.content.reread import with_headings
from talat.content.unit import load_unit
from tests.talat.recap_and_words import RECAP

LESSON = """---
kernelspec: {}
---

# บท

## คิดกำไร

กำไรคือราคาขาย หักต้นทุน หักค่าส่งที่ร้านจ่าย ส่งฟรีก็ต้องหักค่าส่ง ราคา 200 บาท

## ลดราคาดีไหม

ลดราคาแล้วขายได้มากขึ้น แต่กำไรอาจน้อยลง ลองขึ้นราคากลับ

## ถ่ายรูปให้ชัด

รูปมืด คนไม่กด ถ่ายใหม่ให้สว่าง คนต้องเห็นของก่อน

## ทบทวน

กระเป๋าใบละ 200 บาท ต้นทุน 120 บาท ส่งฟรีเสียค่าส่ง 40 บาท เหลือเท่าไร รูปมืด คนเห็นแต่ไม่กด แก้อะไรก่อน
"""


def headings(tmp_path, recap=RECAP):
    (tmp_path / "unit.md").write_text(LESSON, encoding="utf-8")
    asked = Recap.model_validate(yaml.safe_load(recap))
    return [question.read for question in with_headings(asked, load_unit(tmp_path)).questions]


def test_each_question_finds_its_part(tmp_path):
    assert headings(tmp_path) == ["คิดกำไร", "ลดราคาดีไหม", "ถ่ายรูปให้ชัด"]


def test_what_the_author_names_stays(tmp_path):
    named = RECAP.replace("- id: photo", "- id: photo\n    read: คิดกำไร")
    assert headings(tmp_path, named)[2] == "คิดกำไร"


def test_a_lesson_without_headings_names_nothing(tmp_path):
    (tmp_path / "unit.md").write_text("---\nkernelspec: {}\n---\n\n# บท\n", encoding="utf-8")
    asked = Recap.model_validate(yaml.safe_load(RECAP))
    assert with_headings(asked, load_unit(tmp_path)) == asked
