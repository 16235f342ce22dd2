"""What the coach of the studio notices, most urgent first. Each docstring is the question it asks."""

from talat.apps.kit import coach
from talat.poster.honesty import FROM_ZERO


def nothing_charted(play):
    """หน้านี้มีกราฟหรือยัง ตัวเลขชุดไหนที่อยากให้คนเห็นก่อน"""
    return not any(block.chart for block in play.sheet.blocks)


def axis_is_cut(play):
    """ลองดูจุดเริ่มของแกน ถ้าแท่งหนึ่งสูงเป็นสามเท่าของอีกแท่ง ตัวเลขจริงต่างกันสามเท่าด้วยไหม"""
    return any(b.chart and b.chart.base and b.chart.form in FROM_ZERO for b in play.sheet.blocks)


def something_grows_both_ways(play):
    """ตัวเลขเพิ่มเป็นสองเท่า แต่รูปโตทั้งกว้างและสูง พื้นที่ของรูปโตเป็นกี่เท่า"""
    return any(block.chart and block.chart.form == "growing" for block in play.sheet.blocks)


def numbers_are_missing(play):
    """ถ้าคุณเป็นคนอ่าน จะรู้ได้อย่างไรว่าแต่ละแท่งเท่ากับเท่าไร"""
    return any(block.chart and not block.chart.labels for block in play.sheet.blocks)


def nobody_says_who_counted(play):
    """คนอ่านจะรู้ได้อย่างไรว่าใครเป็นคนนับตัวเลขนี้ และนับเมื่อไร"""
    return not any(block.kind == "source" and block.text for block in play.sheet.blocks)


def readers_not_asked(play):
    """คุณคิดว่าคนอ่านจะตอบคำถามได้กี่ข้อ กดถามผู้อ่าน แล้วดูว่าตรงกับที่คิดไหม"""
    return not play.tried or play.tried[-1].sheet != play.sheet


def somebody_failed(play):
    """มีคนตอบผิด เขาเห็นอะไรบนหน้าของคุณ และคุณจะแก้ตรงไหนก่อน"""
    return play.tried[-1].right < 1


QUESTIONS = (
    nothing_charted,
    axis_is_cut,
    something_grows_both_ways,
    numbers_are_missing,
    nobody_says_who_counted,
    readers_not_asked,
    somebody_failed,
)


def question(play):
    """What the coach asks now, Thai; "" when it has nothing to ask."""
    return coach.question(QUESTIONS, play)
