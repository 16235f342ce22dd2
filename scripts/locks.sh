#!/usr/bin/env bash
# Resolve pyproject.toml's groups anew into locks/*.txt, with hashes and without the name of any registry.
set -euo pipefail
cd "$(dirname "$0")/.."
compile() { .venv/bin/uv pip compile -q --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate "$@"; }

compile pyproject.toml --group dev --universal --python-version 3.11.2 -o locks/lab.txt
grep -A400 '^uv==' locks/lab.txt | awk 'NR==1 || /^ /{print; next} {exit}' >locks/uv.txt
# rfc3987-syntax builds a grammar for three CPU-seconds at import; jsonschema does without it.
compile pyproject.toml --group learner --python-version 3.13 --python-platform x86_64-manylinux_2_40 \
    -c locks/lab.txt --override <(echo 'rfc3987-syntax ; python_version < "0"') -o locks/learner.txt
