"""A photo an instructor hands in, made ready for an exercise: a small JPEG, nothing but the picture.

`python -m talat.poster.intake photo.jpg …/pictures/market.jpg` writes it and prints what exercise.yaml says
of it. Whatever comes in is drawn anew: no place, no name, no camera, no second file behind the first.
"""

from __future__ import annotations

import hashlib
import io
import sys
import warnings
from dataclasses import dataclass
from pathlib import Path

MOST_BYTES = 12_000_000  # of what is handed in: a telephone's photo has three to eight million
MOST_PIXELS = 40_000_000  # opened, four bytes each
LONGEST_SIDE = 1_000  # pixels of what is kept: 150 an inch across most of an A4 page
LEAST_SIDE = 120
MOST_KEPT = 400_000  # bytes
QUALITIES = (85, 75, 60, 45)
KINDS = ("JPEG", "PNG", "WEBP")


class BadPhoto(ValueError):
    """A file that is not taken; `message_th` says why and what to do."""

    def __init__(self, message_th: str):
        super().__init__(message_th)
        self.message_th = message_th


@dataclass(frozen=True)
class Handed:
    """A photo made ready."""

    data: bytes  # JPEG
    wide: int
    tall: int
    tone: str  # its mean colour, "#rrggbb"

    @property
    def sha256(self) -> str:
        """Of the bytes."""
        return hashlib.sha256(self.data).hexdigest()

    def lines(self, file: str) -> str:
        """What exercise.yaml says of it."""
        return (
            f"file: {file}\nsha256: {self.sha256}\nwide: {self.wide}\ntall: {self.tall}\ntone: '{self.tone}'"
        )


def made_ready(raw: bytes) -> Handed:
    """The photo in `raw`, upright, at most LONGEST_SIDE wide or tall; `BadPhoto` (Thai) for anything else."""
    if not raw:
        raise BadPhoto("ไฟล์ว่างเปล่า ลองถ่ายหรือคัดลอกใหม่")
    if len(raw) > MOST_BYTES:
        raise BadPhoto(f"ไฟล์ใหญ่เกิน {MOST_BYTES // 1_000_000} เมกะไบต์ ย่อรูปให้เล็กลงก่อน")
    if raw.lstrip()[:1] == b"<" or b"<svg" in raw[:2_000].lower():
        raise BadPhoto("ไฟล์นี้เป็นรูปแบบเขียนด้วยโค้ด (SVG) ซ่อนคำสั่งได้ จึงรับไม่ได้ ใช้รูปถ่าย JPEG หรือ PNG")
    return _kept(_opened(raw))


def _opened(raw):
    """The picture as plain red, green and blue, turned the way it was taken."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(raw), formats=KINDS) as found:
                _check_size(*found.size)  # known from the head, before a pixel is unpacked
                found.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
                upright = ImageOps.exif_transpose(found)
                return _on_white(upright)
    except UnidentifiedImageError:
        raise BadPhoto("ไฟล์นี้ไม่ใช่รูป หรือไม่ใช่รูปที่รับได้ ใช้รูปถ่าย JPEG, PNG หรือ WebP") from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise BadPhoto(_TOO_MANY) from None
    except BadPhoto:
        raise
    except Exception:  # decoders of hostile files raise whatever they like
        raise BadPhoto("รูปนี้เสีย เปิดไม่ได้ ลองคัดลอกใหม่ หรือใช้รูปอื่น") from None


_TOO_MANY = f"รูปนี้ละเอียดเกิน {MOST_PIXELS // 1_000_000} ล้านจุด ย่อรูปให้เล็กลงก่อน"


def _check_size(wide, tall):
    if wide * tall > MOST_PIXELS:
        raise BadPhoto(_TOO_MANY)
    if min(wide, tall) < LEAST_SIDE:
        raise BadPhoto(f"รูปเล็กไป ต้องกว้างและสูงอย่างน้อย {LEAST_SIDE} จุด ตอนนี้ {wide} × {tall}")


def _on_white(picture):
    """Without transparency: what cannot be seen through is printed as white paper."""
    from PIL import Image

    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        seen = picture.convert("RGBA")
        white = Image.new("RGBA", seen.size, "white")
        picture = Image.alpha_composite(white, seen)
    return picture.convert("RGB")


def _kept(picture) -> Handed:
    from PIL import Image

    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    clean = Image.frombytes("RGB", picture.size, picture.tobytes())  # carries pixels and nothing else
    red, green, blue = clean.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    for quality in QUALITIES:
        written = io.BytesIO()
        clean.save(written, "JPEG", quality=quality, optimize=True)
        if written.tell() <= MOST_KEPT:
            return Handed(written.getvalue(), *clean.size, f"#{red:02x}{green:02x}{blue:02x}")
    raise BadPhoto("รูปนี้มีรายละเอียดมากเกินไป ย่อรูปให้เล็กลงก่อน")


def main(arguments: list[str]) -> int:
    """Make one photo ready; 1 and the reason when it is not taken."""
    if len(arguments) != 2 or not arguments[1].endswith(".jpg"):
        print("python -m talat.poster.intake <photo> <…/pictures/name.jpg>", file=sys.stderr)
        return 2
    source, target = map(Path, arguments)
    try:
        with source.open("rb") as file:
            handed = made_ready(file.read(MOST_BYTES + 1))
    except BadPhoto as refused:
        print(refused.message_th, file=sys.stderr)
        return 1
    target.write_bytes(handed.data)
    print(handed.lines(f"pictures/{target.name}"))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
