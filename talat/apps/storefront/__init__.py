"""A shop to practise with: one product to begin with, or several and a whole season, as the market has it."""

from talat.apps.kit import unit_tool
from talat.apps.storefront import view
from talat.apps.storefront.season import view as season_view
from talat.apps.storefront.season.state import SeasonShop
from talat.apps.storefront.state import Storefront


def bench(client, exercise, part="exercise", edition=lambda version: None):
    """The bench of the kind of shop that this part of the exercise is."""
    kind = Storefront if exercise.market(part).season is None else SeasonShop
    return kind(client, exercise, part, edition)


def render(shop, folder):
    """The HTML of the screen the shop is on."""
    return (season_view if isinstance(shop, SeasonShop) else view).render(shop, folder)


TOOL = unit_tool.Tool(bench=bench, render=render)


def open(exercise, part="exercise"):  # the word lessons use
    """Displays the shop of an exercise."""
    unit_tool.open_tool(TOOL, exercise, part)
