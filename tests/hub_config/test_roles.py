"""Roles and services: the least each needs, seen on the values and on the hub's own reading of them."""

from pathlib import Path

import pytest
from jupyterhub.app import JupyterHub
from traitlets.config import Config

from hub_config import roles
from hub_config.hub_pages import role_group
from hub_config.socket_proxy import SocketProxy

TOKENS = {
    name: f"token-of-{name}-0123456789"
    for name in ("learn", "teach", "admin", "records", "grader", "culler", "bell")
}


def by_name(items):
    return {item["name"]: item for item in items}


def test_a_person_may_do_nothing_but_use_their_own_seat():
    user = by_name(roles.roles())["user"]["scopes"]
    assert all(scope.endswith("!user") for scope in user)
    names = {scope.removesuffix("!user") for scope in user}
    assert names == {"access:servers", "read:users:name", "read:users:groups", "read:servers"}
    for forbidden in ("tokens", "users:activity", "self", "inherit", "shares", "admin:servers"):
        assert forbidden not in names


def test_only_learners_may_start_a_seat_and_only_their_own_and_the_bell_for_a_class():
    holders = [role for role in roles.roles() if any(s.startswith("servers") for s in role["scopes"])]
    own, bell = holders
    assert (own["groups"], own["scopes"]) == ([role_group("learner")], ["servers!user"])
    assert not any(own.get(kind) for kind in ("users", "services"))
    assert bell["services"] == ["bell"] and not any(bell.get(kind) for kind in ("users", "groups"))


def test_each_desk_opens_for_one_role_only():
    known = by_name(roles.roles())
    for service, role in roles.DESKS.items():
        door = known[f"opens-{service}"]
        assert door["scopes"] == [f"access:services!service={service}"]
        assert door["groups"] == [role_group(role)]
        assert "users" not in door and "services" not in door


def test_only_the_admin_desk_the_culler_and_the_bell_may_touch_others_seats():
    holders = {service for role in roles.roles() for service in role.get("services", [])}
    assert holders == {"admin", "culler", "bell"}
    warden = by_name(roles.roles())["seat-warden"]["scopes"]
    assert set(warden) == {"list:users", "read:servers", "delete:servers"}  # stop, but never start or enter


def test_no_service_is_an_admin_and_desks_act_for_nobody_but_the_learner():
    for service in roles.services(TOKENS):
        assert not service.get("admin", False)
        assert "url" not in service and "command" not in service
    acting = {s["name"]: s.get("oauth_client_allowed_scopes") for s in roles.services(TOKENS)}
    assert acting["teach"] == [] and acting["admin"] == []
    known = by_name(roles.roles())
    assert set(acting["learn"]) < {*known["user"]["scopes"], *known["has-a-seat"]["scopes"]}


def test_every_service_has_its_own_token():
    tokens = [service["api_token"] for service in roles.services(TOKENS)]
    assert len(set(tokens)) == len(TOKENS)


def test_a_missing_token_stops_the_start():
    with pytest.raises(KeyError):
        roles.services({"learn": "x"})


def test_config_takes_them():
    config = Config()
    config.JupyterHub.load_roles = roles.roles()
    config.JupyterHub.services = roles.services(TOKENS)
    app = JupyterHub(config=config)
    assert [role["name"] for role in app.load_roles][0] == "user"
    assert len(app.services) == 7


def test_routes_lead_to_the_desks_sockets():
    routes = roles.routes({name: Path(f"/var/lib/Talat/run/services/{name}.sock") for name in roles.DESKS})
    assert routes["/services/learn/"] == "http+unix://%2Fvar%2Flib%2FTalat%2Frun%2Fservices%2Flearn.sock"
    proxy = SocketProxy(app=JupyterHub(), extra_routes=routes, should_start=False, auth_token="t")
    assert proxy.extra_routes == routes  # JupyterHub's own class refuses these


@pytest.mark.parametrize(
    ("route", "target"),
    [
        ("/services/learn/", "http://127.0.0.1:80"),
        ("/services/learn/", "http+unix://relative.sock"),
        ("/services/learn/", "http+unix://%2Fa.sock/services/learn"),
        ("services/learn/", "http+unix://%2Fa.sock"),
        ("/services/learn", "http+unix://%2Fa.sock"),
    ],
)
def test_other_routes_are_refused(route, target):
    with pytest.raises(ValueError, match="route|target"):
        SocketProxy(app=JupyterHub(), extra_routes={route: target}, should_start=False, auth_token="t")
