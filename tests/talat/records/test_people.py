"""People as they change, with what stood there before; and the prison they belong to."""

import pytest

from talat.records import accounts, audit
from talat.records import people as records_people
from talat.records.accounts import LoginRefused
from talat.records.history import history
from talat.records.names import BadPerson

ADMIN = "kru-mali"


def changes(records, object):
    return [(c.by, c.action, dict(c.changed), c.reason) for c in history(records, object)]


def test_the_history_of_a_person_begins_with_who_was_added(people):
    ((by, action, changed, _),) = changes(people, "6601002")
    assert (by, action) == ("setup", "add-person")
    assert changed == {"name": (None, "วิชัย ตั้งมั่น"), "role": (None, "learner"), "class_id": (None, "demo-1")}


def test_a_corrected_name_keeps_the_old_one_and_the_reason(people):
    changed = records_people.change(people, "6601001", ADMIN, "สะกดผิดตอนลงทะเบียน", name=" สมศรี  ใจดีมาก ")
    assert changed.name == accounts.account(people, "6601001").name == "สมศรี ใจดีมาก"
    told = (ADMIN, "change-person", {"name": ("สมศรี ใจดี", "สมศรี ใจดีมาก")}, "สะกดผิดตอนลงทะเบียน")
    assert changes(people, "6601001")[0] == told
    audit.verify(people)


def test_a_new_name_needs_a_reason_and_the_same_name_is_no_change(people):
    with pytest.raises(BadPerson, match="เหตุผล"):
        records_people.change(people, "6601001", ADMIN, name="สมศรี ใจดีมาก")
    before = changes(people, "6601001")
    records_people.change(people, "6601001", ADMIN, name="สมศรี ใจดี")
    assert changes(people, "6601001") == before


@pytest.mark.parametrize(("typed", "year"), [("๒๕๓๐", 1987), (2530, 1987), ("1987", 1987), ("", None)])
def test_a_birth_year_is_read_in_either_era_and_nobody_has_to_give_one(people, typed, year):
    records_people.change(people, "6601001", ADMIN, birth_year=2520)
    assert records_people.change(people, "6601001", ADMIN, birth_year=typed).birth_year == year


@pytest.mark.parametrize("typed", ["0", "87", "2569", "1850", "ปีมะโรง", "1987.5", "๒๕๓๐ x"])
def test_a_birth_year_nobody_can_have_is_refused(people, typed):
    with pytest.raises(BadPerson, match="ปีเกิด"):
        records_people.change(people, "6601001", ADMIN, birth_year=typed)


def test_moving_to_another_class_is_in_the_history(people):
    from talat.records import classes

    classes.add_class(people, "demo-2", "ห้องสอง", None, by="admin")
    assert records_people.change(people, "6601001", ADMIN, class_id="demo-2").class_id == "demo-2"
    assert changes(people, "6601001")[0][2] == {"class_id": ("demo-1", "demo-2")}
    for login, where in (("6601001", "no-such"), ("kru-mali", "demo-2")):
        with pytest.raises(BadPerson):
            records_people.change(people, login, ADMIN, class_id=where)
    classes.change_class(people, "demo-2", "ห้องสองใหม่", "kru-mali", by="admin")
    assert changes(people, "demo-2")[0][2] == {
        "name": ("ห้องสอง", "ห้องสองใหม่"),
        "instructor": (None, "kru-mali"),
    }


def test_who_left_may_not_log_in_and_loses_nothing(people):
    records_people.end(people, "6601001", "ย้ายเรือนจำ", ADMIN)
    with pytest.raises(LoginRefused) as refused:
        accounts.verify(people, "6601001", "123456")
    assert refused.value.kind == "unknown"
    assert [p.login for p in accounts.learners(people)] == ["6601002"]
    assert [p.login for p in accounts.learners(people, ended=True)] == ["6601001"]
    records_people.bring_back(people, "6601001", "ย้ายกลับมา", ADMIN)
    assert accounts.verify(people, "6601001", "123456").ended_at is None
    assert [action for _, action, _, _ in changes(people, "6601001")][:2] == ["bring-back", "end-person"]


def test_nobody_ends_their_own_account_or_somebodys_without_a_reason(people):
    with pytest.raises(BadPerson, match="ตัวเอง"):
        records_people.end(people, ADMIN, "ลาออก", ADMIN)
    with pytest.raises(BadPerson, match="เหตุผล"):
        records_people.end(people, "6601001", "  ", ADMIN)
    with pytest.raises(BadPerson, match="ไม่มี"):
        records_people.end(people, "6609999", "ย้ายเรือนจำ", ADMIN)
    assert accounts.verify(people, "6601001", "123456")


def test_records_know_their_prison_and_everybody_is_of_it(people):
    assert records_people.here(people) is None
    records_people.set_here(people, "demo", "เรือนจำสาธิต", "admin")
    assert records_people.here(people).name == "เรือนจำสาธิต"
    assert accounts.account(people, "6601001").prison == "demo"
    assert accounts.add_learner(people, "6601003", "น้ำผึ้ง ศรีสุข", "123456", None).prison == "demo"
    records_people.set_here(people, "demo", "เรือนจำกลางสาธิต", "admin")
    (prison,) = records_people.prisons(people)
    assert (prison.name, prison.here) == ("เรือนจำกลางสาธิต", True)
    assert [c.changed for c in history(people, "demo")] == [
        {"name": ("เรือนจำสาธิต", "เรือนจำกลางสาธิต")},
        {"name": (None, "เรือนจำสาธิต")},
    ]


def test_a_person_met_in_another_prisons_records_keeps_that_prison(people):
    records_people.set_here(people, "demo", "เรือนจำสาธิต", "admin")
    with people.write() as connection:
        records_people.know_prison(connection, "north", "เรือนจำทางเหนือ")
        came = accounts.Account("6601009", "มานี มีตา", "learner", None, prison="north")
        accounts.add_in(connection, came, accounts.NO_SECRET, "admin")
    assert accounts.account(people, "6601009").prison == "north"
    assert records_people.here(people).code == "demo"
    with pytest.raises(LoginRefused):
        accounts.verify(people, "6601009", "-")
