#!/usr/bin/env bash
# The Python environment and the front-end packages, exactly as the locks say; nothing when they are current.
set -euo pipefail
cd "$(dirname "$0")/.."
say() { printf '\033[1m▸ %s\033[0m\n' "$*"; }

stamp=.venv/.installed
want=$(cat locks/lab.txt locks/uv.txt | sha256sum | cut -c1-16)
if [ "$(cat $stamp 2>/dev/null)" != "$want" ]; then
    say "Python packages (locks/lab.txt)"
    # The distribution's Python first: what a prison's server will have.
    python=python3
    if [ -x /usr/bin/python3 ] && /usr/bin/python3 -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=/usr/bin/python3
    fi
    [ -x .venv/bin/python ] || "$python" -m venv .venv
    [ -x .venv/bin/uv ] || .venv/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r locks/uv.txt
    .venv/bin/uv pip sync -q --require-hashes --python .venv/bin/python locks/lab.txt
    echo "$want" >$stamp
fi

stamp=node_modules/.installed
want=$(cat package-lock.json | sha256sum | cut -c1-16)
if [ "$(cat $stamp 2>/dev/null)" != "$want" ]; then
    say "proxy and front-end packages (package-lock.json)"
    PATH="$PWD/.venv/bin:$PATH" .venv/bin/npm ci --silent --no-audit --no-fund
    echo "$want" >$stamp
fi
