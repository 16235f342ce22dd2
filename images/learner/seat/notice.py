"""The Thai pages a learner sees instead of an error: what is wrong, and one way on."""

from __future__ import annotations

import os
from html import escape

DESK = "/services/learn/"
STYLE = "voila/templates/talat/static/assets/talat.css"

UNKNOWN = ("ไม่พบหน้านี้", "หน้านี้ไม่มีในห้องเรียน กลับหน้าเรียนของฉัน แล้วเลือกบทเรียนอีกครั้ง")
REFUSED = ("ยังเปิดหน้านี้ไม่ได้", "หน้านี้ไม่ได้เปิดให้คุณใช้ กลับหน้าเรียนของฉัน หรือถามครู")
RECORDS_DOWN = (
    "สมุดบันทึกของห้องเรียนยังไม่ตอบ",
    "งานที่บันทึกแล้วยังอยู่ครบ รอสักครู่ หน้านี้จะลองเปิดให้ใหม่เอง",
)
TROUBLE = ("เปิดหน้านี้ไม่สำเร็จ", "งานที่บันทึกแล้วยังอยู่ครบ ลองอีกครั้ง ถ้ายังไม่ได้ให้บอกครู")
RETRY_SECONDS = 5

PAGE = """<!doctype html>
<html lang="th">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
{refresh}<title>{title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{style}">
</head>
<body>
{banner}<header class="topbar"><a class="topbar__brand" href="{desk}">ตลาด</a></header>
<main class="page page--narrow">
<div class="card">
<h1>{title}</h1>
<p>{text}</p>
<p><a class="button button--primary" href="{link}">{label}</a></p>
</div>
</main>
</body>
</html>
"""
BANNER = (
    '<div class="banner" role="note"><p>ห้องสาธิต — ยังไม่ปิดผนึก ห้ามใช้กับผู้เรียนจริง '
    '<span lang="en">/ Unsealed demonstration – not for real learners</span></p></div>\n'
)


def page(words: tuple[str, str], base: str, retry: str = "") -> str:
    """A whole page with a heading and a sentence; with `retry` (a path) it reloads itself."""
    title, text = words
    refresh = f'<meta http-equiv="refresh" content="{RETRY_SECONDS}">\n' if retry else ""
    link, label = (retry, "ลองอีกครั้ง") if retry else (DESK, "กลับหน้าเรียนของฉัน")
    return PAGE.format(
        title=escape(title),
        text=escape(text),
        style=escape(base + STYLE),
        link=escape(link),
        label=label,
        desk=DESK,
        refresh=refresh,
        banner=BANNER if os.environ.get("TALAT_SEALED") == "no" else "",
    )


def words_for(status: int) -> tuple[str, str]:
    """The notice that fits an HTTP status."""
    if status in (401, 403):
        return REFUSED
    return UNKNOWN if status in (400, 404, 405) else TROUBLE
