"""Grading one exercise many times: by replay, as the lab does, and by nbgrader alone, running cells."""
