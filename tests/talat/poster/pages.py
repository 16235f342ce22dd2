"""A small page to look at in tests: three jams, their chart, a title and a source."""

from dataclasses import replace

from talat.poster.data import DataSet, Row
from talat.poster.readers import Question, Reader
from talat.poster.sheet import Block, Chart, Sheet
from talat.poster.sight import Eyes

JAM = DataSet(
    id="jam",
    title="ยอดขายแยม",
    unit="ขวด",
    rows=(Row("มะม่วง", 240), Row("สับปะรด", 200), Row("มะขาม", 210)),
    source="สมุดบัญชีกลุ่มแม่บ้าน",
    source_words=("แม่บ้าน",),
    date="ตุลาคม 2568",
    date_words=("2568",),
)
DATA = {"jam": JAM}
USUAL, ELDER = Reader("usual", "พี่นิด", Eyes()), Reader("elder", "ป้าสาย", Eyes(need=1.5))
QUESTIONS = (
    Question("topic", "หน้านี้พูดเรื่องอะไร", "topic", words=("แยม",)),
    Question("value", "มะขามขายได้เท่าไร", "value", "jam", "มะขาม"),
    Question("highest", "อะไรขายได้มากที่สุด", "highest", "jam"),
    Question("times", "มะม่วงขายได้กี่เท่าของสับปะรด", "times", "jam", "มะม่วง", "สับปะรด"),
    Question("source", "ใครนับ", "source", "jam"),
    Question("date", "นับเมื่อไร", "date", "jam"),
)
TITLE = Block("title", "title", 48, 40, 504, 80, "แยมมะม่วงขายดีที่สุด", 36, 700)
CHART = Block("chart", "chart", 48, 136, 504, 304, chart=Chart("jam"))
SOURCE = Block("source", "source", 48, 456, 504, 48, "ที่มา: สมุดบัญชีกลุ่มแม่บ้าน ตุลาคม ๒๕๖๘", 12, ink="quiet")


def page(**chart):
    """The page, with something different about its chart."""
    told = replace(CHART, chart=replace(CHART.chart, **chart))
    return Sheet(blocks=(TITLE, told, SOURCE))
