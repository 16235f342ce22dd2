"""The rubric of the page: who we are, one voice, giving more than selling, coming regularly."""

from graders.rubrics import ads_01
from tests.graders.attempts import NEXT, Unit, see

UNIT = Unit("ads-01")
PAGE = {"do": "set_page", "name": "ไม้กวาดบ้านสวน", "about": "กลุ่มเรามัดมือ ส่งของทุกวัน ตอบทุกเย็นค่ะ"}
SELL = "ชุด 2 ด้าม 189 บาท ค่าส่ง 45 บาทค่ะ"


def post(name, kind="story", text="มัดไม้กวาดกันแต่เช้าค่ะ", photo="pair"):
    return {"do": "write_post", "post": name, "kind": kind, "photo": photo, "text": text}


def posts(*days, **more):
    """Posts on these days, to the end of the market."""
    found = []
    for day in range(1, UNIT.exercise.exercise.days + 1):
        found += [post(f"p{day}x{turn}", **more) for turn in range(days.count(day))] + [NEXT]
    return found


def test_a_page_is_introduced_by_name_maker_how_and_when():
    for name, about, share in (
        ("ร้านเรา 1", "", 0.0),
        ("ไม้กวาดบ้านสวน", "", 0.25),
        (PAGE["name"], "กลุ่มเรามัดมือ", 0.5),
        (PAGE["name"], PAGE["about"], 1.0),
    ):
        assert UNIT.share(ads_01.introduced, [PAGE | {"name": name, "about": about}, NEXT]) == share
    _, evidence, fix = UNIT.told(ads_01.introduced, [PAGE | {"about": "ของดี"}, NEXT])
    assert "ของดี" in evidence and "ใครทำ" in fix and "ตอบเมื่อไร" in fix


def test_the_rarer_voice_and_hurry_are_quoted():
    both = [post("a"), NEXT, NEXT, post("b"), NEXT, NEXT, post("c", text="มัดแล้วครับ"), NEXT]
    earned, evidence, fix = UNIT.told(ads_01.one_voice, both)
    assert round(earned, 2) == 0.67 and "มัดแล้วครับ" in evidence and "แบบเดียว" in fix
    hurry = [post("a"), NEXT, NEXT, post("b", text="รีบสั่งเลยค่ะ"), NEXT]
    assert UNIT.told(ads_01.one_voice, hurry)[0] == 0.5
    assert UNIT.share(ads_01.one_voice, posts(1, 4, 8, text="ขอบคุณที่ติดตามกันมานะจ๊ะ")) == 1.0


def test_selling_only_gives_nothing():
    assert UNIT.share(ads_01.gives, posts(1, 4, 8, 12, kind="sell", text=SELL)) == 0.0
    assert UNIT.share(ads_01.gives, posts(1, 4, 8, 12)) == 1.0
    assert UNIT.share(ads_01.gives, posts(1, 4)) == 0.5


def test_a_selling_post_without_a_price_is_quoted():
    assert UNIT.share(ads_01.priced, posts(1, 4)) == 0.0
    earned, evidence, _ = UNIT.told(ads_01.priced, posts(1, 4, kind="sell", text="สนใจทักแชตค่ะ"))
    assert earned == 0.0 and "สนใจทักแชต" in evidence
    assert UNIT.share(ads_01.priced, posts(1, 4, kind="sell", text=SELL)) == 1.0


def test_silence_and_crowding_are_told():
    assert UNIT.share(ads_01.rhythm, posts(1, 3, 5, 8, 11, 13)) == 1.0
    earned, evidence, _ = UNIT.told(ads_01.rhythm, posts(1, 3))
    assert earned < 1.0 and "หลังโพสต์วันที่ 3 เพจเงียบไป 11 วัน" in evidence
    crowded = UNIT.told(ads_01.rhythm, posts(1, 1, 5, 9, 13))
    assert crowded[0] < 1.0 and "มากกว่าหนึ่งโพสต์" in crowded[1]
    assert "ลงติดกัน" in UNIT.told(ads_01.rhythm, posts(4, 5, 9, 13))[1]


def test_words_of_the_page_are_looked_at_too():
    boast = PAGE | {"about": "ไม้กวาดที่ดีที่สุดในโลก ตอบทุกเย็นค่ะ"}
    earned, evidence, _ = UNIT.told(ads_01.honest, [boast, *posts(1, 4)])
    assert earned < 1.0 and "หน้าเพจ" in evidence


def test_answers_that_come_late_earn_less():
    answers = [raw for raw in UNIT.written("exemplar") if raw["do"] == "set_answer"]
    assert UNIT.share(ads_01.ready, [*answers, NEXT]) == 1.0
    assert 0.0 < UNIT.share(ads_01.ready, [*[NEXT] * 8, *answers, NEXT]) < 0.6
    assert UNIT.share(ads_01.ready, [answers[0], see("inbox"), NEXT]) == 1 / 3
