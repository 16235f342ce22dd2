"""Unit info-05: Thai letters that can be read. Points and goals are in its exercise.yaml."""

from graders import rubric
from graders.once import once
from graders.rubrics.info_looks import letters, line_breaks  # noqa: F401
from graders.rubrics.info_page import worded
from graders.rubrics.info_work import asked_readers, understood  # noqa: F401

BOLD = 600  # weight from which letters look heavier than those beside them


@once
def _sizes(run):
    """(sizes of titles, sizes of words that are read after them, all sizes) of the page."""
    blocks = [one for one in run.play.sheet.blocks if one.text.strip() or one.chart]
    after = [one.size for one in blocks if one.kind in ("text", "chart", "source")]
    return [one.size for one in blocks if one.kind == "title"], after, sorted({one.size for one in blocks})


@once
def _levels(run):
    """[(whether it holds, what was found, what to do)] of what is seen first."""
    titles, after, sizes = _sizes(run)
    if not titles:
        return [(False, "หน้านี้ยังไม่มีหัวเรื่อง", "เพิ่มหัวเรื่องหนึ่งอันไว้บนสุด")] * 3
    times, most, largest = run.goal.title_times, run.goal.most_sizes, max(after, default=1)
    thin = any(one.kind == "title" and one.weight < BOLD for one in run.play.sheet.blocks)
    return [
        (
            min(titles) >= times * largest,
            f"หัวเรื่องขนาด {min(titles)} ส่วนข้อความที่ใหญ่ที่สุดขนาด {largest}",
            f"ให้หัวเรื่องใหญ่อย่างน้อย {times:.0f} เท่า ข้อความ {largest} คูณ {times:.0f} ได้ {largest * times:.0f}",
        ),
        (not thin, "หัวเรื่องยังเป็นตัวปกติ ไม่หนา", "เลือกความหนาของหัวเรื่องเป็นหนาหรือหนามาก"),
        (
            len(sizes) <= most,
            f"หน้านี้ใช้ตัวหนังสือ {len(sizes)} ขนาด คือ {' '.join(map(str, sizes))}",
            f"เหลือไม่เกิน {most:.0f} ขนาด ข้อความอย่างเดียวกันใช้ขนาดเดียวกัน",
        ),
    ]


@rubric.check(needs=worded)
def levels(run):
    """หัวเรื่องใหญ่อย่างน้อย {goal.title_times:.0f} เท่าของข้อความ ตัวหนา และทั้งหน้าใช้ไม่เกิน {goal.most_sizes:.0f} ขนาด
    ได้ข้อละหนึ่งในสาม
    """
    return sum(holds for holds, _, _ in _levels(run)) / 3


@levels.evidence
def _(run):
    bad = [(said, fix) for holds, said, fix in _levels(run) if not holds]
    if not bad:
        titles, after, _ = _sizes(run)
        return f"หัวเรื่องขนาด {min(titles)} ตัวหนา เห็นก่อนข้อความขนาด {max(after, default=0)}", rubric.WELL_DONE
    return bad[0][0], f"ครั้งหน้า {bad[0][1]}"


reason = rubric.own_words(
    rule="เขียนหนึ่งสองประโยค ว่าเลือกขนาดตัวหนังสือแบบนี้เพราะใคร",
    untold="คุณยังไม่ได้เขียนว่าเลือกขนาดตัวหนังสือแบบนี้เพราะใคร",
    first="ครั้งหน้า ก่อนส่งงาน เขียนว่าใครจะอ่าน และตาของเขาต้องการตัวหนังสือแบบไหน",
    fix="ครั้งหน้า บอกทั้งชื่อคนอ่านและขนาดที่เลือกให้เขา",
)
