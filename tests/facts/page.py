"""The page instructors open: each fact with its band, what was measured, and the pictures behind it."""

import html
from pathlib import Path

import matplotlib

matplotlib.use("svg")
matplotlib.rcParams["svg.hashsalt"] = "talat"

from matplotlib import pyplot as plt  # noqa: E402  (the backend must be chosen first)

HEAD = """<!doctype html><html lang="th"><meta charset="utf-8"><title>ตลาดจำลองน่าเชื่อแค่ไหน</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{font:18px/1.6 "Noto Sans Thai","Noto Sans",sans-serif;max-width:70rem;margin:2rem auto}
table{border-collapse:collapse;width:100%}td,th{border:1px solid #767676;padding:.4rem .6rem;text-align:left}
td.n{text-align:right;white-space:nowrap}.no{background:#ffe0e0}img{width:100%;height:auto}</style>
<h1>ตลาดจำลองน่าเชื่อแค่ไหน</h1>
<p>แต่ละแถวคือข้อเท็จจริงของการขายออนไลน์ที่มีผู้วัดไว้ เราวัดตลาดของเราหลายสิบแบบ แล้วดูว่าอยู่ในช่วงหรือไม่
ช่วงเป็นของเราเอง ตั้งจากแหล่งที่อ้าง ตัวเลขไทยบางตัวหาแหล่งที่เชื่อถือไม่ได้ จึงเป็นข้อสมมติ</p>
"""


def _strip(axes, found):
    """One fact: its band, each market's value, and the mean with its interval."""
    row, values = found.row, found.values
    everything = [*values, *(edge for edge in (row.low, row.high) if edge is not None)]
    low, high = min(everything), max(everything)
    margin = 0.1 * (high - low or 1.0)
    left = low - margin if row.low is None else row.low
    right = high + margin if row.high is None else row.high
    axes.axvspan(left, right, color="#cfe8cf")
    axes.plot(values, [0] * len(values), "|", color="#555", markersize=14)
    axes.plot(found.mean.value, 0, "o", color="#0b5394" if found.holds else "#b00020")
    axes.set(xlim=(low - margin, high + margin), yticks=[], ylabel=row.number)
    axes.yaxis.label.set(rotation=0, horizontalalignment="right", verticalalignment="center")


def write_page(folder, found):
    """Write folder/index.html and folder/facts.svg; the path of the page."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    figure, axes = plt.subplots(len(found), 1, figsize=(10, 0.75 * len(found) + 0.5), squeeze=False)
    for one, part in zip(axes[:, 0], found, strict=True):
        _strip(one, part)
    figure.tight_layout(h_pad=0.1)
    figure.savefig(folder / "facts.svg", metadata={"Date": None})
    plt.close(figure)
    page = folder / "index.html"
    page.write_text(HEAD + _table(found) + _pictures(), encoding="utf-8")
    return page


def _table(found):
    lines = ["<table><tr><th>ข้อ</th><th>fact</th><th>source</th><th>ช่วง</th><th>วัดได้</th><th>ผ่าน</th></tr>"]
    for one in found:
        row = one.row
        cells = (row.number, row.fact, row.source, row.band, one.shown, "ผ่าน" if one.holds else "ไม่ผ่าน")
        inside = "".join(f"<td>{html.escape(cell)}</td>" for cell in cells)
        lines.append(f"<tr{'' if one.holds else ' class=no'}>{inside}</tr>")
    return "\n".join(lines) + "</table>\n"


def _pictures():
    alt = "แต่ละแถบคือหนึ่งข้อ สีเขียวคือช่วงที่ควรอยู่ ขีดคือแต่ละตลาด จุดคือค่าเฉลี่ย"
    return f'<h2>ภาพ</h2><p>{alt}</p><p><img src="facts.svg" alt="{alt}"></p></html>\n'
