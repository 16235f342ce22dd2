"""The three desks: what learners, instructors and admins see in their browser outside a unit."""
