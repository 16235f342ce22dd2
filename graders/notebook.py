"""The notebook of one exercise: a Thai head, and one graded cell for each criterion."""

import json
import re

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

CRITERION = re.compile(r"[a-z0-9_]{1,64}")
SCHEMA = 3  # of nbgrader's cell metadata

HEAD = """# {title}

{brief}

คะแนนของแบบฝึกหัดนี้คิดจากบันทึกการตัดสินใจของผู้เรียน (journal.json) ไม่ได้คิดจากการรันเซลล์
"""
# A stock run would give full marks to a cell without output, so a cell that is run by mistake fails.
TEST = """# {title}
raise RuntimeError("คะแนนข้อนี้คิดจากบันทึกการตัดสินใจ อย่ารันเซลล์นี้ / Scored by replay: do not run")
"""
EYE = "**{title}**\n\nข้อนี้ครูเป็นผู้ให้คะแนน\n"
RETIRED = "ข้อนี้เลิกใช้แล้ว คะแนนที่เคยให้ยังอยู่ / retired"


def exercise_notebook(exercise, retired: dict[str, str] | None = None) -> str:
    """The source notebook of an exercise as JSON text; the same exercise gives the same bytes.

    retired   criterion id → cell type of criteria that older submissions were marked on; they stay
              as cells worth 0 points, because nbgrader never removes a cell that holds grades
    """
    cells = [
        new_markdown_cell(
            HEAD.format(title=_line(exercise.title), brief=exercise.brief.strip()), id="talat-head"
        )
    ]
    cells += [_criterion_cell(criterion) for criterion in exercise.criteria]
    for name, kind in sorted((retired or {}).items()):
        cells.append(_cell(name, kind, 0, (TEST if kind == "code" else EYE).format(title=RETIRED), RETIRED))
    names = [cell.id for cell in cells]
    if len(set(names)) != len(names):
        raise ValueError(f"{exercise.id}: two criteria have the same id; every id must differ")
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = new_notebook(cells=cells, metadata={"kernelspec": kernel, "language_info": {"name": "python"}})
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _criterion_cell(criterion):
    title = _line(criterion.title)
    if criterion.by == "instructor":
        return _cell(criterion.id, "markdown", criterion.points, EYE.format(title=title), title)
    return _cell(criterion.id, "code", criterion.points, TEST.format(title=title), title)


def _cell(name, kind, points, source, title):
    """A cell nbgrader marks: `code` from its output, `markdown` by hand."""
    if not CRITERION.fullmatch(name):
        raise ValueError(f"criterion {name[:80]!r}: expected small letters, digits and _")
    meta = {
        "schema_version": SCHEMA,
        "grade_id": name,
        "points": float(points),
        "grade": True,
        "solution": kind == "markdown",
        "locked": kind == "code",
        "task": False,
    }
    make = new_markdown_cell if kind == "markdown" else new_code_cell
    return make(source, id=name, metadata={"nbgrader": meta, "talat": {"title": title}})


def _line(text):
    """One line: a title may not leave its comment or its heading."""
    return " ".join(str(text).split())
