"""The three desks: learner, instructor, admin."""
