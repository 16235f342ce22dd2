"""Every unit in a sealed seat as its learner first meets it."""

import pytest

from talat.content.course import course_folders, load_course
from tests.browser import SCREENS, saved
from tests.stack.test_tools import enter, visit

pytestmark = [pytest.mark.docker, pytest.mark.browser]
COURSES = {folder.name: load_course(folder) for folder in course_folders("notebooks/courses")}
UNITS = [(slug, unit.id) for slug, course in COURSES.items() for unit in course.units]
NUMBER = "8801100"


@pytest.fixture(scope="module")
def learner(lab, browser):
    """One learner of all courses, seated."""
    from talat.records import classes

    slug, unit = UNITS[0]
    person = visit(browser, lab, NUMBER, slug, unit).learner
    records = lab.records()
    for other in COURSES:
        if not classes.is_enrolled(records, NUMBER, other):
            classes.enrol(records, NUMBER, other)
    records.close()
    yield person
    person.close()


@pytest.mark.parametrize(("course", "unit"), UNITS, ids=[unit for _, unit in UNITS])
def test_a_unit_opens_whole_fits_and_is_accessible(learner, course, unit):
    title = COURSES[course].unit(unit).title
    enter(learner, course, unit)
    assert learner.page.locator("h1").first.inner_text() == title
    drawn = "[...document.images].every(image => image.complete && image.naturalWidth > 0)"
    assert learner.page.evaluate(drawn), "a picture of the lesson is broken"
    learner.accessible()
    learner.fits()
    learner.picture(f"units/{unit}")
    assert saved(SCREENS / f"units/{unit}.png")
    assert learner.left_the_machine == []
