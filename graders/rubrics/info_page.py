"""A page under a rubric: what must be there before it can be judged, and questions about it asked once."""

from graders.once import once
from graders.rubric import need
from talat.poster import readers
from talat.poster.sheet import KIND_TITLES


@need(fix="ครั้งหน้า กดเพิ่มชิ้นหรือแก้ชิ้นที่มีอยู่บนหน้า แล้วค่อยส่งงาน")
def made(run):
    """หน้ากระดาษยังเหมือนตอนเริ่ม คุณยังไม่ได้ทำอะไรกับมัน"""
    return run.play.worked


@need(fix="ครั้งหน้า ทำกราฟขึ้นมา หรือแก้กราฟที่มีอยู่ แล้วค่อยส่งงาน")
def charted(run):
    """คุณยังไม่ได้ทำหรือแก้กราฟบนหน้านี้"""
    return run.play.worked and any(block.chart for block in run.play.sheet.blocks)


@need(fix="ครั้งหน้า เขียนหัวเรื่องและข้อความ หรือแก้ที่มีอยู่ แล้วค่อยส่งงาน")
def worded(run):
    """คุณยังไม่ได้เขียนหรือแก้ข้อความบนหน้านี้"""
    return run.play.worked and bool(lines(run))


@need(fix="ครั้งหน้า แก้หน้าให้พร้อม แล้วกดถามผู้อ่านก่อนส่งงาน")
def shown(run):
    """คุณยังไม่ได้เอาหน้านี้ไปถามผู้อ่าน"""
    return run.play.worked and bool(run.play.tried)


@once
def findings(run):
    """Everything found about every chart of the page."""
    return run.play.findings


@once
def views(run):
    """[(reader of the brief, the page as they have it before them)]."""
    market = run.play.market
    return [(one, readers.view(run.play.sheet, market.data, one.eyes)) for one in market.lookers]


@once
def answers(run):
    """What the readers say to the page as it stands."""
    return run.play.answers


@once
def answers_before(run):
    """What they would have said to the page as it was handed out."""
    market = run.play.market
    return readers.asked(market.sheet(), market.data, market.lookers, market.asked)


@once
def lines(run):
    """[(block, its line of words, {reader's name: why it is not read, "" when it is})] of the page."""
    rows = zip(*(view.looks for _, view in views(run)), strict=True)
    names = [one.name for one, _ in views(run)]
    return [
        (looks[0].block, looks[0].words.text, dict(zip(names, (one.trouble for one in looks), strict=True)))
        for looks in rows
    ]


@once
def titles(run):
    """Texts of the titles that say something, as one line each."""
    found = (" ".join(one.text.split()) for one in run.play.sheet.blocks if one.kind == "title")
    return [text for text in found if text]


def called(run, name):
    """How a block is named to the learner: "หัวเรื่อง “ยอดขายแยม”", "กราฟ “ยอดขายแยม”"."""
    block = run.play.sheet.find(name)
    text = run.play.market.data[block.chart.data].title if block.chart else " ".join(block.text.split())
    return f"{KIND_TITLES[block.kind]} “{short(text)}”" if text else KIND_TITLES[block.kind]


def short(text, most=30):
    """The beginning of a text."""
    return text if len(text) <= most else f"{text[:most]}…"


def unread(run, trouble):
    """[(block, words, readers' names)] of lines that somebody cannot read for one reason."""
    found = (
        (block, text, [who for who, why in each.items() if why == trouble])
        for block, text, each in lines(run)
    )
    return [row for row in found if row[2]]
