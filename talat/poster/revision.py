"""What was done with what the readers said: pages that were shown, changed and shown again."""

from __future__ import annotations

from collections.abc import Sequence

from talat.poster.readers import Answer
from talat.poster.sheet import Sheet


def revisions(shown: Sequence[Sheet], last: Sheet) -> int:
    """How often the page was changed after a reader test: pages `shown` in order, then the `last` one."""
    pages = [*shown, last]
    return sum(one != after for one, after in zip(pages, pages[1:], strict=False))


def retested(shown: Sequence[Sheet], last: Sheet) -> bool:
    """Whether a page was changed after a test and the last page is one the readers have seen."""
    return len(shown) > 1 and shown[0] != last and shown[-1] == last


def right_share(answers: Sequence[Answer]) -> float:
    """The share, 0–1, of right answers; 0 of none."""
    return sum(answer.right for answer in answers) / len(answers) if answers else 0.0


def causes(answers: Sequence[Answer]) -> dict[str, int]:
    """{why an answer was wrong: how many}, most first; causes as in `readers.Answer`."""
    found: dict[str, int] = {}
    for answer in answers:
        if not answer.right:
            found[answer.cause or "wrong"] = found.get(answer.cause or "wrong", 0) + 1
    return dict(sorted(found.items(), key=lambda row: -row[1]))


def mended(before: Sequence[Answer], after: Sequence[Answer]) -> tuple[Answer, ...]:
    """Answers that were wrong before and are right after, by reader and question."""
    right = {(one.reader, one.question) for one in after if one.right}
    return tuple(one for one in before if not one.right and (one.reader, one.question) in right)
