"""The hub's own pages: Thai, without scripts in them, leading to a desk, starting nothing."""

import re
from types import SimpleNamespace

import jinja2
import pytest
from tornado.web import Application, HTTPError

from hub_config import hub_pages
from hub_config.hub_pages import DESK_OF, Closed, Logout, ToDesk, class_group, default_url, role_group

PAGES = sorted(page.name for page in hub_pages.TEMPLATES.glob("*.html"))
SHOWN = {
    "base_url": "/hub/",
    "login_url": "/hub/login",
    "logout_url": "/hub/logout",
    "authenticator_login_url": "/hub/login?next=",
    "xsrf": "token",
    "unsealed": True,
}


def drawn(page, **more):
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(hub_pages.TEMPLATES), autoescape=True)
    return env.get_template(page).render(**SHOWN, **more)


def person(*groups):
    return SimpleNamespace(current_user=SimpleNamespace(groups=[SimpleNamespace(name=g) for g in groups]))


@pytest.mark.parametrize("role", DESK_OF)
def test_everybody_is_led_to_their_desk(role):
    assert default_url(person(class_group("demo-1"), role_group(role))) == DESK_OF[role]


def test_strangers_go_to_the_login_and_people_without_a_role_are_told():
    assert default_url(SimpleNamespace(current_user=None)) == ""
    assert default_url(person("class-demo-1")) == "/hub/no-desk"


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_thai_and_safe_under_the_policy(page):
    html = drawn(page, status_code=500, login_error="", username="")
    assert '<html lang="th">' in html and "ห้องสาธิต" in html
    assert not re.search(r"<script(?![^>]*\bsrc=)", html) and not re.search(r"\son\w+=", html)
    assert "style=" not in html and "<style" not in html
    assert not re.search(r"https?://", html)
    words = re.sub(r'<span lang="en">.*?</span>|<p[^>]*lang="en">.*?</p>|<[^>]+>', " ", html, flags=re.S)
    assert not re.search(r"[A-Za-z]{3,}", words), "English that is not marked as English"


@pytest.mark.parametrize("page", PAGES)
def test_the_banner_is_only_on_an_unsealed_lab(page):
    env = jinja2.Environment(loader=jinja2.FileSystemLoader(hub_pages.TEMPLATES), autoescape=True)
    assert "ห้องสาธิต" not in env.get_template(page).render(**{**SHOWN, "unsealed": False}, status_code=404)


@pytest.mark.parametrize("status", [400, 403, 404, 405, 424, 429, 500, 502, 503, 504])
def test_every_error_says_what_to_do(status):
    html = drawn("error.html", status_code=status, message="English from the hub <script>")
    assert "ลองใหม่" in html or "กลับไป" in html or "ไม่มีแล้ว" in html
    assert "English from the hub" not in html


def test_every_page_of_the_stock_hub_has_ours_in_front():
    from jupyterhub._data import DATA_FILES_PATH

    stock = {page.name for page in (hub_pages.Path(DATA_FILES_PATH) / "templates").glob("*.html")}
    assert stock <= set(PAGES)


def test_what_was_typed_is_shown_as_text():
    html = drawn("login.html", login_error="<b>ผิด</b>", username='"><script>alert(1)</script>')
    assert "<script>alert" not in html and "&lt;b&gt;" in html


@pytest.mark.parametrize(
    "path", ["/home", "/token", "/admin", "/accept-share", "/spawn", "/spawn/6601001", "/spawn/6601001/named"]
)
def test_pages_that_could_start_or_mint_lead_to_the_desk_instead(path):
    handler = next(h for pattern, h, *_ in hub_pages.handlers() if re.fullmatch(pattern, path))
    assert handler is ToDesk
    assert "post" not in vars(ToDesk)  # no method but GET exists, and it only leads away


@pytest.mark.parametrize("path", ["/api/authorizations/token", "/api/authorizations/token/x"])
def test_jupyterhubs_old_token_check_is_closed(path):
    handler = next(handler for pattern, handler, *_ in hub_pages.handlers() if re.fullmatch(pattern, path))
    assert handler is Closed
    with pytest.raises(HTTPError) as refused:
        Closed.prepare(SimpleNamespace())
    assert refused.value.status_code == 404


def logging_out(**headers):
    request = SimpleNamespace(headers=headers, host="lab.local:8000")
    return SimpleNamespace(request=request)


def test_logging_out_is_only_possible_from_our_own_pages():
    Logout.check_xsrf_cookie(logging_out(Origin="http://lab.local:8000"))
    for origin in (
        {},
        {"Origin": "null"},
        {"Origin": "http://evil.example"},
        {"Origin": "http://lab.local:8001"},
    ):
        with pytest.raises(HTTPError):
            Logout.check_xsrf_cookie(logging_out(**origin))


def test_handlers_fit_tornado():
    Application(hub_pages.handlers())


def test_headers_allow_nothing_from_elsewhere():
    policy = hub_pages.tornado_settings()["headers"]["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy and "http" not in policy
