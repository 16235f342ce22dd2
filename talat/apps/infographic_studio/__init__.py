"""The infographic studio: a page canvas, charts that are checked, readers who are asked."""

from talat.apps.infographic_studio import view
from talat.apps.infographic_studio.state import Studio
from talat.apps.kit import unit_tool

TOOL = unit_tool.Tool(bench=Studio, render=view.render, scripts=view.scripts)


def open(exercise, part="exercise"):  # the word lessons use
    """Displays the studio of an exercise."""
    unit_tool.open_tool(TOOL, exercise, part)
