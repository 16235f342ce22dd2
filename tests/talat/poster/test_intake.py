"""Photos that are handed in: whatever comes is drawn anew or refused in Thai; nothing else comes through."""

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from talat.content.pictures import check_photo
from talat.poster import intake
from talat.poster.intake import BadPhoto, made_ready


def photo(kind="JPEG", wide=400, tall=300, colour=(200, 60, 40), mode="RGB", **how):
    written = io.BytesIO()
    Image.new(mode, (wide, tall), colour).save(written, kind, **how)
    return written.getvalue()


def refusal(raw):
    with pytest.raises(BadPhoto) as refused:
        made_ready(raw)
    said = refused.value.message_th
    assert any("ก" <= sign <= "๙" for sign in said)
    return said


def opened(handed):
    return Image.open(io.BytesIO(handed.data))


def png_of_size(wide, tall):
    """A PNG whose head promises so many pixels and whose body has almost none."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", wide, tall, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 64)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("kind", intake.KINDS)
def test_a_photo_is_kept_as_a_plain_jpeg(kind, tmp_path):
    handed = made_ready(photo(kind))
    assert (handed.wide, handed.tall) == opened(handed).size == (400, 300)
    assert opened(handed).format == "JPEG"
    tone = [int(handed.tone[at : at + 2], 16) for at in (1, 3, 5)]
    assert all(abs(one - other) < 8 for one, other in zip(tone, (200, 60, 40), strict=True))
    path = tmp_path / "kept.jpg"
    path.write_bytes(handed.data)
    assert check_photo(path) == []


def test_nothing_that_was_hidden_in_a_photo_comes_through(tmp_path):
    exif = Image.Exif()
    exif[0x010E], exif[0x8825] = "somsri", {1: "N"}
    raw = photo(exif=exif, comment=b"somsri was here", icc_profile=b"somsri" * 20) + b"PK\x03\x04somsri"
    path = tmp_path / "raw.jpg"
    path.write_bytes(raw)
    assert check_photo(path)
    handed = made_ready(raw)
    assert b"somsri" not in handed.data and b"Exif" not in handed.data
    assert made_ready(raw) == handed


def test_a_photo_taken_sideways_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    assert (made_ready(photo(exif=exif)).wide, made_ready(photo(exif=exif)).tall) == (300, 400)


def test_a_large_photo_is_made_small_and_what_is_seen_through_is_white():
    handed = made_ready(photo(wide=4000, tall=2000))
    assert (handed.wide, handed.tall) == (1000, 500)
    clear = made_ready(photo("PNG", colour=(0, 0, 0, 0), mode="RGBA"))
    assert opened(clear).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("raw", "word"),
    [
        (b"", "ว่างเปล่า"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "SVG"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><svg/>", "SVG"),
        (b"GIF89a" + b"\0" * 40, "ไม่ใช่รูป"),
        (b"PK\x03\x04" + b"\0" * 400, "ไม่ใช่รูป"),
        (b"%PDF-1.7", "ไม่ใช่รูป"),
        (png_of_size(30_000, 30_000), "ล้านจุด"),
        (png_of_size(40, 400), "เล็กไป"),
        (png_of_size(400, 400), "เสีย"),
        (b"\xff" * (intake.MOST_BYTES + 1), "เมกะไบต์"),
    ],
)
def test_what_is_not_a_photo_is_refused_in_thai(raw, word):
    assert word in refusal(raw)


WHOLE = {kind: photo(kind, wide=160, tall=130) for kind in intake.KINDS}


@given(st.sampled_from(intake.KINDS), st.data())
@settings(max_examples=80, deadline=None)
def test_a_damaged_file_is_a_small_plain_jpeg_or_is_refused_and_nothing_else(kind, data):
    raw = bytearray(WHOLE[kind])
    for _ in range(data.draw(st.integers(1, 6))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    raw = bytes(raw[: data.draw(st.integers(1, len(raw)))])
    try:
        handed = made_ready(raw)
    except BadPhoto as refused:
        assert any("ก" <= sign <= "๙" for sign in refused.message_th)
    else:
        assert max(handed.wide, handed.tall) <= intake.LONGEST_SIDE
        assert len(handed.data) <= intake.MOST_KEPT and opened(handed).format == "JPEG"


@given(st.binary(max_size=600))
@settings(max_examples=80, deadline=None)
def test_any_bytes_are_refused_or_taken_and_never_break(raw):
    try:
        made_ready(raw)
    except BadPhoto as refused:
        assert refused.message_th


def test_the_command_prints_what_the_exercise_says(tmp_path, capsys):
    source, target = tmp_path / "in.png", tmp_path / "market.jpg"
    source.write_bytes(photo("PNG"))
    assert intake.main([str(source), str(target)]) == 0
    said = capsys.readouterr().out
    assert "file: pictures/market.jpg" in said and "wide: 400" in said
    source.write_bytes(b"<svg/>")
    assert intake.main([str(source), str(tmp_path / "other.jpg")]) == 1
    assert not (tmp_path / "other.jpg").exists()
    assert intake.main([str(source), str(tmp_path / "other.svg")]) == 2
