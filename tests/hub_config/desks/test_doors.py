"""Every route of every desk, for everybody: who may enter, and that reading changes nothing."""

from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest

from talat.records import attendance, enrolment, rulings

EVERYBODY = (None, "6601001", "6601002", "kru-nok", "kru-mali", "admin")
OPEN, LOGIN, NO, GONE = 200, 302, 403, 404
YESTERDAY = (datetime.now(UTC) - timedelta(days=1)).date().isoformat()
HOUR = f"class=demo-1&course=online-shop&day={YESTERDAY}&begins=09:00&ends=10:00"
LOOKS = ("learner/", "hours/", ".csv")  # reading these is itself written down
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
    ("teach", "learner/6601001/login"): (LOGIN, NO, NO, GONE, OPEN, NO),
    ("teach", "attendance"): (LOGIN, NO, NO, OPEN, OPEN, NO),
    ("teach", "attendance/new?" + HOUR): (LOGIN, NO, NO, GONE, OPEN, NO),
    ("teach", "attendance/{hour}"): (LOGIN, NO, NO, GONE, OPEN, NO),
    ("teach", "attendance/999"): (LOGIN, NO, NO, GONE, GONE, NO),
    ("teach", "hours"): (LOGIN, NO, NO, OPEN, OPEN, NO),
    ("teach", "hours.csv"): (LOGIN, NO, NO, OPEN, OPEN, NO),
    ("teach", "hours/6601001"): (LOGIN, NO, NO, GONE, OPEN, NO),
    ("teach", "rulings"): (LOGIN, NO, NO, OPEN, OPEN, NO),
    ("admin", ""): (LOGIN, NO, NO, NO, NO, OPEN),
    ("admin", "timetable"): (LOGIN, NO, NO, NO, NO, OPEN),
    ("admin", "certificates"): (LOGIN, NO, NO, NO, NO, OPEN),
    ("admin", "evidence"): (LOGIN, NO, NO, NO, NO, OPEN),
    ("admin", "transfers"): (LOGIN, NO, NO, NO, NO, OPEN),
    ("admin", "transfers/keys.json"): (LOGIN, NO, NO, NO, NO, GONE),  # the prison has no name yet
    ("admin", "certificates/2222-2222.pdf"): (LOGIN, NO, NO, NO, NO, GONE),
    ("admin", "people"): (LOGIN, NO, NO, NO, NO, OPEN),
    ("admin", "people?q=66"): (LOGIN, NO, NO, NO, NO, OPEN),
    ("admin", "people/class/demo-1"): (LOGIN, NO, NO, NO, NO, OPEN),
    ("admin", "people/class/nothing"): (LOGIN, NO, NO, NO, NO, GONE),
    ("admin", "people/of/6601001"): (LOGIN, NO, NO, NO, NO, OPEN),
    ("admin", "people/of/kru-mali"): (LOGIN, NO, NO, NO, NO, OPEN),
    ("admin", "people/of/6609999"): (LOGIN, NO, NO, NO, NO, GONE),
    ("admin", "people/hours.csv"): (LOGIN, NO, NO, NO, NO, OPEN),
    ("admin", "people/import"): (LOGIN, NO, NO, NO, NO, OPEN),
    ("admin", "people/import/000000000000000000000000"): (LOGIN, NO, NO, NO, NO, GONE),  # never checked
    ("admin", "backups"): (LOGIN, NO, NO, NO, NO, OPEN),
    ("admin", "rulings"): (LOGIN, NO, NO, NO, NO, OPEN),
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
    ("teach", "learner/6601001/card", ""): (NO, NO, NO, GONE, OPEN, NO),
    ("teach", "attendance", HOUR + "&state-6601001=present"): (NO, NO, NO, GONE, 303, NO),
    ("teach", "attendance/{hour}/correct", "learner=6601001&state=absent&reason=ป่วย"): (
        NO,
        NO,
        NO,
        GONE,
        303,
        NO,
    ),
    ("teach", "attendance/{hour}/withdraw", "reason=ใส่วันผิด"): (NO, NO, NO, GONE, 303, NO),
    ("teach", "hours/6601001/review", "flag=no-decision-1&reason=ดูแล้ว"): (NO, NO, NO, GONE, 422, NO),
    ("teach", "hours/6601001/strike", "flag=no-decision-1&reason=ดูแล้ว"): (NO, NO, NO, GONE, 422, NO),
    ("teach", "hours/6601001/complete", "course=online-shop&reason=สอบปฏิบัติกับครูแล้ว"): (
        NO,
        NO,
        NO,
        GONE,
        303,
        NO,
    ),
    ("teach", "rulings/{ruling}", "answer=agree&reason=ดูงานแล้วเห็นด้วย"): (
        NO,
        NO,
        NO,
        GONE,
        422,
        NO,
    ),  # one's own
    ("admin", "rulings/{ruling}", "answer=agree&reason=ดูงานแล้วเห็นด้วย"): (NO, NO, NO, NO, NO, 303),
    ("admin", "people/prison", "name=เรือนจำสาธิต"): (NO, NO, NO, NO, NO, 303),
    ("admin", "people/learner", "number=6609001&name=มานี&course=media"): (NO, NO, NO, NO, NO, 303),
    ("admin", "people/staff", "login=kru-new&name=ครูใหม่&role=instructor"): (NO, NO, NO, NO, NO, OPEN),
    ("admin", "people/class", "id=demo-9&name=ห้องเก้า"): (NO, NO, NO, NO, NO, 303),
    ("admin", "people/class/demo-1", "name=ห้องหนึ่ง&instructor=kru-mali"): (NO, NO, NO, NO, NO, 303),
    ("admin", "people/cards", "number=6601001"): (NO, NO, NO, NO, NO, OPEN),
    ("admin", "people/of/6601001/change", "name=สมศรี&reason=สะกดผิด&class=demo-1"): (NO, NO, NO, NO, NO, 303),
    ("admin", "people/of/6601001/enrol", "course=media"): (NO, NO, NO, NO, NO, 303),
    ("admin", "people/of/6601001/end-enrolment", "course=online-shop&reason=ย้าย"): (NO, NO, NO, NO, NO, 303),
    ("admin", "people/of/6601001/unlock", ""): (NO, NO, NO, NO, NO, 303),
    ("admin", "people/of/6601001/secret", ""): (NO, NO, NO, NO, NO, OPEN),
    ("admin", "people/of/6601001/end", "reason=ย้ายเรือนจำ"): (NO, NO, NO, NO, NO, 303),
    ("admin", "people/of/6601001/bring-back", "reason=กลับมา"): (NO, NO, NO, NO, NO, 303),
    ("admin", "people/import", ""): (NO, NO, NO, NO, NO, 422),  # no file
    ("admin", "people/import/000000000000000000000000/apply", ""): (NO, NO, NO, NO, NO, GONE),
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
    ("admin", "backups/now", "where=/media/stick&passphrase="): (NO, NO, NO, NO, NO, 303),
    ("admin", "quota/demo-1", "memory_mb=512&cpu=1&pids=96"): (NO, NO, NO, NO, NO, 303),
}


