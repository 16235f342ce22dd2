"""The story of the questions after a unit: what was answered, and whether it was right."""

from __future__ import annotations

from hub_config.desks.stories.narrator import Narrator


def _answer_recap(event, play, _before):
    if not play:
        return f"ตอบคำถาม {event.question}", (), ""
    question = play.market.question(event.question)
    option = next(option for option in question.options if option.id == event.option)
    said = f"ตอบ “{question.ask}” ว่า “{option.text}”"
    return said, ("ถูก" if option.right else "ยังไม่ใช่",), ""


def _submit(_event, play, _before):
    if not play:
        return "ตอบครบทุกข้อ", (), ""
    return "ตอบครบทุกข้อ", (f"ถูกตั้งแต่ครั้งแรก {play.right} จาก {len(play.market.questions)} ข้อ",), ""


NARRATOR = Narrator(screens={}, tell={"answer_recap": _answer_recap, "submit": _submit})
