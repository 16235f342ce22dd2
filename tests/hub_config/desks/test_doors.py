"""Every route of every desk, for everybody: who may enter, and that reading changes nothing."""

import pytest

EVERYBODY = (None, "6601001", "6601002", "kru-nok", "kru-mali", "admin")
OPEN, LOGIN, NO, GONE = 200, 302, 403, 404
# route: what each of EVERYBODY meets
READ = {
    ("learn", ""): (LOGIN, OPEN, OPEN, NO, NO, NO),
    ("learn", "wait?course=online-shop&unit=shop-04"): (LOGIN, 503, NO, NO, NO, NO),
    ("learn", "continue/status?course=online-shop&unit=shop-04"): (NO, OPEN, NO, NO, NO, NO),
    ("learn", "result/{attempt}"): (LOGIN, OPEN, GONE, NO, NO, NO),
    ("learn", "beat-token"): (LOGIN, OPEN, OPEN, NO, NO, NO),
    ("teach", ""): (LOGIN, NO, NO, OPEN, OPEN, NO),
    ("teach", "learner/6601001"): (LOGIN, NO, NO, GONE, OPEN, NO),
    ("teach", "learner/6601001?attempt={attempt}"): (LOGIN, NO, NO, GONE, OPEN, NO),
    ("teach", "learner/6601002?attempt={attempt}"): (LOGIN, NO, NO, GONE, GONE, NO),
    ("teach", "export.csv"): (LOGIN, NO, NO, GONE, GONE, NO),  # nothing is graded by nbgrader here
    ("admin", ""): (LOGIN, NO, NO, NO, NO, OPEN),
    ("admin", "timetable"): (LOGIN, NO, NO, NO, NO, OPEN),
    ("admin", "certificates"): (LOGIN, NO, NO, NO, NO, OPEN),
    ("admin", "evidence"): (LOGIN, NO, NO, NO, NO, OPEN),
    ("admin", "transfers"): (LOGIN, NO, NO, NO, NO, OPEN),
    ("admin", "transfers/keys.json"): (LOGIN, NO, NO, NO, NO, GONE),  # the prison has no name yet
    ("admin", "certificates/2222-2222.pdf"): (LOGIN, NO, NO, NO, NO, GONE),
    ("admin", "stop/6601001"): (LOGIN, NO, NO, NO, NO, GONE),  # nobody sits there
}
CHANGE = {
    ("learn", "continue", "course=online-shop&unit=shop-04"): (NO, 303, NO, NO, NO, NO),
    (
        "learn",
        "beat",
        '{"course":"online-shop","unit":"shop-04","kind":"reading","page":"p","visible":true,"idle_s":1}',
    ): (
        NO,
        OPEN,
        NO,
        NO,
        NO,
        NO,
    ),
    ("teach", "learner/6601001/mark", "attempt={attempt}&criterion=reason&points=1&comment="): (
        NO,
        NO,
        NO,
        GONE,
        303,
        NO,
    ),
    ("teach", "learner/6601001/unlock", ""): (NO, NO, NO, GONE, OPEN, NO),
    ("teach", "learner/6601001/pin", ""): (NO, NO, NO, GONE, OPEN, NO),
    ("admin", "stop/6601001", ""): (NO, NO, NO, NO, NO, GONE),
    ("admin", "timetable/demo-1", "weekday=2&begins=09:00&minutes=60"): (NO, NO, NO, NO, NO, 303),
    ("admin", "timetable/demo-1/remove", "weekday=2&begins=09:00"): (NO, NO, NO, NO, NO, 303),
    ("admin", "certificates/6601001/online-shop", ""): (NO, NO, NO, NO, NO, 422),  # not completed
    ("admin", "evidence/6601001/pack", ""): (NO, NO, NO, NO, NO, OPEN),
    ("admin", "evidence/6601001/transcript", ""): (NO, NO, NO, NO, NO, OPEN),
    ("admin", "transfers/keys", ""): (NO, NO, NO, NO, NO, 422),  # no file
    ("admin", "transfers/send", "number=6601001&to=thon"): (NO, NO, NO, NO, NO, 422),  # no keys yet
    ("admin", "transfers/take-in", ""): (NO, NO, NO, NO, NO, 422),
    ("admin", "transfers/6601001/back", "reason=because"): (NO, NO, NO, NO, NO, 422),  # is here
    ("admin", "certificates/2222-2222/withdraw", "reason=because"): (NO, NO, NO, NO, NO, GONE),
    ("admin", "quota/demo-1", "memory_mb=512&cpu=1&pids=96"): (NO, NO, NO, NO, NO, 303),
}


@pytest.mark.parametrize("route", READ, ids=" ".join)
def test_reading_is_for_whom_it_is_meant(browse, attempt, route):
    desk, path = route
    met = [browse(desk, who).get(path.format(attempt=attempt.id)).status for who in EVERYBODY]
    assert dict(zip(EVERYBODY, met, strict=True)) == dict(zip(EVERYBODY, READ[route], strict=True))


@pytest.mark.parametrize("route", CHANGE, ids=lambda route: " ".join(route[:2]))
def test_changing_is_for_whom_it_is_meant(browse, attempt, route):
    desk, path, body = route
    met = [
        browse(desk, who).post(path, body=body.replace("{attempt}", attempt.id)).status for who in EVERYBODY
    ]
    assert dict(zip(EVERYBODY, met, strict=True)) == dict(zip(EVERYBODY, CHANGE[route], strict=True))


