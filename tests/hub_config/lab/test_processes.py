"""What each process of the lab is told: its own secrets, and nobody else's."""

import pytest

from hub_config import secrets, settings
from hub_config.lab import processes, supervisor


@pytest.fixture
def plan(short_home):
    secrets.make_missing(short_home)
    return processes.Plan(short_home, settings.load(settings.LAB_YAML), sealed=True)


def secret_values(plan):
    return {name: secrets.read(plan.home, name) for name in secrets.NAMES}


@pytest.mark.parametrize("name", processes.NAMES)
def test_no_command_line_carries_a_secret(plan, name):
    line = " ".join(processes.command(name, plan))
    assert not [key for key, value in secret_values(plan).items() if value in line]


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("proxy", {"proxy_token"}),
        ("hub", {"proxy_token"}),
        ("records", set()),
        ("grader", set()),
        ("learn", {"token_learn"}),
        ("teach", {"token_teach"}),
        ("admin", {"token_admin"}),
        ("culler", {"token_culler"}),
        ("bell", {"token_bell"}),
        ("keeper", set()),
    ],
)
def test_each_process_gets_only_its_own_secrets(plan, name, own):
    told = set(processes.environment(name, plan).values())
    assert {key for key, value in secret_values(plan).items() if value in told} == own


def test_the_supervisor_knows_every_process_and_no_secret(plan):
    text = supervisor.configuration(plan)
    assert all(f"[program:{name}]" in text for name in processes.NAMES)
    assert not [key for key, value in secret_values(plan).items() if value in text]
