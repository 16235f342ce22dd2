"""The journal of a shop: its decisions, their order, and its play with one product or a whole season."""
