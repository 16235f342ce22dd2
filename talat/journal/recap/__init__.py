"""The journal of the questions after a unit: what was answered, in which order, and what was right."""
