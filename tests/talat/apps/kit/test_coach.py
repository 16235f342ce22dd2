"""The coach's one question."""

from talat.apps.kit import coach


def nothing(play):
    """ไม่ถาม"""
    return False


def always(play):
    """ลองดู
    อีกครั้ง"""
    return True


def counts(play):
    """ขายได้ {units} ชิ้น"""
    return {"units": play}


def test_the_first_pattern_that_fits_asks():
    assert coach.question([nothing, always, counts], 3) == "ลองดู อีกครั้ง"
    assert coach.question([nothing, counts, always], 3) == "ขายได้ 3 ชิ้น"


def test_no_pattern_no_question():
    assert coach.question([nothing], 3) == ""
