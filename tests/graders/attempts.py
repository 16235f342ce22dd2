"""Attempts at a unit, replayed for the tests of its rubric; below, decisions of the advertising course."""

import json
from pathlib import Path

from graders import rubric
from talat.journal.events import parse
from talat.journal.play import begin
from talat.scenarios.exercise import load_exercise

COURSE = Path("notebooks/courses/facebook-ads")
KEY = b"a grading key of the tests"
NEXT = {"do": "next_day"}


def see(screen):
    return {"do": "open_screen", "screen": screen}


class Unit:
    """One unit with its exercise."""

    def __init__(self, name, course=COURSE):
        self.folder, self.exercise = course / name, load_exercise(course / name)

    def written(self, answer):
        lines = (self.folder / f"{answer}.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines]

    def scored(self, decisions, seed=11):
        return rubric.score(self.exercise, {"seed": seed}, [parse(raw) for raw in decisions], KEY)

    def replayed(self, decisions):
        """(points, most, marks) of what is judged by replay."""
        marks = [mark for mark in self.scored(decisions).marks if mark.by == "replay"]
        return sum(mark.points for mark in marks), sum(mark.max_points for mark in marks), marks

    def run(self, decisions, seed=11):
        """The attempt alone, tried in no other market."""
        play, steps = begin(self.exercise.exercise, seed), []
        for event in map(parse, decisions):
            steps.append(rubric.Step(event, len(play.days)))
            play.apply(event)
        return rubric.Run(self.exercise, play, tuple(steps), ())

    def share(self, check, decisions):
        return check.share(self.run(decisions))

    def told(self, check, decisions):
        """(share, evidence, fix) of one check."""
        found = self.run(decisions)
        return check.share(found), *check.tell(found)


def campaign(objective="sales", **more):
    return {"do": "make_campaign", "campaign": "c1", "title": "แคมเปญ", "objective": objective, **more}


def ad_set(name="s1", goal="sales", budget=20_000, **more):
    made = {"do": "make_ad_set", "ad_set": name, "campaign": "c1", "title": f"ชุด {name}", "goal": goal}
    return made | {"budget": budget} | more


def ad(name="a1", under="s1", **more):
    made = {"do": "make_ad", "ad": name, "ad_set": under, "title": f"โฆษณา {name}", "photo": "clear"}
    return made | {"headline": "ของดีบ้านสวน", "text": "ทำมือ"} | more
