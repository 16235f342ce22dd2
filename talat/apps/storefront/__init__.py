"""A small online shop to practise with: photo, price, days, payout slip, reason, points."""

from talat.apps.kit import unit_tool
from talat.apps.storefront import view
from talat.apps.storefront.state import Storefront

TOOL = unit_tool.Tool(bench=Storefront, render=view.render)


def open(exercise, part="exercise"):  # the word lessons use
    """Displays the shop of an exercise."""
    unit_tool.open_tool(TOOL, exercise, part)
