"""Leaves out of a seat what it imports and never uses: databases, schemas, editors, other servers.

Measured with `python -X importtime` and `time.process_time()` (Python 3.13, two shared cores):

    import seat.server        2.2 CPU-s, 108 MB, 1,460 modules   as the packages would have it
                              0.8 CPU-s,  66 MB,   970 modules   with the names below left hollow

JupyterHub's token check, for one, lives beside the hub's own code and so imports SQLAlchemy and Alembic; a
seat has no database. A name below is answered with a hollow module instead: anything may be imported from it,
nothing in it does anything. `leave_out` must run before anything of Jupyter is imported.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import sys
import types
from pathlib import Path

HOLLOW = (
    "alembic",  # the hub's migrations
    "sqlalchemy",  # the hub's database
    "jupyterhub.orm",
    "jupyterhub.roles",  # who may do what is decided by the hub; a seat asks it
    "jupyterhub.handlers",  # the hub's own pages; its log module wants one name of them
    "aiodns",  # a seat has no network to look a name up in
    "voila.server_extension",  # Voilà inside a Jupyter server; a seat is Voilà alone
    "voila.tornado.contentshandler",
    "voila.tornado.treehandler",
    "jupyter_server.extension.application",
    "jupyter_server.services.contents.largefilemanager",  # a seat's shelf is its own
    "jupyterlab_server.themes_handler",
    "jupyter_events",  # no event is recorded in a seat; it would bring jsonschema's grammars
)
# Packages whose modules are used but whose __init__ would import the rest of them.
OPEN = ("jupyterhub.singleuser", "jupyterlab_server")


class Useless(Exception):
    """What every name of a hollow module is: it can be inherited, caught and made, and does nothing."""

    def __init__(self, *_arguments, **_options):
        pass

    def __getattr__(self, name: str):
        if name.startswith("__"):
            raise AttributeError(name)
        return _nothing


def _nothing(*_arguments, **_options) -> None:
    """What calling anything of a useless object does."""


class _Hollow(types.ModuleType):
    """A module from which every public name can be imported."""

    __path__: list[str] = []

    def __getattr__(self, name: str):
        if name.startswith("__"):
            raise AttributeError(name)
        made = _application() if name == "ExtensionApp" else type(name, (Useless,), {})
        setattr(self, name, made)
        return made


def _application() -> type:
    """The base that jupyterhub.singleuser.extension wants for an application nobody starts here."""
    from traitlets.config import Application

    return Application


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Answers for the names above before anything is looked for on the disk."""

    def find_spec(self, name, path=None, target=None):
        if any(name == hollow or name.startswith(hollow + ".") for hollow in HOLLOW):
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        if name in OPEN:
            return self._opened(name, path or sys.path)
        return None

    def _opened(self, name: str, places):
        folders = (Path(place) / name.rpartition(".")[2] for place in places)
        spec = importlib.machinery.ModuleSpec(name, self, is_package=True)
        spec.submodule_search_locations = [str(folder) for folder in folders if folder.is_dir()]
        return spec

    def create_module(self, spec):
        return types.ModuleType(spec.name) if spec.name in OPEN else _Hollow(spec.name)

    def exec_module(self, module):
        """Nothing to run."""


def leave_out() -> None:
    """From now on the names above are hollow in this process; a second call does nothing."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())
