"""The numbers a page is made of: what was counted, by whom and when."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One name and its number."""

    name: str
    value: float


@dataclass(frozen=True)
class DataSet:
    """A table of one number a row. Words of source and date are what a page must name, any one of each."""

    id: str
    title: str  # Thai
    unit: str  # Thai, what is counted: ถุง, บาท
    rows: tuple[Row, ...]
    source: str  # Thai, as it may be written under a chart
    source_words: tuple[str, ...]
    date: str
    date_words: tuple[str, ...]
    over_time: bool = False  # rows are moments, oldest first
    whole: bool = False  # rows are all parts of one whole

    def value(self, row: str) -> float:
        """The number of a row; KeyError for none."""
        return {one.name: one.value for one in self.rows}[row]


def written(value: float) -> str:
    """A number as it stands at its mark: "1,250", "12.5"."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
