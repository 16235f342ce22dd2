"""Unit info-03: the right chart. Points and goals are in its exercise.yaml."""

from graders import rubric
from graders.once import once
from graders.rubrics.info_numbers import true_numbers  # noqa: F401
from graders.rubrics.info_page import charted, findings
from graders.rubrics.info_work import asked_readers, labelled, sourced, understood  # noqa: F401
from talat.poster.sheet import FORM_TITLES

UNFIT = ("baseline", "lie", "form")  # findings with which a chart of any form earns nothing
# What a chart earns by what its data are and the form it has. Half: it can be read, but another form answers
# the reader's question at a glance.
FITS = {
    "time": {"line": 1.0, "columns": 0.5},
    "moments": {"line": 1.0, "columns": 1.0},  # so few that each may be a column
    "parts": {"pie": 1.0, "bars": 0.5, "columns": 0.5},
    "compared": {"bars": 1.0, "columns": 1.0},
}
WANTED = {
    "time": "เป็นเรื่องที่เปลี่ยนตามเวลา ใช้เส้น",
    "moments": "เป็นเรื่องที่เปลี่ยนตามเวลา ใช้เส้นหรือแท่งตั้ง",
    "parts": "เป็นส่วนแบ่งของทั้งหมด ใช้วงกลม",
    "compared": "เป็นการเทียบกัน ใช้แท่งที่เริ่มจาก 0",
}


def _nature(run, data):
    """What a data set is: a key of `FITS`."""
    if data.over_time:
        return "moments" if len(data.rows) <= run.goal.most_columns else "time"
    return "parts" if data.whole and len(data.rows) <= run.goal.most_parts else "compared"


def _charts(run, data):
    return [one for one in run.play.sheet.blocks if one.chart and one.chart.data == data.id]


def _unfit(run, block):
    """What is wrong with a chart whatever its data are; None when nothing is."""
    rows = (one for one in findings(run) if one.block == block.id and one.check in UNFIT)
    return next((one for one in rows if not one.passed), None)


def _fit(run, data, block):
    """What one chart earns, 0–1."""
    return 0.0 if _unfit(run, block) else FITS[_nature(run, data)].get(block.chart.form, 0.0)


@once
def _forms(run):
    """[(data set, what its least fitting chart earns, that chart or None)] of every data set."""
    found = []
    for data in run.play.market.data.values():
        rows = [(_fit(run, data, block), block) for block in _charts(run, data)]
        found.append((data, *min(rows, key=lambda row: row[0], default=(0.0, None))))
    return found


@rubric.check(needs=charted)
def right_forms(run):
    """ข้อมูลทุกชุดต้องมีกราฟที่เหมาะกับมัน เวลาใช้เส้น ส่วนแบ่งของทั้งหมดใช้วงกลม การเทียบกันใช้แท่งที่เริ่มจาก 0
    ได้คะแนนเฉลี่ยจากทุกชุด
    """
    return sum(earned for _, earned, _ in _forms(run)) / len(_forms(run))


@right_forms.evidence
def _(run):
    data, earned, block = min(_forms(run), key=lambda row: row[1])
    if earned == 1.0:
        return "ข้อมูลทุกชุดใช้กราฟที่เหมาะกับมันแล้ว", rubric.WELL_DONE
    fix = f"ครั้งหน้า “{data.title}” {WANTED[_nature(run, data)]}"
    if block is None:
        return f"“{data.title}” ยังไม่มีกราฟบนหน้านี้", fix
    told = "พออ่านได้ แต่มีแบบที่เห็นคำตอบเร็วกว่า" if earned else "ยังไม่เหมาะกับข้อมูลชุดนี้"
    unfit = _unfit(run, block)
    if unfit and unfit.check != "form":
        told = f"{unfit.said} ให้{unfit.fix}"
    return f"“{data.title}” ใช้กราฟ{FORM_TITLES[block.chart.form]} {told}", fix


@once
def _unordered(run):
    """[(data set whose rows have no order of their own, whether all its charts stand from most to least)]."""
    loose = [data for data in run.play.market.data.values() if not data.over_time]
    shown = [(data, [block.chart.sorted for block in _charts(run, data)]) for data in loose]
    return [(data, bool(each) and all(each)) for data, each in shown]


@rubric.check(needs=charted)
def in_order(run):
    """ข้อมูลที่ไม่ใช่เวลา ให้เรียงจากมากไปน้อย คนอ่านจะเห็นทันทีว่าอะไรมากที่สุด ได้คะแนนตามจำนวนชุดที่เรียงแล้ว"""
    return sum(holds for _, holds in _unordered(run)) / len(_unordered(run))


@in_order.evidence
def _(run):
    bad = [data for data, holds in _unordered(run) if not holds]
    if not bad:
        return "ข้อมูลที่ไม่ใช่เวลา เรียงจากมากไปน้อยครบแล้ว", rubric.WELL_DONE
    return f"“{bad[0].title}” ยังไม่ได้เรียงจากมากไปน้อย", "ครั้งหน้า ติ๊กเรียงจากมากไปน้อยในกราฟที่ไม่ใช่เรื่องเวลา"


reason = rubric.own_words(
    rule="เขียนสองสามประโยค แต่ละชุดเลือกกราฟอะไร เพราะคนอ่านอยากรู้อะไร",
    untold="คุณยังไม่ได้เขียนว่าเลือกกราฟแต่ละแบบเพราะอะไร",
    first="ครั้งหน้า ก่อนส่งงาน เขียนว่าแต่ละชุดเลือกกราฟอะไร เพราะคนอ่านอยากรู้อะไร",
    fix="ครั้งหน้า บอกให้ครบทุกชุด ว่าคนอ่านอยากรู้อะไร และกราฟแบบนี้ตอบเขาอย่างไร",
)
