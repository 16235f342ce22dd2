"""How a rubric is written and run: checks that ask one question of a replayed attempt, and their marks."""

from __future__ import annotations

import hashlib
import hmac
import importlib
import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from types import SimpleNamespace

import numpy as np

from talat.journal.events import Event
from talat.journal.play import Play, begin
from talat.journal.shop.outcome import Decision, Standing, Summary
from talat.journal.shop.play import ShopPlay, run_day, summed
from talat.records.results import Mark
from talat.scenarios.exercise import Criterion, Exercise
from talat.scenarios.market import Market

HELD_OUT = 24  # most markets the work is tried in; the mean's error falls with the root of this
HELD_OUT_DAYS = 360  # days replayed in them, so that a mark is there in about two seconds
WELL_DONE = "ทำได้ครบข้อนี้แล้ว"
WAITS = "ครูจะอ่านและให้คะแนนข้อนี้"


class RubricError(RuntimeError):
    """A rubric that does not fit its exercise, or a check that returned no share from 0 to 1."""


@dataclass(frozen=True)
class Step:
    """One decision and the number of days sold before it."""

    event: Event
    sold: int


@dataclass(frozen=True)
class Run:
    """Everything a check may look at: the learner's own attempt, and how its decisions fare in other markets.

    A number of `held_out` is that of the play's own `summary`: of a shop with one product, had its last
    plan been kept all days; of any other tool, the same decisions day by day.
    """

    exercise: Exercise
    play: Play
    steps: tuple[Step, ...]
    held_out: tuple[Summary, ...]  # or the summary of the tool's kind; one a held-out seed
    seeds: tuple[int, ...] = field(repr=False, default=())

    @property
    def goal(self) -> SimpleNamespace:
        """The exercise's goals by name."""
        return SimpleNamespace(**self.exercise.goals)

    @property
    def days(self) -> list:
        """The days the learner worked."""
        return self.play.days

    @property
    def plan(self):
        """What the last day was worked with: what was really tried, not what was typed afterwards."""
        if not self.days:
            return None
        last = self.days[-1]
        return last.decision if hasattr(last, "decision") else last.plan

    @property
    def share_of_days(self) -> float:
        """Days worked over days of the market, 0–1; of a page, which has no days, 1 once it was worked on."""
        days = self.play.market.days
        return len(self.days) / days if days else float(self.play.worked)

    def expected(self, name: str) -> float:
        """Mean a day of one number of the summary over the held-out markets; 0 when nothing was sold."""
        values = [getattr(each, name) / each.days for each in self.held_out]
        return float(np.mean(values)) if values else 0.0

    def total(self, name: str) -> float:
        """Mean of one number of the summary over the held-out markets; 0 when nothing was sold."""
        values = [getattr(each, name) for each in self.held_out]
        return float(np.mean(values)) if values else 0.0

    def share_of_markets(self, holds: Callable[[Summary], bool]) -> float:
        """The share, 0–1, of held-out markets in which something holds; 0 when nothing was sold."""
        return float(np.mean([holds(each) for each in self.held_out])) if self.held_out else 0.0


@lru_cache(maxsize=2048)  # one small record each; the luck interval asks for the same seasons again
def season(market: Market, seed: int, decision: Decision) -> Summary:
    """One decision kept through a whole market."""
    start = market.reviews
    standing, days = Standing(start.number, start.number * start.stars), []
    for day in range(1, market.days + 1):
        days.append(run_day(market, seed, day, decision, standing))
        standing = days[-1].after
    return summed(market, days, standing)


@dataclass(eq=False)
class Check:
    """One question; its docstring is the sentence the learner reads."""

    ask: Callable[[Run], bool | float]
    needs: Callable[[Run], bool] | None = None
    tell: Callable[[Run], tuple[str, str]] | None = None

    @property
    def name(self) -> str:
        return self.ask.__name__

    @cached_property
    def rule(self) -> str:
        return " ".join((self.ask.__doc__ or "").split())

    def evidence(self, tell):
        """Decorator: a function of the run that returns (evidence, fix), two Thai sentences."""
        self.tell = tell
        return self

    def share(self, run: Run) -> float:
        """What is earned, 0–1; 0 when what it needs is missing; `RubricError` for anything else."""
        if self.needs is not None and not self.needs(run):
            return 0.0
        found = self.ask(run)
        share = float(found)
        if not math.isfinite(share) or not 0.0 <= share <= 1.0:
            raise RubricError(f"check {self.name} returned {found!r}, not a share from 0 to 1")
        return share


def check(needs=None):
    """Turn a function of a `Run` into a `Check`.

    needs  a function of a `Run`: unless it is true the check earns nothing, and its docstring
           is the evidence the learner reads
    """

    def wrap(ask):
        if not ask.__doc__:
            raise RubricError(f"check {ask.__name__} has no docstring for the learner")
        return Check(ask, needs)

    return wrap


def between(value: float, none: float, full: float) -> float:
    """Partial credit, 0–1: nothing up to `none`, everything from `full`, a straight line between.

    NaN earns nothing. `none` above `full` turns the line around.
    """
    if none == full:
        raise RubricError("between: none and full are the same")
    share = (float(value) - none) / (full - none)
    return float(min(1.0, max(0.0, share))) if math.isfinite(share) else float(share > 0)


def trial(play: Play, seed: int) -> Summary:
    """What the learner's decisions bring in the market of another seed."""
    if type(play) is ShopPlay:
        return season(play.market, seed, play.days[-1].decision)
    return play.elsewhere(seed).summary


