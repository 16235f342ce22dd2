"""When a backup is due, where it goes, which passphrase seals it."""

from datetime import UTC, datetime, timedelta

import pytest

from hub_config import keeping, secrets, settings
from hub_config.keeping import BadPassphrase, due

LAB = settings.load(settings.LAB_YAML)
NIGHT = datetime(2026, 6, 4, 19, 30, tzinfo=UTC)  # 02:30 of the 5th in Bangkok
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("now", "last", "is_due"),
    [
        (NIGHT, None, True),
        (NIGHT - MINUTE, NIGHT - timedelta(hours=23), False),
        (NIGHT, NIGHT - timedelta(hours=24), True),
        (NIGHT + MINUTE, NIGHT, False),
        (NIGHT + timedelta(hours=23), NIGHT + MINUTE, False),
        (NIGHT + timedelta(hours=24), NIGHT + MINUTE, True),
        (NIGHT + timedelta(hours=6), NIGHT - timedelta(hours=20), True),  # it was switched off at night
        (NIGHT + timedelta(hours=6), NIGHT + timedelta(hours=5), False),  # and made it up in the morning
    ],
)
def test_once_for_every_night(now, last, is_due):
    assert due(now, last, "02:30", "Asia/Bangkok") is is_due


def test_the_folder_is_the_homes_own_or_the_settings(short_home):
    assert keeping.folder(short_home, LAB) == short_home.root / "backups"
    elsewhere = LAB.model_copy(update={"backup": settings.Backup(folder="/mnt/second")})
    assert str(keeping.folder(short_home, elsewhere)) == "/mnt/second"


def test_without_a_passphrase_nothing_is_sealed_and_a_short_one_is_refused(short_home):
    assert keeping.passphrase(short_home) is None
    secrets.write(short_home, keeping.PASSPHRASE, "ข้าวผัดกะเพราหมูกรอบ\n")
    assert keeping.passphrase(short_home) == "ข้าวผัดกะเพราหมูกรอบ"
    secrets.write(short_home, keeping.PASSPHRASE, "short")
    with pytest.raises(BadPassphrase, match="อย่างน้อย"):
        keeping.passphrase(short_home)
    secrets.path(short_home, keeping.PASSPHRASE).chmod(0o644)
    with pytest.raises(BadPassphrase, match="chmod 600"):
        keeping.passphrase(short_home)


def test_sticks_are_what_is_mounted_below_the_settings_folder(tmp_path):
    stick = tmp_path / "media/officer/MY STICK"
    stick.mkdir(parents=True)
    (tmp_path / "media/not-mounted").mkdir()
    lab = LAB.model_copy(update={"backup": settings.Backup(sticks=str(tmp_path / "media"))})
    line = "36 35 8:17 / {} rw,nosuid - vfat /dev/sdb1 rw\n"
    mounts = line.format("/") + line.format(str(stick).replace(" ", "\\040")) + line.format("/media-not-ours")
    assert keeping.sticks(lab, mounts) == [stick]
    assert keeping.sticks(lab, "") == []
