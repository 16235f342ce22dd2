"""The published content as Voilà's renderer asks for it: notebooks by name, and no other file."""

from __future__ import annotations

from pathlib import Path

from nbformat import v4


class Shelf:
    """Reads notebooks below one folder. Pictures have an address of their own, so it knows none."""

    allow_hidden = False

    def __init__(self, root: str):
        self.root = Path(root).resolve()

    def get(self, path: str) -> dict:
        """The notebook at `path`, in the form of a contents manager; FileNotFoundError for anything else."""
        file = self._notebook(path)
        if file is None:
            raise FileNotFoundError(path)
        # The content was built and checked by the lab: no second validation, no signature.
        return {"type": "notebook", "path": path, "content": v4.reads(file.read_text("utf-8"))}

    def file_exists(self, path: str) -> bool:
        """Whether there is such a notebook."""
        return self._notebook(path) is not None

    def _notebook(self, path: str) -> Path | None:
        file = (self.root / path).resolve()
        inside = file.suffix == ".ipynb" and self.root in file.parents
        return file if inside and file.is_file() else None
