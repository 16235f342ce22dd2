"""What `make check-content` counts, each check seen to fail."""

import shutil
from pathlib import Path

import pytest

from talat.content import check
from talat.content.claims import unfounded
from talat.content.facts import Use, Uses
from talat.content.reading import KNOWN_SHARE, MEAN_STRETCH, level_of
from talat.content.terms import Terms, glossary_of
from talat.content.unit import Cell, UnitText
from talat.content.words import Word

FOOD_ACT = (
    "ผู้ใดโฆษณาคุณประโยชน์ คุณภาพ หรือสรรพคุณของอาหารทางวิทยุกระจายเสียง วิทยุโทรทัศน์ ทางฉายภาพ ภาพยนตร์ "
    "หรือทางหนังสือพิมพ์ หรือสิ่งพิมพ์อื่น หรือด้วยวิธีอื่นใด เพื่อประโยชน์ในทางการค้า ต้องนำเสียง ภาพ ภาพยนตร์ "
    "หรือข้อความที่จะโฆษณาดังกล่าวนั้นให้ผู้อนุญาตตรวจพิจารณาก่อน"
)
DATA_ACT = (
    "ในกรณีที่ผู้ควบคุมข้อมูลส่วนบุคคลประสงค์จะเก็บรวบรวม ใช้ หรือเปิดเผยข้อมูลส่วนบุคคลนั้น ต้องได้รับความยินยอมจาก"
    "เจ้าของข้อมูลส่วนบุคคลไว้ก่อนหรือในขณะนั้น เว้นแต่บทบัญญัติแห่งพระราชบัญญัตินี้หรือกฎหมายอื่นบัญญัติให้กระทำได้"
)
MARKETING = (
    "การเพิ่มประสิทธิภาพแคมเปญด้วยอัลกอริทึมแมชชีนเลิร์นนิงช่วยให้ผู้ลงโฆษณาสามารถบริหารจัดการงบประมาณข้ามชุดโฆษณา"
    "ได้อย่างมีประสิทธิผลสูงสุด โดยระบบจะวิเคราะห์พฤติกรรมกลุ่มเป้าหมายแบบเรียลไทม์เพื่อเพิ่มอัตราคอนเวอร์ชัน"
)
PLAIN = "วันนี้ขายได้น้อย เพราะฝนตก คนไม่ออกจากบ้าน พรุ่งนี้ลองใหม่ ถ้าเงินไม่พอ ให้รอก่อน อย่ากู้"


@pytest.mark.parametrize("hard", [FOOD_ACT, DATA_ACT, MARKETING])
def test_texts_that_are_too_hard_do_not_fit(hard):
    level = level_of(hard)
    assert not level.fits
    assert level.known < KNOWN_SHARE or level.stretch > MEAN_STRETCH


def test_plain_talk_fits():
    level = level_of(PLAIN)
    assert level.fits
    assert [word for word, _ in level.hard] == ["ฝนตก", "ออกจาก"]  # put together from easy words


def test_a_word_that_was_explained_is_known():
    text = "แคมเปญนี้ดี"
    assert level_of(text).hard == (("แคมเปญ", 1),)
    assert level_of(text, ["แคมเปญ"]).hard == ()


def test_stretches_end_at_spaces_and_tables_have_none():
    assert level_of("คนมา คนไป\n\n| คน | มา มา มา |\n").stretch == 2.0


def lesson(text):
    return UnitText(Path("unit.md"), {}, (Cell("markdown", text, 1),))


def word(name, **more):
    return Word(word=name, means="คำแปลของคำนี้", **more)


TERMS = Terms(terms=(("ออเดอร์", "คำสั่งซื้อ"), ("กริด",)), names=("LINE",))


def test_a_word_of_the_trade_needs_an_entry_in_any_spelling():
    used = glossary_of([lesson("มีคำสั่งซื้อเข้ามา")], [], TERMS)
    assert (used.used, used.unexplained) == (("ออเดอร์",), ("ออเดอร์",))
    assert glossary_of([lesson("มีคำสั่งซื้อเข้ามา")], [word("ออเดอร์")], TERMS).unexplained == ()
    assert glossary_of([lesson("ไม่มีคำยาก")], [], TERMS).share == 1.0


