"""exercise.yaml: what it may say, and how a broken one is named."""

from pathlib import Path

import pytest
import yaml
from pydantic import BaseModel, ValidationError

from talat.scenarios import check, exercise, fees, market
from talat.scenarios.exercise import BadExercise, load_exercise

SHOP = Path("notebooks/courses/online-shop/shop-04")


@pytest.fixture
def folder(tmp_path):
    """A copy of shop-04's exercise that a test may break."""
    text = (SHOP / "exercise.yaml").read_text(encoding="utf-8")
    (tmp_path / "exercise.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def change(folder, old, new):
    path = folder / "exercise.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return next(at for at, line in enumerate(text.splitlines(), 1) if old.splitlines()[0] in line)


def test_shop_04_has_ten_points_and_two_of_them_for_the_instructor():
    found = load_exercise(SHOP)
    assert found.max_score == 10.0
    assert [(c.id, c.points) for c in found.criteria if c.by == "instructor"] == [("reason", 2.0)]
    assert found.market("practice").days == 7
    assert found.market("exercise").product.unit_cost == 6_800


def test_loading_twice_gives_equal_exercises_and_one_hash():
    one, two = load_exercise(SHOP), load_exercise(SHOP)
    assert one == two
    assert hash(one.exercise) == hash(two.exercise)


def test_version_follows_the_file(folder):
    before = load_exercise(folder).version
    assert before == load_exercise(SHOP).version
    change(folder, "days: 14", "days: 15")
    assert load_exercise(folder).version != before


def test_an_exercise_is_frozen():
    with pytest.raises(ValidationError):
        load_exercise(SHOP).exercise.days = 3


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("  days: 14", "  days: 0", "exercise.days"),
        ("  days: 14", "  days: 14\n  colour: red", "exercise.colour"),
        ("    unit_cost: 68 บาท", "    unit_cost: 68", "unit_cost"),
        ("    unit_cost: 68 บาท", "    unit_cost: 68 baht", "unit_cost"),
        ("    number: 3", "    number: .nan", "number"),
    ],
)
def test_a_wrong_key_is_named_with_its_line(folder, old, new, says):
    line = change(folder, old, new)
    if "colour" in new:
        line += 1
    if new.endswith("68"):  # a bare whole number is satang: legal, but a shop that buys at 68 satang
        assert load_exercise(folder).exercise.product.unit_cost == 68
        return
    with pytest.raises(BadExercise, match=says) as caught:
        load_exercise(folder)
    assert str(caught.value).startswith(f"{folder / 'exercise.yaml'}:{line}: ")


def test_broken_yaml_names_file_and_line(folder):
    line = change(folder, "title: ตั้งราคาให้มีกำไร", "title: [ตั้งราคา")
    with pytest.raises(BadExercise, match="broken YAML") as caught:
        load_exercise(folder)
    named = int(str(caught.value).split(":")[1])
    assert line <= named <= line + 2


def test_missing_and_foreign_files_are_named(tmp_path):
    with pytest.raises(BadExercise, match="no such file"):
        load_exercise(tmp_path)
    (tmp_path / "exercise.yaml").write_bytes("id: ตลาด".encode("tis-620"))
    with pytest.raises(BadExercise, match="UTF-8"):
        load_exercise(tmp_path)
    (tmp_path / "exercise.yaml").write_text("- 1", encoding="utf-8")
    with pytest.raises(BadExercise, match="mapping"):
        load_exercise(tmp_path)


def test_version_is_not_for_authors(folder):
    change(folder, "id: shop-04", "id: shop-04\nversion: '1'")
    with pytest.raises(BadExercise, match="version"):
        load_exercise(folder)


@pytest.mark.parametrize(
    ("keys", "value", "says"),
    [
        (("segments", 0, "share"), 0.9, "add up to 1"),
        (("photos", 1, "id"), "dark", "same id"),
        (("reviews", "shares"), [0.5, 0.5, 0.5, 0.5, 0.5], "add up to 1"),
        (("photos", 0, "picture"), "https://example.org/x.svg", "picture"),
        (("segments", 0, "budget_spread"), float("inf"), "finite"),
    ],
    ids=str,
)
def test_impossible_markets_are_refused(keys, value, says):
    raw = yaml.safe_load((SHOP / "exercise.yaml").read_text(encoding="utf-8"))["exercise"]
    inner = raw
    for key in keys[:-1]:
        inner = inner[key]
    inner[keys[-1]] = value
    with pytest.raises(ValidationError, match=says):
        market.Market.model_validate(raw)


def models():
    for module in (exercise, market, fees):
        for value in vars(module).values():
            if (
                isinstance(value, type)
                and issubclass(value, BaseModel)
                and value.__module__ == module.__name__
            ):
                yield value


@pytest.mark.parametrize("model", dict.fromkeys(models()), ids=lambda model: model.__name__)
def test_every_key_is_described_and_unknown_keys_are_refused(model):
    assert model.model_config["extra"] == "forbid"
    assert model.model_config["frozen"]
    assert [name for name, field in model.model_fields.items() if not field.description] == []


def test_the_check_finds_nothing_in_the_courses_and_names_what_it_finds(tmp_path, capsys):
    assert check.main(["notebooks/courses"]) == 0
    target = tmp_path / "course" / "unit"
    target.mkdir(parents=True)
    text = (SHOP / "exercise.yaml").read_text(encoding="utf-8").replace("fees: online-fair", "fees: nowhere")
    (target / "exercise.yaml").write_text(text, encoding="utf-8")
    assert check.main([str(tmp_path)]) == 1
    assert "nowhere" in capsys.readouterr().err
