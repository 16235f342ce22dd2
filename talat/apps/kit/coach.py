"""The coach: looks at a play, asks one question at a time, never gives the answer.

A pattern is a function of the play that returns True when its question is due, or a dict of the numbers
its question names; the docstring is the question as the learner reads it.
"""


def question(patterns, play):
    """The Thai question of the first pattern that fits `play`; "" when none does."""
    for pattern in patterns:
        found = pattern(play)
        if found:
            numbers = found if isinstance(found, dict) else {}
            return " ".join(pattern.__doc__.split()).format(**numbers)
    return ""
