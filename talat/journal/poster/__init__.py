"""The journal of a page of information: its decisions, their order, and the page they make."""
