"""Builds the images a lab needs, without a registry and without a network inside the build.

`python -m images.build` builds what is missing and writes build/images.json; a second run does nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LEARNER = ROOT / "images/learner"
LOCK = ROOT / "locks/learner.txt"
WORK = ROOT / "build/images"
RECORD = ROOT / "build/images.json"
HASH_LENGTH = 12
# What a learner's container needs of talat; the database of records is not among it.
TALAT = ("engine", "poster", "scenarios", "journal", "apps", "content")
THEME = ROOT / "notebooks/theme/talat"
ASSETS = ROOT / "build/assets"


class BuildFailed(RuntimeError):
    """A step of the build did not succeed; the message says which and what to do."""


def main() -> int:
    try:
        images = build()
    except BuildFailed as failure:
        print(f"images: {failure}", file=sys.stderr)
        return 1
    print(json.dumps(images))
    return 0


def build() -> dict[str, str]:
    """Bring all images up to date; returns {"learner": image id}, as written to build/images.json."""
    base = _output([str(ROOT / "images/base/build.sh")])
    packages = packages_image(base)
    tag = f"talat/learner:{digest([packages, *_files(learner_inputs())])}"
    if not image_id(tag):
        with step("learner image"):
            docker_build(tag, LEARNER / "Dockerfile", {"PACKAGES": packages}, _stage_learner())
    images = {"learner": image_id(tag)}
    RECORD.parent.mkdir(parents=True, exist_ok=True)
    RECORD.write_text(json.dumps(images) + "\n")
    for name, kept in (("talat/learner", tag), ("talat/packages", packages), ("talat/base", base)):
        remove_older(name, kept)
    return images


def packages_image(base: str) -> str:
    """The image with the locked Python packages on top of `base`; returns its tag."""
    inputs = [LOCK, LEARNER / "prune.txt", LEARNER / "packages.Dockerfile"]
    tag = f"talat/packages:{digest([base, *_files(inputs)])}"
    if not image_id(tag):
        context = WORK / "packages"
        with step("Python packages from locks/learner.txt"):
            install(LOCK, context / "site", prune=LEARNER / "prune.txt")
        with step("byte-compiling the packages"):
            docker_build(tag, LEARNER / "packages.Dockerfile", {"BASE": base}, context)
        shutil.rmtree(context)
    return tag


def install(lock: Path, target: Path, prune: Path | None = None) -> None:
    """Unpack the wheels named by a hashed lock for the image's Python into `target`, then prune."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    uv = Path(sys.executable).with_name("uv")
    machine = {"arm64": "aarch64", "amd64": "x86_64"}.get(platform.machine(), platform.machine())
    wanted = ["--python-version=3.13", f"--python-platform={machine}-manylinux_2_28", "--only-binary=:all:"]
    command = [str(uv), "pip", "install", "--quiet", f"--target={target}", *wanted]
    _run([*command, "--require-hashes", "--no-deps", "-r", str(lock)])
    for pattern in _lines(prune) if prune else ():
        for found in target.glob(pattern):
            shutil.rmtree(found) if found.is_dir() else found.unlink()


def learner_inputs() -> list[Path]:
    """Every file that ends up in the learner image or steers its build."""
    folders = [ROOT / "talat" / name for name in TALAT]
    return [
        LEARNER / "Dockerfile",
        ROOT / "talat/__init__.py",
        *folders,
        THEME,
        ASSETS,
        LEARNER / "seat",
        LEARNER / "verify",
    ]


def _stage_learner() -> Path:
    context = WORK / "learner"
    shutil.rmtree(context, ignore_errors=True)
    unwanted = shutil.ignore_patterns("__pycache__", "*.pyc")
    (context / "app/talat").mkdir(parents=True)
    shutil.copy(ROOT / "talat/__init__.py", context / "app/talat")
    for name in TALAT:
        shutil.copytree(ROOT / "talat" / name, context / "app/talat" / name, ignore=unwanted)
    for name in ("seat", "verify"):
        shutil.copytree(LEARNER / name, context / "app" / name, ignore=unwanted)
    shutil.copytree(THEME, context / "theme")
    shutil.copytree(ASSETS, context / "theme/static/assets")
    return context


def digest(parts: list[str | Path]) -> str:
    """A short hash over strings and files; a file counts with its path and its bytes."""
    total = hashlib.sha256()
    for part in parts:
        if isinstance(part, Path):
            total.update(f"{part.relative_to(ROOT)}\0{part.stat().st_mode & 0o111}\0".encode())
            total.update(hashlib.sha256(part.read_bytes()).digest())
        else:
            total.update(part.encode() + b"\0")
    return total.hexdigest()[:HASH_LENGTH]


def _files(paths: list[Path]) -> list[Path]:
    found = []
    for path in paths:
        if not path.exists():
            raise BuildFailed(f"{path} is missing; `make assets` writes build/assets")
        inside = path.rglob("*") if path.is_dir() else [path]
        found += [file for file in inside if file.is_file() and "__pycache__" not in file.parts]
    return sorted(found)


def docker_build(tag: str, dockerfile: Path, arguments: dict[str, str], context: Path) -> None:
    """Build `tag` from a folder, with no network; raises BuildFailed with the builder's last words."""
    shutil.copy(dockerfile, context / "Dockerfile")
    settings = [f"--build-arg={name}={value}" for name, value in arguments.items()]
    # The classic builder is part of every engine; buildx is a plugin that may be missing.
    command = [
        "docker",
        "build",
        "--quiet",
        "--force-rm",
        "--network=none",
        "--tag",
        tag,
        *settings,
        str(context),
    ]
    _run(command, env={**os.environ, "DOCKER_BUILDKIT": "0"})


def image_id(tag: str) -> str:
    """The image's sha256 id, or "" when there is no such image."""
    command = ["docker", "image", "inspect", "--format={{.Id}}", tag]
    found = subprocess.run(command, capture_output=True, text=True)
    return found.stdout.strip() if found.returncode == 0 else ""


def remove_older(name: str, kept: str) -> None:
    """Remove other tags of `name`; the engine itself keeps those a container still uses."""
    listed = _output(["docker", "image", "ls", "--format={{.Repository}}:{{.Tag}}", name])
    for tag in set(listed.split()) - {kept}:
        subprocess.run(["docker", "image", "rm", tag], capture_output=True)


class step:  # noqa: N801  reads as a word: with step("…")
    """Prints a long step's name and how long it took, in seconds."""

    def __init__(self, name: str):
        self.name = name

    def __enter__(self) -> None:
        self.started = time.monotonic()
        print(f"{self.name} …", file=sys.stderr, flush=True)

    def __exit__(self, failed, *_) -> None:
        if not failed:
            print(f"{self.name}: {time.monotonic() - self.started:.0f} s", file=sys.stderr, flush=True)


def _run(command: list[str], **options) -> None:
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode:
        raise BuildFailed(f"`{' '.join(command[:4])} …` failed:\n{done.stdout[-2000:]}{done.stderr[-4000:]}")


def _output(command: list[str]) -> str:
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        raise BuildFailed(f"`{' '.join(command)}` failed")
    return done.stdout.strip()


def _lines(file: Path) -> list[str]:
    return [line for line in file.read_text().splitlines() if line and not line.startswith("#")]


if __name__ == "__main__":
    sys.exit(main())
