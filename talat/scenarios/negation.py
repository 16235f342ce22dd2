"""Whether a claim is denied or asked about: “ไม่ได้รักษาโรค”, “รักษาโรคไม่ได้ค่ะ”, “รักษาโรคได้ไหม”."""

import re
from dataclasses import dataclass
from functools import cache

from talat.scenarios.folded import HARD, NONE
from talat.scenarios.law import book
from talat.scenarios.wording import expression, places, source

REACH = 60  # letters before a claim in which its denial may begin


@dataclass(frozen=True)
class _Words:
    before: re.Pattern
    open_end: re.Pattern  # what may end a denial that a gap parts from the claim
    after: re.Pattern
    particle: re.Pattern
    between: re.Pattern


@cache
def _words():
    lists = book().lists

    def one_of(name):
        return (
            "(?:" + "|".join(source(word, lists) for word in sorted(lists[name], key=len, reverse=True)) + ")"
        )

    no = f"(?!{one_of('not_negators')}){one_of('negators')}"
    return _Words(
        before=re.compile(rf"{no}{one_of('fillers')}*{one_of('last_fillers')}?\Z"),
        open_end=re.compile(rf"{one_of('open_fillers')}\Z"),
        after=re.compile(one_of("denials")),
        particle=re.compile(one_of("particles")),
        between=re.compile(rf"(?:{one_of('connectors')}{one_of('fillers')}*)"),
    )


def _line_start(folded, at):
    """Where the sentence that holds letter `at` begins."""
    while at > 0 and folded.gaps[at] != HARD:
        at -= 1
    return at


def denied_before(folded, found):
    """Whether a denial leads straight up to the claim."""
    start = max(_line_start(folded, found.start), found.start - REACH)
    before = folded.letters[start : found.start]
    if not before or not _words().before.search(before):
        return False
    return folded.gaps[found.start] == NONE or bool(_words().open_end.search(before))


def denied_after(folded, found):
    """Whether the claim is followed by “ไม่ได้” or asked about with “ได้ไหม”, and nothing more."""
    end = found.end
    denial = _words().after.match(folded.letters, end)
    if denial is None or HARD in folded.gaps[end : denial.end()]:
        return False
    end = denial.end()
    return (
        end == len(folded.letters)
        or folded.gaps[end] != NONE
        or bool(_words().particle.match(folded.letters, end))
    )


def affirmed(wordings, folded):
    """True when any of the wordings stands undenied, False when all that stand are denied, None for none."""
    found = places(expression(tuple(wordings)), folded)
    return any(not denied_before(folded, one) for one in found) if found else None


def carried_on(folded, denied, found):
    """Whether a connector alone stands between a denied claim and this one: ไม่ได้รักษาโรคหรือลดน้ำหนัก."""
    if not denied or HARD in folded.gaps[denied.end : found.start + 1]:
        return False
    return bool(_words().between.fullmatch(folded.letters, denied.end, found.start))