@pytest.mark.parametrize("route", READ, ids=" ".join)
def test_reading_is_for_whom_it_is_meant(browse, there, route):
    desk, path = route
    met = [browse(desk, who).get(filled(path, there)).status for who in EVERYBODY]
    assert dict(zip(EVERYBODY, met, strict=True)) == dict(zip(EVERYBODY, READ[route], strict=True))


@pytest.mark.parametrize("route", CHANGE, ids=lambda route: " ".join(route[:2]))
def test_changing_is_for_whom_it_is_meant(browse, there, route):
    desk, path, body = route
    met = [browse(desk, who).post(filled(path, there), body=sent(body, there)).status for who in EVERYBODY]
    assert dict(zip(EVERYBODY, met, strict=True)) == dict(zip(EVERYBODY, CHANGE[route], strict=True))


@pytest.mark.parametrize("route", CHANGE, ids=lambda route: " ".join(route[:2]))
def test_a_form_without_its_token_changes_nothing(browse, there, hub, records, route):
    desk, path, body = route
    who = {"learn": "6601001", "teach": "kru-mali", "admin": "admin"}[desk]
    before = everything(records)
    answer = browse(desk, who).post(filled(path, there), body=sent(body, there), xsrf=False)
    assert answer.status == 403
    assert everything(records) == before
    assert not hub.started


