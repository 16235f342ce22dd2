"""Numbers a learner wrote into words, and whether the data of the brief bear them out."""

import re
from itertools import permutations

from graders import rubric
from graders.once import once
from graders.rubrics.info_page import called, worded
from talat.poster.readers import DIGITS, NEAR

TOLD = ("title", "text", "number")  # kinds of blocks whose words tell the data; a source tells dates
NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(เท่า|%|เปอร์เซ็นต์|ใน 100|จาก 100)?")


@once
def written_numbers(run):
    """[(block, number as written, its value, "times", "share" or "count")] of titles, texts and numbers."""
    found = []
    for block in run.play.sheet.blocks:
        for text, unit in NUMBER.findall(block.text.translate(DIGITS) if block.kind in TOLD else ""):
            kind = {"": "count", "เท่า": "times"}.get(unit, "share")
            found.append((block.id, text, float(text.replace(",", "")), kind))
    return found


@once
def _borne_out(run):
    """{"times", "share", "count": numbers that follow from the data}."""
    true = {"times": set(), "share": set(), "count": {100.0}}
    for data in run.play.market.data.values():
        values = [row.value for row in data.rows]
        true["count"] |= {*values, sum(values), sum(values) / len(values), float(len(values))}
        true["share"] |= {100 * value / sum(values) for value in values}
        for one, other in permutations(values, 2):
            true["count"].add(one - other)
            true["times"].add(one / other)
            true["share"] |= {100 * abs(one - other) / other, 100 * one / other}
        words = [data.title, data.unit, data.date, data.source, *(row.name for row in data.rows)]
        true["count"] |= {float(text) for text in re.findall(r"\d+", " ".join(words).translate(DIGITS))}
    return true


def holds(run, value, kind):
    """Whether a number follows from the data: counts exactly, shares to 0.5, times to a tenth."""
    near = {"count": lambda true: 1e-9, "share": lambda true: 0.5, "times": lambda true: NEAR * true}[kind]
    return any(abs(value - true) <= near(true) + 1e-9 for true in _borne_out(run)[kind])


def _false(run):
    return [row for row in written_numbers(run) if not holds(run, row[2], row[3])]


@rubric.check(needs=worded)
def true_numbers(run):
    """ตัวเลขทุกตัวในหัวเรื่องและข้อความ ต้องมาจากข้อมูลจริง จะเป็นตัวเลขในตาราง ผลรวม ผลต่าง หรือจำนวนเท่าก็ได้"""
    return not _false(run)


@true_numbers.evidence
def _(run):
    bad = _false(run)
    if not bad:
        number = len(written_numbers(run))
        told = f"ตัวเลขในข้อความ {number} ตัว มาจากข้อมูลทุกตัว" if number else "ข้อความของคุณไม่มีตัวเลขที่ผิดไปจากข้อมูล"
        return told, rubric.WELL_DONE
    block, text, _, kind = bad[0]
    text += {"times": " เท่า", "share": " ใน 100", "count": ""}[kind]
    return (
        f"{called(run, block)} มีเลข {text} ซึ่งคิดจากข้อมูลไม่ได้",
        "ครั้งหน้า เอาตัวเลขจากตาราง หรือบวก ลบ หาร จากตารางก่อนเขียน",
    )
