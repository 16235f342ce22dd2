"""The words of a product's page under the teacher's pen: marks, each explained, and what buyers ask."""

from dataclasses import dataclass

from talat.journal.shop.books import PageText
from talat.scenarios import pages

SEVERITY = {  # tone and words of each
    "forbidden": ("bad", "เขียนไม่ได้"),
    "needs_proof": ("warn", "ต้องมีหลักฐาน"),
    "needs_permission": ("warn", "ต้องขออนุญาตก่อน"),
    "careful": ("info", "ระวัง"),
}


@dataclass(frozen=True)
class Remark:
    """One mark of the pen."""

    number: int
    tone: str
    badge: str
    words: str
    why: str
    fix: str
    law: str  # act and section, or whose rule it is


@dataclass(frozen=True)
class Piece:
    """A stretch of text; `number` is that of its remark, 0 for plain text."""

    text: str
    tone: str
    number: int


@dataclass(frozen=True)
class Fact:
    """One thing buyers want to know."""

    title: str
    say: str  # the truth
    state: str  # "named" | "missing" | "misstated"


@dataclass(frozen=True)
class Proof:
    """A page as the teacher gives it back."""

    title: tuple[Piece, ...]
    description: tuple[Piece, ...]
    remarks: tuple[Remark, ...]
    facts: tuple[Fact, ...]
    advice: tuple[str, ...]  # questions
    hidden: bool  # the marketplace would show it to nobody
    rule: str  # by which; ""

    @property
    def told(self):
        """How many of the facts it tells rightly."""
        return sum(fact.state == "named" for fact in self.facts)


def page_of(play, product, title=None, description=None):
    """The `Page` of a product as it stands, or with other words, written today."""
    number = play.at[product]
    if title is None:
        return play.pages[number]
    text = PageText(title, description, min(play.today, play.market.days))
    return pages.page(play.market, play.season, number, text)


def facts_of(play, product):
    """What is true of a product, as its supplier tells it: (title, sentence)."""
    told = play.season.listings[play.at[product]].particulars
    return [(fact.title, fact.say) for fact in told.facts] if told else []


def proof(play, product, page):
    """The `Proof` of a page; None where an exercise does not judge words."""
    if page.appraisal is None:
        return None
    found, facts = page.appraisal, play.season.listings[play.at[product]].particulars.facts
    states = dict.fromkeys(found.named, "named") | dict.fromkeys(found.misstated, "misstated")
    remarks = tuple(_remark(number, finding) for number, finding in enumerate(found.findings, start=1))
    title_count = len(found.title_findings)
    return Proof(
        title=_pieces(page.title, found.title_findings, remarks[:title_count]),
        description=_pieces(page.description, found.description_findings, remarks[title_count:]),
        remarks=remarks,
        facts=tuple(Fact(fact.title, fact.say, states.get(fact.id, "missing")) for fact in facts),
        advice=found.advice,
        hidden=page.hidden,
        rule=page.rule.why if page.rule else "",
    )


def _remark(number, finding):
    tone, badge = SEVERITY[finding.severity]
    law = finding.law
    told = " ".join(filter(None, (law.act, law.section))) if law else finding.platform
    return Remark(number, tone, badge, finding.words, finding.why, finding.fix, told)


def _pieces(text, findings, remarks):
    """The text cut at its findings; where two overlap the first keeps the words."""
    cut, at = [], 0
    for finding, remark in zip(findings, remarks, strict=True):
        start, end = max(finding.where[0], at), finding.where[1]
        if end <= at:
            continue
        cut += [Piece(text[at:start], "", 0), Piece(text[start:end], remark.tone, remark.number)]
        at = end
    return tuple(piece for piece in [*cut, Piece(text[at:], "", 0)] if piece.text)
