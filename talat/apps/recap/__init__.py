"""The questions after a unit: one a screen, why each answer is right or not, and what to read again."""

from talat.apps.kit import unit_tool
from talat.apps.recap import view
from talat.apps.recap.state import Recap

TOOL = unit_tool.Tool(bench=Recap, render=view.render)


def open(unit):  # the build writes this call at the end of each lesson
    """Displays the questions of a unit."""
    unit_tool.open_tool(TOOL, unit, "recap")
