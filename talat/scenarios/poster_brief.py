"""A brief for a page of information as written in an exercise's YAML: numbers, readers, what they are asked.

Here too a part of an exercise is what its play is played in, though a page has no days.
"""

from functools import cached_property
from typing import Literal

from pydantic import Field, model_validator

from talat.poster.data import DataSet, Row
from talat.poster.icons import ICONS
from talat.poster.palettes import PALETTES, ROLES
from talat.poster.papers import PAPERS
from talat.poster.pictures import LICENCES
from talat.poster.readers import ASKED, Question, Reader
from talat.poster.sheet import SIZES, Block, Chart, Kind, Picture, Sheet, within
from talat.poster.sight import Eyes
from talat.poster.vectors import names as drawings
from talat.scenarios.parts import Part, Slug

MOST_ROWS = 12
Role = Literal["none", *ROLES]
Form = Literal["columns", "bars", "line", "pie", "growing"]


class Count(Part):
    """One row of a data set."""

    name: str = Field(min_length=1, max_length=40, description="what was counted, Thai")
    value: float = Field(gt=0, le=10_000_000, description="its number, in the unit of the data set")


class Numbers(Part):
    """A data set the page may use."""

    id: Slug = Field(description="its name in decisions")
    title: str = Field(min_length=2, max_length=80, description="what the learner reads, Thai")
    unit: str = Field(min_length=1, max_length=20, description="what is counted, Thai: ถุง, บาท")
    rows: tuple[Count, ...] = Field(min_length=2, max_length=MOST_ROWS)
    source: str = Field(
        min_length=3, max_length=120, description="who counted, Thai; made up or a real source"
    )
    source_words: tuple[str, ...] = Field(min_length=1, description="any of these names the source on a page")
    date: str = Field(min_length=2, max_length=60, description="when it was counted, Thai")
    date_words: tuple[str, ...] = Field(min_length=1, description="any of these names the time on a page")
    over_time: bool = Field(False, description="rows are moments, oldest first")
    whole: bool = Field(False, description="rows are all parts of one whole")

    def as_data(self) -> DataSet:
        """The same as the poster's own `DataSet`."""
        known = self.model_dump(exclude={"rows"})
        return DataSet(**known, rows=tuple(Row(row.name, row.value) for row in self.rows))


class Looker(Part):
    """A simulated reader."""

    id: Slug = Field(description="their name in answers")
    name: str = Field(min_length=2, max_length=40, description="who they are, Thai, made up")
    about: str = Field("", max_length=80, description="what matters about their eyes, Thai")
    need: float = Field(1.0, ge=1.0, le=3.0, description="how many times larger than others they need print")
    sight: Literal["usual", "protan", "deutan", "tritan"] = Field(
        "usual", description="which colours they see"
    )


class Ask(Part):
    """What every reader is asked about the page."""

    id: Slug = Field(description="its name in answers")
    ask: str = Field(min_length=5, max_length=120, description="the question, Thai")
    kind: Literal["topic", "source", "date", "value", "highest", "lowest", "times"]
    data: Slug = Field("", description="the data set it is about; none for a topic")
    row: str = Field("", description="the row it is about (value, times)")
    other: str = Field("", description="the row it is compared with (times)")
    words: tuple[str, ...] = Field((), description="any of these in the title answers a topic")


class Offered(Part):
    """A picture that may be used: a drawing of the project, or a photo from `talat.poster.intake`."""

    id: Slug = Field(description="its name in decisions")
    title: str = Field(min_length=2, max_length=60, description="what it shows, Thai")
    by: str = Field(min_length=2, max_length=60, description="who made it, as a credit writes it; made up")
    licence: Literal[tuple(LICENCES)] = Field(description="what may be done with it")
    drawing: Literal["", *drawings()] = Field("", description="its name in talat/poster/drawings")
    file: str = Field(
        "", pattern=r"^(pictures/[a-z0-9-]+\.jpg)?\z", description="or a photo beside the exercise"
    )
    sha256: str = Field("", pattern=r"^([0-9a-f]{64})?\z", description="of the photo, as intake prints it")
    wide: int = Field(0, ge=0, le=2_000, description="its pixels, as intake prints them")
    tall: int = Field(0, ge=0, le=2_000)
    tone: str = Field("#808080", pattern=r"^#[0-9a-f]{6}\z", description="its mean colour, likewise")

    @model_validator(mode="after")
    def _one(self):
        photo = [bool(one) for one in (self.file, self.sha256, self.wide, self.tall)]
        if any(photo) == bool(self.drawing) or (any(photo) and not all(photo)):
            raise ValueError("a picture is a drawing, or a photo with file, sha256, wide and tall")
        return self

    def as_picture(self) -> Picture:
        """The same as the poster's own `Picture`."""
        return Picture(**self.model_dump())


