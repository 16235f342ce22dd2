"""Quotas of a class: within limits, replaced whole, written down."""

import pytest

from talat.records import audit, quotas
from talat.records.quotas import BadQuota, Quota

SMALL = Quota(512, 0.5, 96)


def test_a_class_has_the_default_until_it_is_given_its_own(people):
    assert quotas.quota(people, "demo-1") is None
    quotas.set_quota(people, "demo-1", SMALL, "admin")
    assert quotas.quota(people, "demo-1") == SMALL
    assert quotas.quota(people, None) is None


def test_a_new_quota_replaces_the_old_and_both_are_in_the_audit(people):
    for quota in (SMALL, Quota(1024, 2.0, 200)):
        quotas.set_quota(people, "demo-1", quota, "admin")
    assert quotas.quotas(people) == {"demo-1": Quota(1024, 2.0, 200)}
    assert [entry.action for entry in audit.entries(people, 2)] == ["set-quota", "set-quota"]


@pytest.mark.parametrize(
    "odd",
    [
        Quota(0, 1, 100),
        Quota(10**9, 1, 100),
        Quota(512, 0, 100),
        Quota(512, float("nan"), 100),
        Quota(512, 1, 1),
    ],
)
def test_a_quota_no_container_can_live_with_is_refused(people, odd):
    with pytest.raises(BadQuota, match="หน่วยความจำ"):
        quotas.set_quota(people, "demo-1", odd, "admin")
    assert quotas.quotas(people) == {}


def test_only_a_class_has_a_quota(people):
    with pytest.raises(BadQuota, match="no class"):
        quotas.set_quota(people, "nowhere", SMALL, "admin")
