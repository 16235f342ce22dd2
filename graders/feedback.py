"""What a learner reads about one mark, as the output of its cell in the notebook."""

from __future__ import annotations

from nbformat.v4 import new_output


def sentences(mark: dict) -> str:
    """The rule, the evidence in the learner's own work and one fix: a line each, in Thai."""
    parts = (("เกณฑ์", mark["rule"]), ("หลักฐานในงาน", mark["evidence"]), ("ลองทำแบบนี้", mark["fix"]))
    return "".join(f"{label}: {' '.join(str(text).split())}\n" for label, text in parts if text)


def outputs(mark: dict | None) -> list:
    """Cell outputs from which nbgrader reads exactly the mark's points; without a mark, 0.

    The number is the only `execute_result`; words are plain text on stdout, which nbgrader skips (a
    word on stderr would mean 0 points).
    """
    told, points = (sentences(mark), mark["points"]) if mark else ("", 0.0)
    text = [new_output("stream", name="stdout", text=told)] if told else []
    result = new_output("execute_result", data={"text/plain": repr(float(points))}, execution_count=1)
    return [*text, result]


def answer(mark: dict, words: str) -> str:
    """The source of a hand-marked cell: an indented block, which no word breaks out of."""
    said = " ".join(words.split()) or "(ไม่ได้เขียนคำอธิบาย)"
    return f"**{' '.join(mark['title'].split())}**\n\nผู้เรียนเขียนว่า:\n\n    {said}\n"
