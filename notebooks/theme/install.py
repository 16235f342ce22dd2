"""Puts the Voilà template "talat" with the design system's files into a Jupyter data folder.

`python notebooks/theme/install.py <folder>` writes <folder>/voila/templates/talat; Voilà finds it when that
folder is on JUPYTER_PATH (or is share/jupyter of its Python) and VoilaConfiguration.template is "talat".
"""

import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def install(jupyter_folder, assets):
    """Copies the template and, under its static/assets, what the design system's build wrote to `assets`."""
    target = Path(jupyter_folder) / "voila" / "templates" / "talat"
    shutil.copytree(HERE / "talat", target, dirs_exist_ok=True)
    shutil.copytree(assets, target / "static" / "assets", dirs_exist_ok=True)
    return target


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parents[1]))
    from talat.apps.kit.theme import build

    print(install(sys.argv[1], build.assets()))
