"""Accounts: who gets in, who is told what, and how long a lock lasts."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from talat.records import accounts, audit, database, secret_hash
from talat.records.accounts import LOCK, TRIES, Account, LoginRefused
from talat.records.names import BadPerson
from tests.talat.records.conftest import in_sqlite

NOON = datetime(2026, 11, 23, 5, tzinfo=UTC)
SOMSRI = Account("6601001", "สมศรี ใจดี", "learner", "demo-1")


def refusal(records, login, secret, now=NOON):
    with pytest.raises(LoginRefused) as refused:
        accounts.verify(records, login, secret, now)
    return refused.value


def lock(records, login="6601001", now=NOON):
    return [refusal(records, login, "999999", now).kind for _ in range(TRIES)]


def test_number_and_pin_let_a_learner_in(people):
    assert accounts.verify(people, "6601001", "123456") == SOMSRI
    assert accounts.verify(people, " ๖๖๐๑๐๐๑ ", "๑๒๓ ๔๕๖") == SOMSRI


def test_staff_log_in_with_their_password_to_the_letter(people):
    assert accounts.verify(people, "Kru-Mali", "a-long-password").role == "instructor"
    assert refusal(people, "kru-mali", "A-long-password").kind == "wrong"


def test_wrong_and_unknown_read_the_same(people):
    wrong, unknown = refusal(people, "6601001", "000000"), refusal(people, "6609999", "000000")
    assert (wrong.kind, unknown.kind) == ("wrong", "unknown")
    assert wrong.message_th == unknown.message_th == str(wrong)


def test_an_unknown_login_costs_a_hash_too(people, monkeypatch):
    seen = []
    monkeypatch.setattr(secret_hash, "fits", lambda stored, secret: seen.append(stored) or False)
    refusal(people, "6609999", "000000")
    refusal(people, "6601001", "000000")
    assert seen[0] is None
    assert seen[1].startswith("$argon2id$")


@pytest.mark.parametrize("secret", ["", "1" * 129, "1" * 10_000_000, "' OR 1=1 --", "\ud800", "\x00"])
def test_odd_secrets_are_simply_wrong(people, secret):
    assert refusal(people, "6601001", secret).kind == "wrong"


@pytest.mark.parametrize("login", ["", "%", "6601001' OR 1=1", "\ud800", "๖" * 100_000, "\x00"])
def test_odd_logins_are_simply_unknown(people, login):
    assert refusal(people, login, "123456").kind == "unknown"


def test_five_wrong_tries_lock_for_fifteen_minutes(people):
    assert lock(people) == ["wrong"] * 4 + ["locked"]
    message = refusal(people, "6601001", "123456").message_th
    assert "15 นาที" in message
    assert "บอกครู" in message
    assert "7 นาที" in refusal(people, "6601001", "123456", NOON + timedelta(minutes=8, seconds=30)).message_th
    assert accounts.verify(people, "6601001", "123456", NOON + LOCK) == SOMSRI


def test_after_a_lock_there_are_five_tries_again(people):
    lock(people)
    assert lock(people, now=NOON + LOCK) == ["wrong"] * 4 + ["locked"]


def test_a_right_secret_clears_the_count(people):
    for _ in range(3):
        [refusal(people, "6601001", "999999") for _ in range(TRIES - 1)]
        accounts.verify(people, "6601001", "123456", NOON)


def test_a_lock_of_one_does_not_lock_another(people):
    lock(people)
    assert accounts.verify(people, "6601002", "654321", NOON).login == "6601002"


def test_a_lock_survives_a_restart(people, url):
    lock(people)
    again = database.open_records(url)
    assert refusal(again, "6601001", "123456").kind == "locked"
    again.close()


def test_a_clock_set_back_lengthens_no_lock_beyond_fifteen_minutes_on_the_screen(people):
    lock(people, now=NOON + timedelta(days=365))
    assert "15 นาที" in refusal(people, "6601001", "123456", NOON).message_th
    assert accounts.locked_for(people, "6601001", NOON) == 15


def test_a_burst_of_guesses_gets_no_more_than_five_looks(people, monkeypatch):
    looked = []
    real = secret_hash.fits
    monkeypatch.setattr(secret_hash, "fits", lambda *a: looked.append(1) or real(*a))
    with ThreadPoolExecutor(10) as pool:
        kinds = list(pool.map(lambda n: refusal(people, "6601001", f"{n:06d}").kind, range(40)))
    assert len(looked) == TRIES
    assert set(kinds) <= {"wrong", "locked"}


@in_sqlite
def test_ten_thousand_failures_do_not_grow_the_database(people, tmp_path):
    def bytes_on_disk():
        with people.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        return sum(file.stat().st_size for file in tmp_path.iterdir() if "shm" not in file.name)

    lock(people)
    before = bytes_on_disk()
    for n in range(10_000):
        refusal(people, "6601001" if n % 2 else f"77{n:05d}", "000000", NOON + timedelta(minutes=n))
    assert bytes_on_disk() == before


def test_unlocking_is_written_down(people):
    lock(people)
    accounts.unlock(people, "6601001", by="kru-mali")
    assert accounts.verify(people, "6601001", "123456", NOON) == SOMSRI
    entry = audit.entries(people)[0]
    assert (entry.actor, entry.action, entry.object) == ("kru-mali", "unlock", "6601001")


def test_a_new_pin_replaces_the_old_one_and_stays_out_of_the_audit(people):
    lock(people)
    accounts.new_secret(people, "6601001", "๗๗๘๘๙๙", by="kru-mali")
    assert accounts.verify(people, "6601001", "778899", NOON) == SOMSRI
    assert refusal(people, "6601001", "123456").kind == "wrong"
    assert "778899" not in str(audit.entries(people))


def test_a_hash_with_old_parameters_is_renewed_at_login(people, monkeypatch):
    monkeypatch.setattr(secret_hash, "HASHER", type(secret_hash.HASHER)(2, 16, 1))
    accounts.verify(people, "6601001", "123456")
    with people.read() as connection:
        stored = connection.exec_driver_sql("SELECT secret_hash FROM accounts WHERE login='6601001'").scalar()
    assert "m=16,t=2" in stored
    assert accounts.verify(people, "6601001", "123456") == SOMSRI


def test_nobody_is_added_twice_or_halfway(people):
    for number, name, pin, class_id in [
        ("6601001", "อีกคน", "123456", "demo-1"),
        ("๖๖๐๑๐๐๑", "อีกคน", "123456", "demo-1"),
        ("6601009", "ม\u202eาร", "123456", "demo-1"),
        ("6601009", "มานี", "1234", "demo-1"),
        ("6601009", "มานี", "123456", "no-such-class"),
        ("x", "มานี", "123456", "demo-1"),
    ]:
        with pytest.raises(BadPerson):
            accounts.add_learner(people, number, name, pin, class_id)
    with pytest.raises(BadPerson):
        accounts.add_staff(people, "root", "ผู้ดูแล", "learner", "a-long-password")
    assert [person.login for person in accounts.learners(people)] == ["6601001", "6601002"]


def test_accounts_are_found_by_login_and_class(people):
    assert accounts.account(people, "๖๖๐๑๐๐๑") == SOMSRI
    assert accounts.account(people, "6609999") is None
    assert accounts.learners(people, "demo-1") == accounts.learners(people)
    assert accounts.learners(people, "demo-2") == []
    with pytest.raises(BadPerson):
        accounts.unlock(people, "6609999", "admin")
    with pytest.raises(BadPerson):
        accounts.new_secret(people, "6609999", "123456", "admin")
