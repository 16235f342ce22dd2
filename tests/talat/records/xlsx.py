"""A small spreadsheet file, written by hand: what a test wants to have in it and nothing else."""

import io
import zipfile
from xml.sax.saxutils import escape

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="{rel}/{kind}" Target="{target}"/></Relationships>'
)
_BOOK = (
    '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="{rel}"><sheets><sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>'
)


def xlsx(rows, places=None, more=None, sheet=None) -> bytes:
    """The bytes of a workbook with one sheet: numbers as numbers, everything else as text in its cell.

    places  {(row, column letter): value} beside the rows; `more` {file name: bytes} put into the zip;
    `sheet` the whole sheet's XML instead of the rows
    """
    cells = {(r, chr(65 + c)): v for r, row in enumerate(rows, 1) for c, v in enumerate(row)}
    lines: dict[int, str] = {}
    for (row, column), value in sorted({**cells, **(places or {})}.items()):
        lines[row] = lines.get(row, "") + _cell(f"{column}{row}", value)
    data = "".join(f'<row r="{row}">{line}</row>' for row, line in sorted(lines.items()))
    sheet = (
        sheet
        or f'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{data}</sheetData></worksheet>'
    )  # noqa: E501
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", _TYPES)
        file.writestr("_rels/.rels", _RELS.format(rel=_REL, kind="officeDocument", target="xl/workbook.xml"))
        file.writestr("xl/workbook.xml", _BOOK.format(rel=_REL))
        target = _RELS.format(rel=_REL, kind="worksheet", target="worksheets/sheet1.xml")
        file.writestr("xl/_rels/workbook.xml.rels", target)
        file.writestr("xl/worksheets/sheet1.xml", sheet)
        for name, content in (more or {}).items():
            file.writestr(name, content)
    return out.getvalue()


def _cell(place: str, value) -> str:
    if isinstance(value, int | float):
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
