"""Questions of an attempt that are asked once, however many checks and held-out markets ask them."""

from functools import wraps
from weakref import WeakKeyDictionary


def once(question):
    """A function of a `Run` that looks at the attempt alone; its answer is kept while the play lives."""
    known = WeakKeyDictionary()

    @wraps(question)
    def asked(run):
        if run.play not in known:
            known[run.play] = question(run)
        return known[run.play]

    return asked
