"""The questions on the screen: the door, one question, the end; works nothing out."""

from pathlib import Path
from urllib.parse import quote

from talat.apps.kit import page, screens

SCENERY = page.templates(Path(__file__).with_name("screens"))
IN_FRAGMENT = "?/:@!$&'()*+,;="  # what nbconvert leaves as it is when it names a heading
SCENERY.filters["anchor"] = lambda heading: "#" + quote(heading.replace(" ", "-"), safe=IN_FRAGMENT)


def render(recap, _folder):
    """The HTML of the screen the questions are on."""
    facts = {"recap": recap, "number": len(recap.exercise.recap.questions)}
    return screens.render(recap, SCENERY, facts | SCREENS.get(recap.screen, lambda recap: {})(recap))


def _question(recap):
    asked = recap.question
    chosen = recap.play.chosen.get(asked.id, ())
    last = next((option for option in asked.options if chosen and option.id == chosen[-1]), None)
    at = recap.market.questions.index(asked) + 1
    return {"asked": asked, "chosen": chosen, "last": last, "at": at}


def _summary(recap):
    missed = [question for question in recap.market.questions if not recap.play.at_once(question)]
    return {"right": recap.play.right, "missed": missed, "read": _headings(missed)}


def _headings(questions):
    """Headings to read again, each once, in the order of the questions."""
    return list(dict.fromkeys(question.read for question in questions if question.read))


SCREENS = {"question": _question, "summary": _summary}
