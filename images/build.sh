#!/bin/sh
# Builds the container images that are missing and writes build/images.json; see images/build.py.
set -eu
cd "$(dirname "$0")/.."
exec .venv/bin/python -m images.build
