"""A page of one's own and its ads manager: posts, inbox, campaigns, results, tests, money."""

from talat.apps.kit import unit_tool
from talat.apps.page_ads import view
from talat.apps.page_ads.state import PageAds

TOOL = unit_tool.Tool(bench=PageAds, render=view.render)


def open(exercise, part="exercise"):  # the word lessons use
    """Displays the page of an exercise."""
    unit_tool.open_tool(TOOL, exercise, part)
