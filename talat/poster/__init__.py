"""A page of information: blocks on paper, charts that are measured, readers who see only what is there.

Pure Python: no widget, no clock, no file but the tables beside it. Only `press` loads Matplotlib.
"""

VERSION = "1"  # of everything an answer or a mark depends on; a journal's head holds it through its exercise
