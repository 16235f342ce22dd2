"""Dated fee tables: what a marketplace takes on a given day, and where each number was read."""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from talat.engine.finance import Fee
from talat.scenarios.money import Satang

TABLES = Path(__file__).with_name("tables")


class NoTable(LookupError):
    """There is no such fee table, or none of its rows holds on that day."""


def _text(value):
    """Percentages are written in quotes, so that 3.21 stays 3.21."""
    if not isinstance(value, str):
        raise ValueError(f'write the percentage in quotes, as in "3.21"; found {value!r}')
    return Decimal(value)


Percent = Annotated[Decimal, BeforeValidator(_text), Field(gt=0, lt=100, decimal_places=4)]


class FeeRow(BaseModel):
    """One fee in one period."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str = Field(pattern=r"^[a-z_]+$", description="name of the fee in records")
    title: str = Field(min_length=2, description="name of the fee as the learner reads it, Thai")
    base: Literal["item", "paid", "order"] = Field(
        description="item: price of the goods; paid: all the buyer pays; order: a flat amount an order"
    )
    percent: Percent | None = Field(None, description="percentage of the base, in quotes, VAT included")
    flat: Satang | None = Field(None, description='amount an order, as in "1.07 บาท", VAT included')
    cap: Satang | None = Field(None, description="the most one order can be charged")
    categories: tuple[str, ...] = Field((), description="kinds of goods it holds for; empty means all")
    valid_from: date = Field(description="first day it is charged")
    valid_to: date | None = Field(None, description="last day it is charged; empty while it holds")
    source: str = Field(min_length=3, description="where the number was read")
    status: Literal["official", "secondary", "assumption"] = Field(
        description="official page; secondary source; or our own assumption, named as such to instructors"
    )
    note: str = Field("", description="what an instructor should know about the number")

    @model_validator(mode="after")
    def _one_amount(self):
        if (self.base == "order") != (self.flat is not None) or (self.base != "order") != (
            self.percent is not None
        ):
            raise ValueError("base: order needs flat; base: item or paid needs percent")
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise ValueError("valid_to is before valid_from")
        return self

    def holds(self, day, category):
        """Whether the fee is charged on that day for that kind of goods."""
        begun = self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
        return begun and (not self.categories or category in self.categories)

    def fee(self):
        """The row as the engine's `Fee`."""
        ppm = int(self.percent * 10_000) if self.percent is not None else 0
        return Fee(self.code, self.title, self.base, ppm, self.flat or 0, self.cap)


class FeeTable(BaseModel):
    """The fees of one marketplace over time."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(pattern=r"^[a-z-]+$", description="name of the table: the file's name")
    title: str = Field(description="name of the marketplace as the learner reads it, Thai")
    about: str = Field(description="for instructors: what the table is modelled on")
    rows: tuple[FeeRow, ...] = Field(min_length=1, description="the fees, in the order of the slip")

    @model_validator(mode="after")
    def _never_twice(self):
        for at, row in enumerate(self.rows):
            for other in self.rows[at + 1 :]:
                if row.code == other.code and _meet(row, other):
                    raise ValueError(
                        f"fee {row.code} is given twice from {max(row.valid_from, other.valid_from)}"
                    )
        return self


def _meet(one, two):
    """Whether two rows of the same code share a day and a kind of goods."""
    days = one.valid_from <= (two.valid_to or date.max) and two.valid_from <= (one.valid_to or date.max)
    return days and (not one.categories or not two.categories or bool({*one.categories} & {*two.categories}))


@cache
def load_table(name):
    """The `FeeTable` in tables/<name>.yaml; `NoTable` when there is none."""
    path = TABLES / f"{name}.yaml"
    if not path.is_file():
        raise NoTable(f"ไม่มีตารางค่าธรรมเนียมชื่อ {name} / there is no fee table {name} in {TABLES}")
    return FeeTable.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


@cache
def fees_on(table, day, category=""):
    """The fees charged on `day` for goods of `category`: a tuple of `Fee`, in the order of the slip."""
    fees = tuple(row.fee() for row in load_table(table).rows if row.holds(day, category))
    if not fees:
        raise NoTable(f"ตาราง {table} ไม่มีค่าธรรมเนียมของวันที่ {day} / table {table} has no fee on {day}")
    return fees