def trials(play: Play) -> int:
    """In how many markets an attempt is tried: fewer when each is a long replay."""
    if type(play) is ShopPlay:
        return HELD_OUT
    if not play.market.days:
        return 0  # a page has no luck to be tried
    return max(4, min(HELD_OUT, HELD_OUT_DAYS // play.market.days))


def held_out_seeds(exercise: Exercise, grading_key: bytes, number: int = HELD_OUT) -> tuple[int, ...]:
    """Seeds nobody outside grading can know; the same for all learners of one version of an exercise."""
    seeds = []
    for index in range(number):
        text = f"held-out|{exercise.course}|{exercise.id}|{exercise.version}|{index}"
        digest = hmac.new(grading_key, text.encode(), hashlib.sha256).digest()
        seeds.append(int.from_bytes(digest[:8], "big") >> 1)
    return tuple(seeds)


def run_of(exercise: Exercise, seed: int, events: Iterable[Event], grading_key: bytes) -> Run:
    """The replayed attempt, and its decisions tried in the held-out markets."""
    play, steps = begin(exercise.exercise, seed), []
    for event in events:
        steps.append(Step(event, len(play.days)))
        play.apply(event)
    enough = getattr(_module(exercise), "MARKETS", HELD_OUT)  # a rubric may say that fewer markets are enough
    seeds = held_out_seeds(exercise, grading_key, min(trials(play), enough))
    tried = tuple(trial(play, each) for each in seeds) if play.days else ()
    return Run(exercise, play, tuple(steps), tried, seeds)


@dataclass(frozen=True)
class Scored:
    """Marks of one attempt; `luck` is the 5th to 95th percentile of the score had one market decided."""

    marks: tuple[Mark, ...]
    luck: tuple[float, float] | None

    @property
    def score(self) -> float:
        """Points given so far; what waits for the instructor counts 0."""
        return float(round(sum(mark.points or 0.0 for mark in self.marks), 2))


def score(exercise: Exercise, attempt_head, events: Sequence, grading_key: bytes) -> Scored:
    """The marks of one submitted attempt.

    attempt_head  has the attempt's `seed`, as attribute or key
    events        decisions in order, bare or `Stamped`
    grading_key   bytes that exist only where grading runs

    Raises `BadEvent` for a journal that cannot be replayed, `RubricError` for a broken rubric.
    """
    seed = attempt_head["seed"] if isinstance(attempt_head, dict) else attempt_head.seed
    bare = [getattr(event, "event", event) for event in events]
    run = run_of(exercise, seed, bare, grading_key)
    checks = checks_of(exercise)
    marks = tuple(_mark(criterion, checks.get(criterion.id), run) for criterion in exercise.criteria)
    return Scored(marks, luck_of(exercise, checks, run))


def _module(exercise: Exercise):
    """The exercise's rubric."""
    return importlib.import_module(f"graders.rubrics.{exercise.id.replace('-', '_')}")


def checks_of(exercise: Exercise) -> dict[str, Check]:
    """The checks in graders/rubrics/<exercise>.py by name; every criterion must have one."""
    module = _module(exercise)
    checks = {value.name: value for value in vars(module).values() if isinstance(value, Check)}
    wanted = {criterion.id for criterion in exercise.criteria}
    if wanted != set(checks):
        raise RubricError(f"{exercise.id}: criteria {sorted(wanted)} but checks {sorted(checks)}")
    return checks


def luck_of(exercise: Exercise, checks: dict[str, Check], run: Run) -> tuple[float, float] | None:
    """How far the replayed score would move if only one of the held-out markets counted."""
    if not run.held_out:
        return None
    by_replay = [criterion for criterion in exercise.criteria if criterion.by == "replay"]
    totals = []
    for season_alone in run.held_out:
        alone = replace(run, held_out=(season_alone,))
        totals.append(sum(checks[each.id].share(alone) * each.points for each in by_replay))
    low, high = np.percentile(totals, [5, 95])
    return float(round(low, 2)), float(round(high, 2))


def _mark(criterion: Criterion, asked: Check, run: Run) -> Mark:
    """One criterion's `Mark`; an instructor's criterion waits once there is something to read."""
    share = asked.share(run)
    rule = asked.rule.format(goal=run.goal)
    points = float(round(share * criterion.points, 2))
    if criterion.by == "instructor" and share > 0:
        evidence, _ = asked.tell(run)
        return Mark(
            criterion.id, criterion.title, None, criterion.points, criterion.by, rule, evidence, WAITS
        )
    if asked.needs is not None and not asked.needs(run):
        evidence, fix = " ".join(asked.needs.__doc__.split()), asked.needs.fix
    else:
        evidence, fix = asked.tell(run)
    fix = WELL_DONE if share == 1.0 else fix
    return Mark(criterion.id, criterion.title, points, criterion.points, criterion.by, rule, evidence, fix)


def need(fix: str):
    """Decorator of a condition: its docstring says what is missing, `fix` what to do next time, both Thai."""

    def wrap(condition):
        condition.fix = fix
        return condition

    return wrap


def own_words(rule: str, untold: str, first: str, fix: str) -> Check:
    """The check "reason": what the learner wrote about the work, which an instructor reads; all Thai.

    untold, first  what who wrote nothing reads, and what to do next time;  fix  what makes words better
    """

    def wrote(run):
        return bool(run.play.reason) and run.play.worked

    def reason(_run):
        return True

    wrote.__doc__, reason.__doc__ = untold, rule
    told = check(needs=need(fix=first)(wrote))(reason).evidence
    return told(lambda run: (f"คุณเขียนว่า “{run.play.reason}”", fix))