@pytest.mark.parametrize("route", CHANGE, ids=lambda route: " ".join(route[:2]))
def test_a_form_without_its_token_changes_nothing(browse, attempt, hub, records, route):
    desk, path, body = route
    who = {"learn": "6601001", "teach": "kru-mali", "admin": "admin"}[desk]
    before = everything(records)
    answer = browse(desk, who).post(path, body=body.replace("{attempt}", attempt.id), xsrf=False)
    assert answer.status == 403
    assert everything(records) == before
    assert not hub.started


@pytest.mark.parametrize("route", CHANGE, ids=lambda route: " ".join(route[:2]))
def test_the_token_of_another_session_is_refused(browse, attempt, route):
    desk, path, body = route
    who = {"learn": "6601001", "teach": "kru-mali", "admin": "admin"}[desk]
    mine, stranger = browse(desk, who), browse(desk, who)
    stranger.cookies["jupyterhub-session-id"] = "another"
    mine.cookies["_xsrf"] = stranger.token()
    assert mine.post(path, body=body.replace("{attempt}", attempt.id)).status == 403


@pytest.mark.parametrize("route", [r for r in READ if "learner/" not in r[1]], ids=" ".join)
def test_reading_changes_nothing(browse, attempt, hub, records, route):
    desk, path = route
    who = {"learn": "6601001", "teach": "kru-mali", "admin": "admin"}[desk]
    before = everything(records)
    browse(desk, who).get(path.format(attempt=attempt.id))
    assert everything(records) == before
    assert not hub.started and not hub.stopped


def test_looking_at_a_learners_work_changes_only_the_audit(browse, attempt, records):
    before = everything(records)
    browse("teach", "kru-mali").get("learner/6601001")
    after = everything(records)
    assert {table for table in after if after[table] != before[table]} == {"audit", "audit_head"}


@pytest.mark.parametrize("route", list(CHANGE), ids=lambda route: " ".join(route[:2]))
def test_what_changes_cannot_be_done_by_a_link(browse, attempt, records, hub, route):
    desk, path, body = route
    who = {"learn": "6601001", "teach": "kru-mali", "admin": "admin"}[desk]
    before = everything(records)
    answer = browse(desk, who).get(
        f"{path}?{body}".replace("{attempt}", attempt.id) if body[:1] != "{" else path
    )
    assert answer.status in (404, 405)
    assert everything(records) == before and not hub.started and not hub.stopped


@pytest.mark.parametrize("desk", ["learn", "teach", "admin"])
def test_a_scope_given_by_mistake_opens_no_other_desk(browse, known, desk):
    """The hub's scopes are one wall, the account's role in the records is the second."""
    everywhere = [f"access:services!service={name}" for name in ("learn", "teach", "admin")]
    known.update(dict.fromkeys(known, everywhere))
    role = {"learn": "learner", "teach": "instructor", "admin": "admin"}[desk]
    people = {"6601001": "learner", "kru-mali": "instructor", "admin": "admin"}
    for who, theirs in people.items():
        assert browse(desk, who).get().status == (200 if theirs == role else 403)


def test_an_account_that_is_gone_is_refused_though_the_hub_still_knows_it(browse, known):
    known["6609999"] = ["access:services!service=learn"]
    assert browse("learn", "6609999").get().status == 403


def test_a_token_the_hub_has_forgotten_leads_to_the_login(browse, known):
    del known["6601001"]
    answer = browse("learn", "6601001").get()
    assert answer.status == 302
    assert "/hub/api/oauth2/authorize" in answer.headers["Location"]


@pytest.mark.parametrize("desk", ["learn", "teach", "admin"])
@pytest.mark.parametrize("path", ["", "health", "nothing", "static/desk.css", "static/nothing.css", "stale"])
def test_every_answer_carries_the_headers_that_protect_it(browse, desk, path):
    who = {"learn": "6601001", "teach": "kru-mali", "admin": "admin"}[desk]
    headers = browse(desk, who).get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "script-src 'self'" in policy and "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy and "form-action 'self'" in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cache-Control"] == ("max-age=300" if path == "static/desk.css" else "no-store")


@pytest.mark.parametrize("desk", ["learn", "teach", "admin"])
def test_health_needs_no_login(browse, desk):
    answer = browse(desk).get("health")
    assert answer.status == 200
    assert '"ok": true' in answer.text


def test_health_says_when_the_records_are_gone(browse, monkeypatch):
    def fail(*_):
        raise RuntimeError("no records")

    browser = browse("learn")
    monkeypatch.setattr("hub_config.desks.desk.accounts.account", fail)
    assert browser.get("health").status == 503


@pytest.mark.parametrize("desk", ["learn", "teach", "admin"])
def test_cookies_end_with_the_browser_and_stay_from_scripts(browse, desk):
    headers = browse(desk).get().headers
    state = next(c for c in headers.get_list("Set-Cookie") if "oauth-state" in c)
    assert "HttpOnly" in state and f"Path=/services/{desk}/" in state
    oauth = browse(desk).app.settings["hub_auth"]
    assert oauth.cookie_options == {"expires_days": None, "samesite": "Lax"}


@pytest.mark.parametrize(
    "path", ["static/../desk.py", "static/%2e%2e/desk.py", "static/assets/../../pyproject.toml"]
)
def test_files_beside_the_static_ones_are_not_served(browse, path):
    assert browse("learn", "6601001").get(path).status in (403, 404)


def test_a_huge_body_is_refused(browse):
    answer = browse("learn", "6601001").post("beat", body="x" * 200_000)
    assert answer.status in (400, 413, 599)


def test_errors_tell_learners_no_english(browse):
    words = browse("learn", "6601001").get("nothing").text
    assert "ไม่พบหน้านี้" in words
    assert 'lang="en"' not in words


def everything(records) -> dict:
    """Every row of every table."""
    from sqlalchemy import select

    from talat.records import tables

    with records.read() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table))]
            for table in tables.metadata.sorted_tables
        }
