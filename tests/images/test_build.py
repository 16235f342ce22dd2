"""The build of the images: what counts as an input, and what is left out."""

import pytest

from images import build


def test_every_input_of_the_learner_image_exists_or_says_so(tmp_path):
    with pytest.raises(build.BuildFailed, match="missing"):
        build._files([tmp_path / "nothing"])


def test_one_changed_byte_is_another_image(tmp_path, monkeypatch):
    monkeypatch.setattr(build, "ROOT", tmp_path)
    file = tmp_path / "a.py"
    file.write_text("one")
    before = build.digest(["base", file])
    file.write_text("two")
    assert build.digest(["base", file]) != before


def test_a_renamed_file_is_another_image(tmp_path, monkeypatch):
    monkeypatch.setattr(build, "ROOT", tmp_path)
    file = tmp_path / "a.py"
    file.write_text("one")
    before = build.digest([file])
    assert build.digest([file.rename(tmp_path / "b.py")]) != before


def test_the_records_are_not_part_of_a_learners_image():
    assert "records" not in build.TALAT


def test_compiled_files_do_not_count(tmp_path):
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__/a.pyc").write_bytes(b"")
    (tmp_path / "a.py").write_text("")
    assert build._files([tmp_path]) == [tmp_path / "a.py"]


def test_the_lock_leaves_out_the_slow_grammar():
    names = [line.split("==")[0] for line in build.LOCK.read_text().splitlines() if "==" in line]
    assert "rfc3987-syntax" not in names and "voila" in names


def test_what_is_pruned_is_written_down_with_patterns_only():
    for pattern in build._lines(build.LEARNER / "prune.txt"):
        assert not pattern.startswith(("/", "..")) and pattern == pattern.strip()
