"""Thai as a learner reads and types it: Buddhist-era dates, baht and satang, numbers in either digits."""

import re

MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
SHORT_MONTHS = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
MINUS = "\N{MINUS SIGN}"
_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_MINUS_SIGNS = ("-", "\N{MINUS SIGN}", "\N{EN DASH}", "\N{EM DASH}", "\N{FULLWIDTH HYPHEN-MINUS}", "ลบ")
_MONEY = re.compile(r"(?P<baht>[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)?(?:\.(?P<satang>[0-9]*))?")
_SPOKEN = re.compile(r"([0-9,]+)บาท([0-9]{1,2})(?:สตางค์|สต\.?)")


class NotMoney(ValueError):
    """What was typed is not a price; the message is Thai and says what to type instead."""


class NotCount(ValueError):
    """What was typed is not a whole number; the message is Thai and says what to type instead."""


def date(day):
    """A `datetime.date` as "วันศุกร์ที่ 5 มิถุนายน 2569" (Buddhist era = Christian era + 543)."""
    return f"วัน{WEEKDAYS[day.weekday()]}ที่ {day.day} {MONTHS[day.month - 1]} {day.year + 543}"


def short_date(day):
    """A `datetime.date` as "5 มิ.ย.", for a line of them; the year stands elsewhere."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]}"


def money(satang):
    """Whole satang as baht with two decimals and a true minus sign: -123456 → "−1,234.56"."""
    baht, rest = divmod(abs(int(satang)), 100)
    return f"{MINUS if satang < 0 else ''}{baht:,}.{rest:02d}"


def baht(satang):
    """Whole satang as "129 บาท" or "129.50 บาท": satang are written only when there are some."""
    return f"{money(satang).removesuffix('.00')} บาท"


def number(value, digits=0):
    """A count or share with thousands separators: 1234 → "1,234"."""
    return f"{value:,.{digits}f}".replace("-", MINUS)


def percent(share, digits=0):
    """A share 0–1 as "12%"; two digits keep fee rates such as 3.21% exact."""
    return f"{number(share * 100, digits)}%"


def read_satang(typed, least=100, most=10_000_000, what="ราคา"):
    """Whole satang from what a learner typed as an amount of baht; `what` names it in Thai ("ราคา", "งบ").

    Understands Thai digits, thousands commas, "บาท", "฿" and satang ("129.50", "129 บาท 50 สตางค์").
    Raises NotMoney with a Thai message when it is empty, not a number, or outside least…most satang.
    """
    text = str(typed)[:200].translate(_ARABIC).strip()
    text = re.sub(r"\s+", "", text)
    if not text:
        raise NotMoney(f"ยังไม่ได้ใส่{what} พิมพ์ตัวเลขเป็นบาท เช่น 129")
    text = _SPOKEN.sub(lambda said: f"{said[1]}.{int(said[2]):02d}", text)
    text = re.sub(rf"^(฿|{re.escape(what)})|(บาท|฿|thb|\.-|,-)$", "", text, flags=re.IGNORECASE)
    if text.startswith(_MINUS_SIGNS):
        raise NotMoney(f"{what}ติดลบไม่ได้ เอาเครื่องหมายลบออก แล้วใส่{what} เช่น 129")
    found = _MONEY.fullmatch(text)
    if not found or not any(found.groupdict().values()):
        raise NotMoney(_why_not_a_number(text, what))
    satang = _whole(found["baht"] or "0", found["satang"] or "", most, what)
    if satang == 0:
        raise NotMoney(_why_not_zero(least, what))
    if satang < least:
        raise NotMoney(f"{what}ต่ำเกินไป ต้องไม่น้อยกว่า {baht(least)}")
    if satang > most:
        raise NotMoney(f"{what}สูงเกินไป ใส่ได้ไม่เกิน {baht(most)}")
    return satang


def _why_not_a_number(text, what):
    """The Thai sentence for a text that is no number: a comma used for satang is told apart from words."""
    if re.fullmatch(r"[0-9.,]+", text):
        return f"อ่าน{what}ไม่ออก ใช้จุดคั่นสตางค์จุดเดียว เช่น 129.50 หรือ 1,290"
    return f"{what}ต้องเป็นตัวเลขเท่านั้น ลบตัวหนังสือออก แล้วใส่เป็นบาท เช่น 129 หรือ 129.50"


def _why_not_zero(least, what):
    """The Thai sentence for nothing: of a price it also says what becomes of the money."""
    if what == "ราคา":
        return "ราคาเป็น 0 ไม่ได้ เพราะจะไม่ได้เงินเลย ใส่ราคาที่สูงกว่าต้นทุนต่อชิ้น เช่น 129"
    return f"{what}เป็น 0 ไม่ได้ ใส่อย่างน้อย {baht(least)}"


def _whole(whole, part, most, what):
    """Whole satang of a number already read in two parts; NotMoney when it is too fine or far too large."""
    if len(part.rstrip("0")) > 2:
        raise NotMoney("หลังจุดใส่ได้ไม่เกิน 2 ตัวเลข เช่น 129.50")
    digits = whole.replace(",", "").lstrip("0")
    if len(digits) > 12:
        raise NotMoney(f"{what}สูงเกินไป ใส่ได้ไม่เกิน {baht(most)}")
    return int(digits or 0) * 100 + int(part.rstrip("0").ljust(2, "0"))


def read_count(typed, least, most, what, unit):
    """A whole number of `least` to `most` that a learner typed; `what` and `unit` name it ("จำนวน", "ชิ้น").

    Understands Thai digits, thousands commas and the unit after it. Raises NotCount with a Thai message.
    """
    text = re.sub(r"\s+", "", str(typed)[:200].translate(_ARABIC)).removesuffix(unit)
    if not text:
        raise NotCount(f"ยังไม่ได้ใส่{what} พิมพ์ตัวเลข เช่น {number(max(least, min(most, 20)))}")
    if not re.fullmatch(r"[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+", text):
        raise NotCount(f"{what}ต้องเป็นตัวเลขเต็ม ๆ ไม่มีจุดและไม่ติดลบ ตั้งแต่ {number(least)} ถึง {number(most)} {unit}")
    digits = text.replace(",", "").lstrip("0")
    count = int(digits or 0) if len(digits) <= 12 else most + 1
    if not least <= count <= most:
        raise NotCount(f"{what}ต้องอยู่ระหว่าง {number(least)} ถึง {number(most)} {unit}")
    return count
