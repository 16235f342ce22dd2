"""Unit info-06: colours everybody sees. Points and goals are in its exercise.yaml."""

import re

from graders import rubric
from graders.once import once
from graders.rubrics.info_page import called, charted, worded
from graders.rubrics.info_work import asked_readers, findings, understood  # noqa: F401
from talat.poster import charts, letters
from talat.poster.colours import LEAST_APART, SIGHT_TITLES, apart, as_seen
from talat.poster.colours import contrast as between_two
from talat.poster.marks import Box, Path, Sector
from talat.poster.palettes import eyes
from talat.poster.sheet import WORDED

NAMED = re.compile("สี(แดง|เขียว|น้ำเงิน|น้ำตาล|ส้ม|เหลือง|ฟ้า|เทา|ชมพู|ม่วง)")


@once
def _faintest(run):
    """{block: (lowest contrast of its words for any eyes, whose eyes)} of the page."""
    by_sight = letters.contrast_by_sight(run.play.sheet, run.play.market.data)
    blocks = by_sight["usual"]
    return {block: min((by_sight[sight][block], sight) for sight in by_sight) for block in blocks}


@rubric.check(needs=worded)
def contrast(run):
    """ตัวหนังสือทุกชิ้นต้องตัดกับพื้นอย่างน้อย {goal.contrast} ต่อ 1 สำหรับตาทุกแบบ ได้คะแนนตามจำนวนชิ้นที่ผ่าน"""
    found = _faintest(run).values()
    return sum(ratio >= run.goal.contrast for ratio, _ in found) / len(found)


@contrast.evidence
def _(run):
    block, (ratio, sight) = min(_faintest(run).items(), key=lambda row: row[1])
    evidence = f"{called(run, block)} ตัดกับพื้นแค่ {ratio:.1f} ต่อ 1 สำหรับคนที่{SIGHT_TITLES[sight]}"
    if ratio >= run.goal.contrast:
        evidence = f"ชิ้นที่จางที่สุดคือ{called(run, block)} ยังตัดกับพื้น {ratio:.1f} ต่อ 1"
    return evidence, "ครั้งหน้า บนพื้นเข้มใช้สีกระดาษ บนพื้นอ่อนใช้สีตัวหนังสือ หรือเปลี่ยนชุดสี"


@once
def _trouble(run):
    """{chart: (whose eyes, what they cannot tell)} of charts some eyes have trouble with."""
    sheet, found = run.play.sheet, {}
    for block in (one for one in sheet.blocks if one.chart):
        shown = charts.drawn(block, run.play.market.data[block.chart.data], sheet.palette)
        ground = sheet.palette.colour(block.fill) if block.fill != "none" else sheet.palette.paper
        for sight in eyes():
            told = _unseen(shown.marks, ground, sight, run.goal.shapes)
            if told:
                found.setdefault(block.id, (sight, told))
    return found


def _unseen(marks, ground, sight, least):
    """What of a chart's fields such eyes cannot tell, Thai; "" when they can."""
    pieces = [as_seen(mark.colour, sight) for mark in marks if isinstance(mark, Sector) and mark.r > 5]
    pairs = [(a, b) for at, a in enumerate(pieces) for b in pieces[at + 1 :]]
    if any(apart(a, b) < LEAST_APART for a, b in pairs):
        return "เห็นบางส่วนของวงกลมเป็นสีเดียวกัน"
    bare = [mark.colour for mark in marks if isinstance(mark, Box | Sector) and mark.row]
    bare += [mark.colour for mark in marks if isinstance(mark, Path) and len(mark.points) > 2]
    if any(between_two(as_seen(one, sight), as_seen(ground, sight)) < least for one in bare):
        return "เห็นบางส่วนของกราฟจางจนกลืนกับพื้น"
    return ""


