"""Checks each exercise.yaml in full: `python -m talat.scenarios.check [courses]` names file and line."""

import sys
from pathlib import Path

from talat.scenarios.arena import fees
from talat.scenarios.exercise import BadExercise, load_exercise
from talat.scenarios.fees import NoTable


def problems(courses):
    """One sentence for each exercise under a folder that cannot be used."""
    for path in sorted(Path(courses).glob("*/*/exercise.yaml")):
        try:
            exercise = load_exercise(path.parent)
            for market in (exercise.practice, exercise.exercise):
                for day in (1, market.days) if market.days else ():  # a page of information sells nothing
                    fees(market, day)
        except (BadExercise, NoTable) as error:
            yield f"{error}" if str(path) in str(error) else f"{path}: {error}"


def main(arguments):
    """Print each problem; 1 when there is any."""
    found = list(problems(arguments[0] if arguments else "notebooks/courses"))
    for problem in found:
        print(problem, file=sys.stderr)
    print(f"โจทย์ / exercises: {len(found)} problem(s)")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
