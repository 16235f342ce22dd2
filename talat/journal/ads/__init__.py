"""A page and its ads: what a learner decides, what may follow what, and what came of it."""
