"""The ten courses, and that what is published calls them by the same titles."""

from pathlib import Path

import pytest

from talat.content.course import course_folders, load_course
from talat.records import catalogue


def test_there_are_ten_courses():
    assert len(catalogue.COURSES) == len(set(catalogue.COURSES.values())) == 10


@pytest.mark.parametrize("folder", course_folders(Path("notebooks/courses")), ids=lambda folder: folder.name)
def test_a_written_course_has_its_title_from_the_catalogue(folder):
    assert load_course(folder).title == catalogue.title(folder.name)


def test_a_course_of_old_records_is_called_by_its_slug():
    assert catalogue.title("before-the-ten") == "before-the-ten"
