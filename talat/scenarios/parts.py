"""What every written part of a market shares: strict keys, shares, names and prices."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from talat.scenarios.money import Satang

Share = Annotated[float, Field(ge=0, le=1)]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9-]+$", max_length=40)]
Price = Annotated[Satang, Field(ge=100, le=10_000_000)]


class Part(BaseModel):
    """A frozen piece of a market; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
