"""Pictures of a lesson: SVG drawn for the project, nothing in it that runs or reaches out; plain photos."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path

from talat.content.source import Problem, read_text

LARGEST = 60_000  # characters
SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "g", "title", "desc", "defs", "path", "rect", "circle", "ellipse", "line", "polyline"}
ELEMENTS |= {"polygon", "text", "tspan", "clipPath", "mask", "linearGradient", "radialGradient", "stop"}
ELEMENTS |= {"filter", "feGaussianBlur", "feColorMatrix"}
LARGEST_PHOTO = 400_000  # bytes
# Segments a picture needs: frame, tables, restart, scan, and the JFIF head; none that holds words or a place.
PLAIN_JPEG = {0xC0, 0xC2, 0xC4, 0xDB, 0xDD, 0xDA, 0xE0}
INSIDE = re.compile(r"^url\(#[A-Za-z0-9-]+\)$")


def check_picture(path: Path) -> list[Problem]:
    """Everything wrong with one SVG file."""
    text = read_text(path)
    if len(text) > LARGEST:
        return [Problem(path, 1, f"รูปใหญ่เกิน {LARGEST:,} ตัวอักษร / the picture is too large")]
    for number, line in enumerate(text.splitlines(), 1):
        if "<!" in line.replace("<!--", "") or "<?" in line.replace("<?xml ", ""):
            return [Problem(path, number, "ห้ามมี DOCTYPE, ENTITY หรือคำสั่งอื่น / no declarations in a picture")]
    try:
        root = ET.fromstring(text)
    except ET.ParseError as error:
        return [Problem(path, error.position[0], f"SVG ไม่ถูกต้อง / broken SVG: {error}")]
    return [Problem(path, _line(text, name), message) for name, message in _faults(root)]


def check_photo(path: Path) -> list[Problem]:
    """Why a JPEG is not one that `python -m talat.poster.intake` made: too large, or more than a picture."""
    data = path.read_bytes()
    if len(data) > LARGEST_PHOTO:
        return [Problem(path, 1, f"รูปถ่ายใหญ่เกิน {LARGEST_PHOTO:,} ไบต์ / the photo is too large")]
    if set(_segments(data)) - PLAIN_JPEG or not data.endswith(b"\xff\xd9"):
        return [
            Problem(path, 1, "รูปถ่ายต้องผ่าน python -m talat.poster.intake ก่อน / run intake on the photo first")
        ]
    return []


def _segments(data: bytes):
    """The marker of each segment of a JPEG up to its pixels; 0 for what is none."""
    at = 2
    if data[:2] != b"\xff\xd8":
        yield 0
        return
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            yield 0
            return
        yield data[at + 1]
        if data[at + 1] == 0xDA:  # pixels follow
            return
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    yield 0


def _faults(root):
    """(element's name, message) of each fault in a parsed SVG."""
    if root.tag != f"{SVG}svg" or "viewBox" not in root.attrib:
        yield "svg", "ต้องเป็น <svg> ที่มี viewBox / must be an <svg> with a viewBox"
    for element in root.iter():
        name = element.tag.removeprefix(SVG) if isinstance(element.tag, str) else "?"
        if name not in ELEMENTS:
            yield name, f"ห้ามใช้ <{name}> ในรูป / <{name}> is not allowed in a picture"
        for key, value in element.attrib.items():
            if key.lower().startswith("on") or "href" in key.lower() or key in {"style", "class"}:
                yield name, f"ห้ามใช้ {key} ในรูป / attribute {key} is not allowed in a picture"
            elif "url(" in value and not INSIDE.match(value.strip()):
                yield name, f"{key} ชี้ออกนอกรูป / {key} points outside the picture"


def _line(text: str, name: str) -> int:
    """The first line on which an element of that name opens."""
    return next((at for at, line in enumerate(text.splitlines(), 1) if f"<{name}" in line), 1)
