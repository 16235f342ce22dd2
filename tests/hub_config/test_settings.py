"""Settings: one file, one schema; whatever is unknown or out of bounds is refused by name."""

import pytest
import yaml

from hub_config import settings


def written(tmp_path, **changes):
    found = yaml.safe_load(settings.LAB_YAML.read_text()) | changes
    file = tmp_path / "lab.yaml"
    file.write_text(yaml.safe_dump(found))
    return file


def test_the_file_in_the_repository_is_valid():
    assert settings.load(settings.LAB_YAML).seat.memory_mb == 384


def test_an_unknown_key_is_refused_by_name(tmp_path):
    with pytest.raises(settings.BadSettings, match="seets"):
        settings.load(written(tmp_path, seets=40))


@pytest.mark.parametrize(
    ("key", "value"),
    [("port", 0), ("port", "eight"), ("seats", 0), ("prison", "../etc"), ("starting_at_once", 1000)],
)
def test_a_value_out_of_bounds_is_refused_by_name(tmp_path, key, value):
    with pytest.raises(settings.BadSettings, match=key):
        settings.load(written(tmp_path, **{key: value}))


def test_a_quota_too_small_to_start_is_refused(tmp_path):
    seat = {"memory_mb": 16, "cpu": 1, "pids": 96, "runtime": ""}
    with pytest.raises(settings.BadSettings, match=r"seat\.memory_mb"):
        settings.load(written(tmp_path, seat=seat))


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "port: [", "just words"])
def test_a_file_that_is_no_mapping_is_refused(tmp_path, text):
    file = tmp_path / "lab.yaml"
    file.write_text(text)
    with pytest.raises(settings.BadSettings, match=r"lab\.yaml"):
        settings.load(file)


def test_the_environment_overrides_the_file(tmp_path, monkeypatch):
    monkeypatch.setenv("TALAT_PORT", "9123")
    assert settings.load(written(tmp_path)).port == 9123