@pytest.mark.parametrize("route", CHANGE, ids=lambda route: " ".join(route[:2]))
def test_the_token_of_another_session_is_refused(browse, there, route):
    desk, path, body = route
    who = {"learn": "6601001", "teach": "kru-mali", "admin": "admin"}[desk]
    mine, stranger = browse(desk, who), browse(desk, who)
    stranger.cookies["jupyterhub-session-id"] = "another"
    mine.cookies["_xsrf"] = stranger.token()
    assert mine.post(filled(path, there), body=sent(body, there)).status == 403


@pytest.fixture
def there(records, attempt):
    """What routes name in braces: an attempt, a class hour two days ago, a request of kru-mali."""
    nine = datetime.now(UTC).replace(hour=2, minute=0, second=0, microsecond=0) - timedelta(days=2)
    marks = {"6601001": ("present", 0)}
    times = (nine, nine + timedelta(hours=1))
    hour = attendance.hold(records, "demo-1", "online-shop", *times, marks, "kru-mali")
    enrolment.enrol(records, "6601001", "media")
    ruling = rulings.ask_completion(records, "6601001", "media", "สอบปฏิบัติกับครูแล้วครบ", "kru-mali")
    return {"attempt": attempt.id, "hour": hour.id, "ruling": ruling.id}


def sent(body, there):
    """A form or a JSON text as it goes over the wire."""
    return filled(body, there) if body[:1] == "{" else quote(filled(body, there), safe="=&{}")


def filled(path, there):
    """The path with what it names; braces of JSON bodies are left alone."""
    for name, value in there.items():
        path = path.replace("{" + name + "}", str(value))
    return path


@pytest.mark.parametrize("route", [r for r in READ if not any(p in r[1] for p in LOOKS)], ids=" ".join)
def test_reading_changes_nothing(browse, there, hub, records, route):
    desk, path = route
    who = {"learn": "6601001", "teach": "kru-mali", "admin": "admin"}[desk]
    before = everything(records)
    browse(desk, who).get(filled(path, there))
    assert everything(records) == before
    assert not hub.started and not hub.stopped


@pytest.mark.parametrize(
    "route", [r for r in READ if any(p in r[1] for p in LOOKS) and r[0] != "learn"], ids=" ".join
)
def test_looking_at_learners_changes_only_the_audit(browse, there, records, route):
    desk, path = route
    before = everything(records)
    browse(desk, {"teach": "kru-mali", "admin": "admin"}[desk]).get(filled(path, there))
    after = everything(records)
    assert {table for table in after if after[table] != before[table]} <= {"audit", "audit_head"}


@pytest.mark.parametrize("route", list(CHANGE), ids=lambda route: " ".join(route[:2]))
def test_what_changes_cannot_be_done_by_a_link(browse, there, records, hub, route):
    desk, path, body = route
    who = {"learn": "6601001", "teach": "kru-mali", "admin": "admin"}[desk]
    before = everything(records)
    link = filled(path, there)
    answer = browse(desk, who).get(
        link if body[:1] == "{" else f"{link}?{quote(sent(body, there), safe='&=')}"
    )
    # Some addresses are pages too: what is asked of them by a link is to be shown, not done.
    assert answer.status in (404, 405) or (desk, link) in [(d, filled(p, there)) for d, p in READ]
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
