"""Checks of how a page's words look, for the rubrics of the studio's units: size, contrast, lines."""

from graders import rubric
from graders.once import once
from graders.rubrics.info_page import called, lines, short, unread, worded
from talat.poster.drawing import drawn
from talat.poster.letters import split_words
from talat.poster.marks import Words
from talat.poster.sheet import WORDED


def _of_lines(run, trouble):
    """The share, 0–1, of lines that nobody fails to read for one reason."""
    return 1 - len(unread(run, trouble)) / len(lines(run))


def _worst(run, trouble, told, good, fix):
    bad = unread(run, trouble)
    if not bad:
        return good, rubric.WELL_DONE
    block, text, who = bad[0]
    return f"{called(run, block)} ตรงคำว่า “{short(text)}” {told} {who[0]}อ่านไม่ออก", f"ครั้งหน้า {fix}"


@rubric.check(needs=worded)
def letters(run):
    """ตัวหนังสือทุกบรรทัดต้องใหญ่พอให้ผู้อ่านทุกคนอ่านออก ได้คะแนนตามส่วนที่ใหญ่พอ"""
    return _of_lines(run, "small")


@letters.evidence
def _(run):
    fix = "เลือกขนาดตัวหนังสือให้ใหญ่ขึ้นอีกขั้น แล้วถามผู้อ่านอีกครั้ง"
    return _worst(run, "small", "เล็กไป", "ตัวหนังสือทุกบรรทัดใหญ่พอสำหรับทุกคน", fix)


@rubric.check(needs=worded)
def contrast(run):
    """สีตัวหนังสือต้องตัดกับสีพื้นอย่างน้อย 4.5 ต่อ 1 สำหรับตาทุกแบบ ได้คะแนนตามส่วนที่ผ่าน"""
    return _of_lines(run, "faint")


@contrast.evidence
def _(run):
    fix = "ใช้ตัวหนังสือสีเข้มบนพื้นอ่อน หรือสีอ่อนบนพื้นเข้ม"
    return _worst(run, "faint", "จางจนกลืนกับพื้น", "ตัวหนังสือทุกบรรทัดตัดกับพื้นชัดเจนสำหรับทุกคน", fix)


@once
def broken_lines(run):
    """[(block, what is wrong with its lines)] of blocks whose words do not stand in lines as they should."""
    sheet, found = run.play.sheet, []
    cut = split_words(sheet)
    for block, page in zip(sheet.blocks, drawn(sheet, run.play.market.data), strict=True):
        if block.kind not in WORDED or not block.text.strip():
            continue
        if page.left_out:
            found.append((block.id, f"ล้นกล่อง หายไป {page.left_out} บรรทัด"))
        elif any(isinstance(line, Words) and line.w > block.w for line in page.marks):
            found.append((block.id, "มีคำที่ยาวเกินกล่อง"))
        elif block.id in cut:
            found.append((block.id, f"ขึ้นบรรทัดใหม่กลางคำว่า “{cut[block.id][0]}”"))
    return found


@rubric.check(needs=worded)
def line_breaks(run):
    """ข้อความต้องอยู่ในกล่องครบทุกบรรทัด และไม่ขึ้นบรรทัดใหม่กลางคำ ได้คะแนนตามจำนวนกล่องที่เรียบร้อย"""
    boxes = sum(one.kind in WORDED and bool(one.text.strip()) for one in run.play.sheet.blocks)
    return 1 - len(broken_lines(run)) / boxes if boxes else 0.0


@line_breaks.evidence
def _(run):
    bad = broken_lines(run)
    if not bad:
        return "ข้อความทุกกล่องอยู่ครบ และตัดบรรทัดตรงคำ", rubric.WELL_DONE
    return (
        f"{called(run, bad[0][0])} {bad[0][1]}",
        "ครั้งหน้า ขยายกล่อง ตัดคำให้สั้นลง หรือย้ายจุดขึ้นบรรทัดใหม่ไปไว้ระหว่างคำ",
    )
