"""A brief to try in tests: the jams of `pages`, two readers, two papers, a page that begins with a title."""

from talat.scenarios.poster_brief import PosterBrief

RAW = {
    "title": "ยอดขายแยมของกลุ่มแม่บ้าน",
    "client": "ป้าสาย จะติดที่หน้าร้าน",
    "papers": ["a4", "square"],
    "palettes": ["river", "pastel"],
    "numbers": [
        {
            "id": "jam",
            "title": "ยอดขายแยม",
            "unit": "ขวด",
            "rows": [
                {"name": "มะม่วง", "value": 240},
                {"name": "สับปะรด", "value": 200},
                {"name": "มะขาม", "value": 210},
            ],
            "source": "สมุดบัญชีกลุ่มแม่บ้าน (สมมติ)",
            "source_words": ["แม่บ้าน"],
            "date": "ตุลาคม 2568",
            "date_words": ["2568"],
        }
    ],
    "readers": [
        {"id": "nid", "name": "พี่นิด"},
        {"id": "sai", "name": "ป้าสาย", "about": "อายุ 67", "need": 1.5},
    ],
    "questions": [
        {"id": "topic", "ask": "หน้านี้พูดเรื่องอะไร", "kind": "topic", "words": ["แยม"]},
        {"id": "value", "ask": "มะขามขายได้กี่ขวด", "kind": "value", "data": "jam", "row": "มะขาม"},
        {"id": "who", "ask": "ใครเป็นคนนับ", "kind": "source", "data": "jam"},
    ],
    "start": [
        {"id": "head", "kind": "title", "x": 48, "y": 40, "w": 504, "h": 80, "text": "แยม", "size": 36},
    ],
}


def brief(**other):
    """The brief, with something different."""
    return PosterBrief.model_validate(RAW | other)
