"""How learners did at the questions after each unit, replayed from their journals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from talat.journal.chain import BrokenChain
from talat.journal.events import BadEvent
from talat.journal.play import replay
from talat.records import attempts


@dataclass(frozen=True)
class Recalled:
    """One unit's questions: right at the first try in the first and in the newest round, of how many."""

    first: int
    latest: int
    questions: int
    latest_questions: int
    rounds: int  # rounds that were finished


def of(records, learner: str, lessons) -> Mapping[str, Recalled]:
    """{unit: `Recalled`} of every unit whose questions the learner has answered to the end."""
    rounds: dict[str, list] = {}
    for attempt in attempts.attempts_of(records, learner):
        if attempt.part == "recap" and attempt.submitted_at:
            rounds.setdefault(attempt.exercise, []).append(attempt)
    found = {unit: _recalled(records, tries, lessons) for unit, tries in rounds.items()}
    return {unit: one for unit, one in found.items() if one}


def _recalled(records, tries: list, lessons) -> Recalled | None:
    plays = [_play(records, attempt, lessons) for attempt in dict.fromkeys((tries[0], tries[-1]))]
    if not all(plays):
        return None
    numbers = len(plays[0].market.questions), len(plays[-1].market.questions)
    return Recalled(plays[0].right, plays[-1].right, *numbers, len(tries))


def _play(records, attempt, lessons):
    """A round played again; None when its questions or its journal cannot be read."""
    exercise = lessons.exercise(attempt.course, attempt.exercise, attempt.content_version)
    if exercise is None or exercise.version_of("recap") != attempt.market_version:
        return None
    try:
        rows = attempts.journal(records, attempt.id)
        return replay(exercise.market("recap"), attempt.seed, [row.event for row in rows])
    except (BadEvent, BrokenChain):
        return None
