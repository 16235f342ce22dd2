"""Money as the rubrics say it."""

from talat.engine.finance import baht


def whole_baht(satang):
    """Satang as whole baht: "1,269"."""
    return baht(round(satang / 100) * 100)


def outcome(satang):
    """ "ได้กำไร 45 บาท" or "ขาดทุน 45 บาท", to the baht."""
    word = "ขาดทุน" if satang < 0 else "ได้กำไร"
    return f"{word} {whole_baht(abs(satang))} บาท"
