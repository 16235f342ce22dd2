"""The rubric of the inbox: answers in time, to the point, kind."""

from graders.rubrics import ads_03
from tests.graders.attempts import NEXT, Unit, ad, ad_set, campaign, see

UNIT = Unit("ads-03")
TALK = [
    campaign("leads"),
    ad_set(goal="messages"),
    ad(photo="plate", leads_to="inbox", button="send_message"),
]
TOPICS = ("price", "postage", "keep", "made")


def answers(text):
    return [{"do": "set_answer", "topic": topic, "text": text} for topic in TOPICS]


def test_silence_and_answers_beside_the_point_earn_nothing():
    assert UNIT.share(ads_03.to_the_point, [*TALK, *[NEXT] * 4]) == 0.0
    earned, evidence, fix = UNIT.told(ads_03.to_the_point, [*TALK, *answers("ดูในโพสต์ค่ะ"), *[NEXT] * 4])
    assert earned == 0.0 and "ดูในโพสต์" in evidence and "ข้อความเดียว" in fix


def test_an_answer_to_half_of_what_is_asked_earns_half():
    half = [{"do": "set_answer", "topic": "price", "text": "269 ค่ะ"}]
    rest = [raw for raw in UNIT.written("exemplar") if raw["do"] == "set_answer"][1:]
    part = UNIT.share(ads_03.to_the_point, [*TALK, *half, *rest, *[NEXT] * 4])
    assert 0.6 < part < 1.0


def test_rude_pushy_and_curious_answers_are_quoted():
    for text in ("รีบโอนเลยนะคะ", "ขอเลขบัตรประชาชนก่อนค่ะ", "ไม่ซื้อก็อย่าถาม"):
        bad = [*TALK, *answers("ชุดละ 269 บาทค่ะ")[:3], *answers(text)[3:], *[NEXT] * 3]
        earned, evidence, _ = UNIT.told(ads_03.polite, bad)
        assert earned == 0.75 and text in evidence


def test_an_answer_without_a_kind_word_is_told():
    earned, evidence, _ = UNIT.told(ads_03.polite, [*TALK, *answers("269"), *[NEXT] * 3])
    assert earned == 0.0 and "คำลงท้าย" in evidence


def test_the_inbox_is_opened_every_other_day():
    inbox = see("inbox")
    assert UNIT.share(ads_03.watched, [*TALK, inbox, *[NEXT] * 12]) == 0.0
    assert UNIT.share(ads_03.watched, [*TALK, *([NEXT, NEXT, inbox] * 6)]) == 1.0
    assert UNIT.share(ads_03.watched, [*TALK, *([NEXT, NEXT, NEXT, NEXT, inbox] * 3)]) == 0.5