class Drawing(Part):
    """A chart that stands on the page from the beginning."""

    data: Slug
    form: Form = "columns"
    base: int = Field(0, ge=0, le=10_000_000)
    labels: bool = True
    sorted: bool = False


class Piece(Part):
    """A block that stands on the page from the beginning, such as one to mend; units of the paper."""

    id: Slug
    kind: Kind
    x: int = Field(ge=0)
    y: int = Field(ge=0)
    w: int = Field(gt=0)
    h: int = Field(gt=0)
    text: str = Field("", max_length=400)
    size: Literal[SIZES] = 16
    weight: Literal[400, 600, 700] = 400
    align: Literal["left", "center", "right"] = "left"
    ink: Literal[ROLES] = "ink"
    fill: Role = "none"
    chart: Drawing | None = None
    icon: str = ""
    picture: str = Field("", description="a picture of the brief")


class PosterBrief(Part):
    """What is to be made, of which numbers and for whom."""

    title: str = Field(min_length=3, max_length=80, description="what the page is for, Thai")
    client: str = Field(min_length=2, max_length=120, description="who wants it and where it will hang, Thai")
    days: int = Field(0, ge=0, le=0, description="a page has no days")
    papers: tuple[Literal[tuple(PAPERS)], ...] = Field(("a4",), min_length=1)
    palettes: tuple[Literal[tuple(PALETTES)], ...] = Field(("river", "leaf", "night"), min_length=1)
    numbers: tuple[Numbers, ...] = Field(min_length=1)
    readers: tuple[Looker, ...] = Field(min_length=1)
    questions: tuple[Ask, ...] = Field(min_length=1)
    pictures: tuple[Offered, ...] = Field((), max_length=12, description="pictures the page may use")
    sells: bool = Field(True, description="whether the page sells something: some licences do not allow it")
    start: tuple[Piece, ...] = Field((), description="what stands on the page at the beginning, lowest first")

    @model_validator(mode="after")
    def _names(self):
        for many in (self.numbers, self.readers, self.questions, self.pictures, self.start):
            if len({one.id for one in many}) < len(many):
                raise ValueError("two parts have the same id")
        rows = {one.id: {row.name for row in one.rows} for one in self.numbers}
        for ask in self.questions:
            _check_question(ask, rows)
        for piece in self.start:
            _check_piece(piece, rows, self.art, PAPERS[self.papers[0]])
        return self

    @cached_property
    def data(self) -> dict[str, DataSet]:
        """The data sets by name."""
        return {one.id: one.as_data() for one in self.numbers}

    @cached_property
    def art(self) -> dict[str, Picture]:
        """The pictures by name."""
        return {one.id: one.as_picture() for one in self.pictures}

    @cached_property
    def lookers(self) -> tuple[Reader, ...]:
        """The readers."""
        return tuple(Reader(one.id, one.name, Eyes(one.need, one.sight)) for one in self.readers)

    @cached_property
    def asked(self) -> tuple[Question, ...]:
        """The questions."""
        return tuple(Question(**one.model_dump()) for one in self.questions)

    def sheet(self) -> Sheet:
        """The page at the beginning."""
        return Sheet(self.papers[0], self.palettes[0], tuple(_block(piece, self.art) for piece in self.start))


def _check_question(ask, rows):
    assert ask.kind in ASKED
    if ask.kind == "topic":
        if not ask.words:
            raise ValueError(f"question {ask.id}: a topic needs words")
        return
    named = [name for name in (ask.row, ask.other) if name]
    needed = {"value": 1, "times": 2}.get(ask.kind, 0)
    if ask.data not in rows or len(named) != needed or not set(named) <= rows[ask.data]:
        raise ValueError(f"question {ask.id}: no such data set or rows")


def _check_piece(piece, rows, art, paper):
    if (piece.kind == "chart") != (piece.chart is not None):
        raise ValueError(f"piece {piece.id}: a chart needs its numbers, nothing else has them")
    if piece.chart and piece.chart.data not in rows:
        raise ValueError(f"piece {piece.id}: no such data set")
    if (piece.kind == "picture") != bool(piece.picture) or (piece.picture and piece.picture not in art):
        raise ValueError(f"piece {piece.id}: a picture shows one of the brief's, nothing else does")
    if (piece.kind == "icon") != bool(piece.icon) or (piece.icon and piece.icon not in ICONS):
        raise ValueError(f"piece {piece.id}: no such icon")
    box = {"x": piece.x, "y": piece.y, "w": piece.w, "h": piece.h}
    if within(paper, **box) != box:
        raise ValueError(f"piece {piece.id}: does not stand on the paper")


def _block(piece, art):
    known = piece.model_dump(exclude={"chart", "picture"})
    return Block(
        **known,
        picture=art.get(piece.picture),
        chart=Chart(**piece.chart.model_dump()) if piece.chart else None,
    )