@rubric.check(needs=charted)
def fields(run):
    """กราฟต้องตัดกับพื้นอย่างน้อย {goal.shapes:.0f} ต่อ 1 และส่วนของวงกลมต้องแยกออกสำหรับตาทุกแบบ
    ได้คะแนนตามจำนวนกราฟที่ผ่าน
    """
    drawn = sum(block.chart is not None for block in run.play.sheet.blocks)
    return 1 - len(_trouble(run)) / drawn


@fields.evidence
def _(run):
    for block, (sight, told) in _trouble(run).items():
        fix = "ครั้งหน้า เลือกชุดสีที่อ่อนเข้มต่างกัน หรือเปลี่ยนเป็นแท่ง แล้วลองดูด้วยตาแบบอื่น"
        return f"{called(run, block)} คนที่{SIGHT_TITLES[sight]} {told}", fix
    return "ตาทุกแบบแยกส่วนต่าง ๆ ของกราฟออก", rubric.WELL_DONE


def _named(run):
    """[(block, name of a colour in its words)] of the page."""
    written = ((one, NAMED.search(one.text)) for one in run.play.sheet.blocks if one.kind in WORDED)
    return [(block.id, found[0]) for block, found in written if found]


def _unlabelled(run):
    return [one for one in findings(run) if one.check == "labels" and not one.passed]


@rubric.check(needs=charted)
def beside_colour(run):
    """สีอย่างเดียวบอกความหมายไม่ได้ กราฟต้องมีชื่อกับตัวเลขกำกับ ได้ครึ่งหนึ่ง
    ข้อความต้องเรียกของด้วยชื่อ ไม่ใช่ด้วยสี ได้อีกครึ่งหนึ่ง
    """
    return 0.5 * (not _unlabelled(run)) + 0.5 * (not _named(run))


@beside_colour.evidence
def _(run):
    bare, named = _unlabelled(run), _named(run)
    if bare:
        return f"{called(run, bare[0].block)} {bare[0].said}", f"ครั้งหน้า {bare[0].fix}"
    if named:
        return f"{called(run, named[0][0])} บอกด้วยคำว่า “{named[0][1]}”", "ครั้งหน้า เรียกด้วยชื่อของสิ่งนั้นกับตัวเลข"
    return "ทุกส่วนมีชื่อกับตัวเลขกำกับ ไม่ต้องเห็นสีก็รู้เรื่อง", rubric.WELL_DONE


def _accents(run):
    """Blocks whose words or ground are in the colour for what matters."""
    blocks = (one for one in run.play.sheet.blocks if one.kind in WORDED and one.text.strip())
    return [one.id for one in blocks if "accent" in (one.ink, one.fill)]


@rubric.check(needs=worded)
def accent(run):
    """สีเน้นมีไว้ชี้ของสำคัญที่สุด ใช้กับข้อความชิ้นเดียวได้เต็ม ไม่ใช้เลยได้ครึ่งหนึ่ง ใช้หลายชิ้นไม่ได้คะแนน"""
    return {0: 0.5, 1: 1.0}.get(len(_accents(run)), 0.0)


@accent.evidence
def _(run):
    number = len(_accents(run))
    if number == 1:
        return f"สีเน้นอยู่ที่{called(run, _accents(run)[0])} ที่เดียว", rubric.WELL_DONE
    return f"คุณใช้สีเน้นกับข้อความ {number} ชิ้น", "ครั้งหน้า เลือกของที่อยากให้เห็นก่อนหนึ่งอย่าง แล้วใช้สีเน้นที่เดียว"


reason = rubric.own_words(
    rule="เขียนหนึ่งสองประโยค ว่าคนตาบอดสีจะรู้เรื่องจากแผ่นของคุณได้อย่างไร",
    untold="คุณยังไม่ได้เขียนว่าคนตาบอดสีจะรู้เรื่องได้อย่างไร",
    first="ครั้งหน้า ก่อนส่งงาน ลองดูหน้าด้วยตาแบบอื่น แล้วเขียนว่าเขารู้เรื่องจากอะไร",
    fix="ครั้งหน้า บอกสิ่งที่ช่วยเขา เช่น ชื่อ ตัวเลข หรือความอ่อนเข้ม",
)
