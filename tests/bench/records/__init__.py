"""How fast decisions are acknowledged, and how that is measured."""
