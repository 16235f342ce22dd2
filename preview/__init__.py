"""A unit in the browser of who writes it: no container, no login, nothing kept; `make preview UNIT=ads-07`.

The page is the real theme, the tools are the real tools, a submitted work is scored by its real rubric.
What is not real: there is no kernel and no line to one, the journal lives in memory and is gone when the
preview ends, the market is always that of the same seed, and scoring uses a key of its own. Nothing of this
is part of a lab.
"""