def test_latin_words_need_one_too_but_not_where_real_names_are_told():
    text = "ดู CTR ใน LINE\n\n## ในระบบจริงเรียกว่าอะไร\n\nReach\n\n## จบ\n\nดี"
    assert glossary_of([lesson(text)], [], TERMS).unexplained == ("ctr",)
    assert glossary_of([lesson(text)], [word("อัตราคลิก", real="CTR")], TERMS).unexplained == ()
    assert glossary_of([lesson(":::{note} จำ\nดี\n:::\n![x](pictures/abc.svg)")], [], TERMS).used == ()


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("กฎหมายให้จดภายใน 30 วัน ปรับวันละ 1,000 บาท", ["30", "1,000"]),
        ("ตั้งแต่วันที่ 3 ตุลาคม 2567 เปิดดูของได้", ["3", "2567"]),
        ("ค่าธรรมเนียมการขาย 8.59%", ["8.59"]),
        ("แพลตฟอร์มบอกว่าต้องได้ 50 ครั้ง", ["50"]),
        ("งานวิจัยพบว่าคนคลิกน้อยลง 45%", ["45"]),
        ("ขอโทษค่ะ ส่งช้าไป 2 วัน", []),
        ("ค่าธรรมเนียมรวม 15 บาท ขาย 70 บาท", []),
        ("ดูข้อ 3 เรื่องกฎหมาย", []),
        ("1. กฎหมายบอกให้บอกราคา", []),
    ],
)
def test_which_numbers_speak_of_the_world(tmp_path, line, numbers):
    (tmp_path / "unit.md").write_text(line, encoding="utf-8")
    found = list(unfounded(tmp_path, Uses()))
    assert ([f": {', '.join(numbers)} " in problem.message for problem in found] == [True]) is bool(numbers)


def test_numbers_within_quoted_words_rest_on_their_fact(tmp_path):
    (tmp_path / "unit.md").write_text("กฎหมายให้จดภายใน 30 วัน เราให้ภายใน 5 วัน", encoding="utf-8")
    uses = Uses(facts=(Use(fact="T1", words=("ภายใน  30 วัน",)),))
    (problem,) = unfounded(tmp_path, uses)
    assert ": 5 " in problem.message
    assert list(unfounded(tmp_path, uses.model_copy(update={"ours": ("ภายใน 5 วัน",)}))) == []


@pytest.fixture
def course(tmp_path):
    """One course with one unit that has everything."""
    folder = tmp_path / "courses" / "online-shop"
    shutil.copytree("notebooks/courses/online-shop/shop-04", folder / "shop-04")
    whole = Path("notebooks/courses/online-shop/course.yaml").read_text(encoding="utf-8")
    unit = whole.index("  - id: shop-04")
    end = whole.find("  - id:", unit + 1)
    head = whole[: whole.index("units:")] + "units:\n"
    (folder / "course.yaml").write_text(head + whole[unit:end], encoding="utf-8")
    return folder


def found(folder, about):
    return next(one for one in check.check_course(folder) if one.about.startswith(about))


def test_a_course_of_one_unit_is_too_short(course):
    size = found(course, "units and minutes")
    assert not size.holds
    assert size.measured.startswith("1 and ")


@pytest.mark.parametrize(
    ("old", "new", "about"),
    [
        ("## เรื่องที่พลาดกันบ่อย", "## เรื่องอื่น", "every part"),
        ("**เป้าหมายของบทนี้:** ฉัน", "**เป้าหมายของบทนี้:** เรา", "every part"),
        ("## ต้นทุนต่อชิ้น", "## ต้นทุนต่อชิ้น\n\nดูที่ https://example.org\n", "links"),
        ("## ต้นทุนต่อชิ้น", "## ต้นทุนต่อชิ้น\n\nกฎหมายให้จ่ายใน 99 วัน\n", "numbers of the world"),
        ("## ต้นทุนต่อชิ้น", f"## ต้นทุนต่อชิ้น\n\n{MARKETING * 30}\n", "reading level"),
    ],
)
def test_what_is_taken_away_or_put_in_is_told(course, old, new, about):
    path = course / "shop-04" / "unit.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    before = found(course, about)
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    after = found(course, about)
    assert not after.holds
    assert len(after.mend) > len(before.mend)


def test_a_key_named_data_is_no_link_and_a_data_address_is(course):
    path = course / "shop-04" / "exercise.yaml"
    with path.open("a", encoding="utf-8") as file:
        file.write("# {kind: times, data: jars}\n")
    assert found(course, "links").holds
    with path.open("a", encoding="utf-8") as file:
        file.write("# data:text/html,x\n")
    assert not found(course, "links").holds


def test_the_last_line_counts_and_the_status_says_so(course, capsys):
    assert check.main([str(course.parent)]) == 1
    last = capsys.readouterr().out.splitlines()[-1]
    passed, failed = (int(word) for word in last.split() if word.isdigit())
    assert (passed + failed, failed > 0) == (9, True)


def test_nothing_to_check_is_no_success(tmp_path):
    assert check.main([str(tmp_path)]) == 1
