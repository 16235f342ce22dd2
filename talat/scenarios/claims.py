"""What a text for buyers may not say, and what it may say only with proof, permission or care.

    check(text, category, on, *, platforms=(), rivals=()) -> tuple[Finding, ...]
    worst(findings) -> "forbidden" | "needs_proof" | "needs_permission" | "careful" | ""

Rules, words and laws are dated data in law/*.yaml; nothing here knows a forbidden word. The words are
matched on folded text (folded.py, wording.py), a denied claim is none (negation.py). It is a teacher's help,
no lawyer: it knows what is written in its tables, and a text without findings is not thereby lawful.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from talat.scenarios import negation
from talat.scenarios.folded import fold
from talat.scenarios.law import Law, book, rules_on
from talat.scenarios.wording import Found, compiled, places

SEVERITIES = ("forbidden", "needs_proof", "needs_permission", "careful")
_SIGNS = str.maketrans("", "", "{}()[]|…#")


@dataclass(frozen=True)
class Finding:
    """One place in a text that breaks a rule, or may."""

    rule: str  # id of the rule
    title: str  # what it is about, Thai
    where: tuple[int, int]  # (start, end) in the text as given
    words: str  # text[start:end]
    severity: str  # one of SEVERITIES
    why: str  # one sentence, Thai
    fix: str  # what to write instead, Thai
    law: Law  # act, section, penalty, valid_from, source, status
    source: str  # where the rule was read
    status: str  # official, secondary or assumption
    platform: str  # whose own rule it is; "" for the law


@dataclass(frozen=True)
class _Hit:
    rule: object
    law: Law
    found: Found


@cache
def _expressions(rule, rivals):
    """(words, unless, cleared_by) of a rule, compiled; `rivals` are the names that {rival} stands for."""
    lists = book().lists | {"rival": rivals}
    return tuple(compiled(words, lists) for words in (rule.words, rule.unless, rule.cleared_by))


def _asked(rule, category, platforms, rivals):
    """Whether a rule is looked at in this check."""
    if rule.platform and rule.platform not in platforms:
        return False
    return rule.about(category) and (bool(rivals) or not any("{rival}" in one for one in rule.words))


def _hits(folded, rule, law, rivals):
    """Every place where a rule's words stand and no innocent longer wording covers them."""
    words, unless, cleared = _expressions(rule, rivals)
    found = places(words, folded)
    if not found or (cleared and places(cleared, folded)):
        return []
    innocent = places(unless, folded)
    return [
        _Hit(rule, law, one)
        for one in found
        if not any(one.start < other.end and other.start < one.end for other in innocent)
    ]


def _claimed(folded, hits):
    """The hits that are claimed, those denied left out; in the order of the text."""
    denied = None
    for hit in sorted(hits, key=lambda hit: (hit.found.start, -hit.found.end)):
        if hit.rule.negatable and (
            negation.denied_before(folded, hit.found)
            or negation.denied_after(folded, hit.found)
            or negation.carried_on(folded, denied, hit.found)
        ):
            denied = hit.found
        else:
            yield hit


def _finding(text, folded, hit):
    start, end = folded.span(hit.found.start, hit.found.end)
    rule = hit.rule
    return Finding(
        rule=rule.id,
        title=rule.title,
        where=(start, end),
        words=text[start:end],
        severity=rule.severity,
        why=rule.why,
        fix=rule.fix,
        law=hit.law,
        source=rule.source,
        status=rule.status,
        platform=rule.platform or "",
    )


def check(text: str, category: str, on: date, *, platforms=(), rivals=()) -> tuple[Finding, ...]:
    """Every `Finding` in a text, in its order; none for an honest one. Never raises for a string.

    category   kind of goods: "food", "cosmetics" or any other slug, "" when unknown
    on         the day it is shown; a rule holds from its valid_from
    platforms  whose own rules count too: "line-ads" (banned words), "meta-ads" (special categories)
    rivals     names of other shops, to find comparisons with them
    """
    folded = fold(text)
    names = tuple(
        name for name in (rival.translate(_SIGNS).strip() for rival in rivals) if fold(name).letters
    )
    hits = [
        hit
        for rule, law in rules_on(on)
        if _asked(rule, category, platforms, names)
        for hit in _hits(folded, rule, law, names)
    ]
    return tuple(_finding(text, folded, hit) for hit in _claimed(folded, hits))


def worst(findings) -> str:
    """The gravest severity among findings, "" for none."""
    found = {finding.severity for finding in findings}
    return next((severity for severity in SEVERITIES if severity in found), "")
