"""Whether a page's charts tell the truth: foot of the axis, lie factor, form, labels, source and date."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from talat.poster import charts
from talat.poster.data import DataSet, written
from talat.poster.readers import ASKED, Question, View, view
from talat.poster.sheet import FORM_TITLES, Block, Sheet
from talat.poster.sight import Eyes

LEAST_LIE, MOST_LIE = 0.95, 1.05  # Tufte 1983, p. 57
FROM_ZERO = ("columns", "bars", "growing")  # forms whose length is the number
CHECKS = ("baseline", "lie", "form", "labels", "source", "date")


@dataclass(frozen=True)
class Finding:
    """One check of one chart; `said` tells what was found, `fix` what to do, both Thai."""

    check: str
    block: str
    passed: bool
    said: str
    fix: str = ""


def findings(sheet: Sheet, data: Mapping[str, DataSet]) -> tuple[Finding, ...]:
    """All checks of all charts, chart by chart from the lowest."""
    seen = view(sheet, data, Eyes())
    found = []
    for block in sheet.blocks:
        if block.chart:
            numbers = data[block.chart.data]
            shown = charts.drawn(block, numbers, sheet.palette)
            found += [CHECK[name](block, numbers, shown, seen) for name in CHECKS]
    return tuple(found)


def honest(sheet: Sheet, data: Mapping[str, DataSet], check: str) -> bool:
    """Whether there is a chart and every chart passes a check."""
    rows = [finding.passed for finding in findings(sheet, data) if finding.check == check]
    return bool(rows) and all(rows)


def lie_factors(sheet: Sheet, data: Mapping[str, DataSet]) -> dict[str, float]:
    """{chart block: size of effect shown over size of effect in the data}; see `charts.lie_factor`."""
    found = {}
    for block in sheet.blocks:
        if block.chart:
            numbers = data[block.chart.data]
            found[block.id] = charts.lie_factor(charts.drawn(block, numbers, sheet.palette), numbers)
    return found


def passed_share(sheet: Sheet, data: Mapping[str, DataSet], check: str) -> float:
    """The share, 0–1, of charts that pass a check; 0 without a chart."""
    rows = [finding.passed for finding in findings(sheet, data) if finding.check == check]
    return sum(rows) / len(rows) if rows else 0.0


def _baseline(block: Block, data: DataSet, shown, seen: View) -> Finding:
    base, form = block.chart.base, block.chart.form
    passed = base == 0 or form not in FROM_ZERO
    said = f"แกนเริ่มที่ {written(base)}"
    if form == "pie":
        said = "กราฟวงกลมไม่มีแกน"
    return Finding("baseline", block.id, passed, said, "ตั้งจุดเริ่มของแกนเป็น 0")


def _lie(block, data, shown, seen) -> Finding:
    factor = charts.lie_factor(shown, data)
    passed = LEAST_LIE <= factor <= MOST_LIE
    if block.chart.form == "line" and block.chart.labels:
        passed = True  # a line is read by its slope; with a number at each point nothing is hidden
    said = "อันที่น้อยที่สุดแทบไม่มีรูปให้เห็น"
    if not math.isinf(factor):
        said = f"ในรูปดูต่างกัน {factor:.2f} เท่าของที่ต่างกันจริง"
    fix = "ตั้งจุดเริ่มของแกนเป็น 0"
    if block.chart.form == "growing":
        fix = "รูปที่โตทั้งกว้างและสูงดูใหญ่เกินจริง เปลี่ยนเป็นแท่ง"
    return Finding("lie", block.id, passed, said, fix)


def _form(block, data, shown, seen) -> Finding:
    form = block.chart.form
    if form == "pie" and not data.whole:
        return Finding("form", block.id, False, "วงกลมใช้กับส่วนแบ่งของทั้งหมดเท่านั้น", "เปลี่ยนเป็นแท่ง")
    if form == "line" and not data.over_time:
        return Finding("form", block.id, False, "เส้นใช้กับเวลาที่ต่อเนื่องกัน", "เปลี่ยนเป็นแท่ง")
    if block.chart.sorted and data.over_time:
        return Finding("form", block.id, False, "เวลาต้องเรียงจากก่อนไปหลัง", "เลือกเรียงตามข้อมูล")
    if form == "growing":
        return Finding("form", block.id, False, "รูปที่โตทั้งกว้างและสูงดูใหญ่เกินจริง", "เปลี่ยนเป็นแท่ง")
    return Finding("form", block.id, True, f"ใช้กราฟ{FORM_TITLES[form]} เหมาะกับข้อมูลนี้")


def _labels(block, data, shown, seen: View) -> Finding:
    if not block.chart.labels:
        return Finding("labels", block.id, False, "ไม่มีตัวเลขกำกับ", "เปิดตัวเลขกำกับทุกแท่ง")
    lines = [seen.label(block.id, row.name, part) for row in data.rows for part in ("name", "number")]
    unread = sum(line is None or bool(line.trouble) for line in lines)
    if unread:
        said = f"ชื่อหรือตัวเลข {unread} อันอ่านไม่ออก"
        return Finding("labels", block.id, False, said, "ขยายกราฟ หรือปรับขนาดตัวหนังสือในกราฟ แล้วอย่าให้อะไรทับ")
    return Finding("labels", block.id, True, "มีชื่อและตัวเลขกำกับครบ อ่านออก")


def _told(check, good, fix):
    def find(block, data, shown, seen) -> Finding:
        _, right, why, _ = ASKED[check](seen, Question(check, "", check, data=data.id))
        return Finding(check, block.id, right, good if right else why, fix)

    return find


CHECK = {
    "baseline": _baseline,
    "lie": _lie,
    "form": _form,
    "labels": _labels,
    "source": _told("source", "บอกที่มาแล้ว", "เพิ่มบรรทัดที่มา บอกว่าใครเป็นคนนับ"),
    "date": _told("date", "บอกเวลาแล้ว", "บอกเดือนหรือปีของตัวเลขในบรรทัดที่มา"),
}
