#!/usr/bin/env bash
# Install what this machine lacks (Debian or Ubuntu, as root) and see that a container engine answers.
# ENGINE=none declines the engine; `with-browser` adds what only the tests need: Chromium, PostgreSQL.
# Nothing is changed when nothing is missing.
set -euo pipefail

say() { printf '\033[1m▸ %s\033[0m\n' "$*"; }
engine_answers() { command -v docker >/dev/null && timeout 10 docker info >/dev/null 2>&1; }
root() { [ "$(id -u)" = 0 ]; }

wanted=()
python3 -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || wanted+=(python3 python3-venv)
if [ "${ENGINE:-docker}" != none ] && root; then
    command -v mmdebstrap >/dev/null || wanted+=(mmdebstrap)
    [ -e /usr/share/keyrings/debian-archive-keyring.gpg ] || wanted+=(debian-archive-keyring)
    engine_answers || { command -v dockerd >/dev/null || wanted+=(docker.io); }
fi
if [ "${1:-}" = with-browser ]; then
    command -v chromium >/dev/null || command -v chromium-browser >/dev/null || wanted+=(chromium)
    # The tests start a server of their own from these programs; the package's own is not wanted.
    if ! command -v initdb >/dev/null && ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1; then
        wanted+=(postgresql)
        if root && [ ! -e /etc/postgresql-common/createcluster.conf ]; then
            mkdir -p /etc/postgresql-common
            echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
        fi
    fi
fi

if [ "${#wanted[@]}" -gt 0 ]; then
    if ! root || ! command -v apt-get >/dev/null; then
        echo "ขาดโปรแกรม / missing: ${wanted[*]} — install them (on Debian or Ubuntu, as root: apt-get install ${wanted[*]})" >&2
        exit 1
    fi
    say "installing ${wanted[*]}"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends "${wanted[@]}" >/dev/null
    # Newer releases ship the engine's command line on its own.
    if [ "${ENGINE:-docker}" != none ] && ! command -v docker >/dev/null; then
        apt-get install -y -qq --no-install-recommends docker-cli >/dev/null
    fi
fi

if [ "${ENGINE:-docker}" != none ] && root && ! engine_answers; then
    say "starting the container engine"
    if [ -d /run/systemd/system ]; then
        systemctl start docker
    else
        setsid dockerd >>/var/log/dockerd.log 2>&1 </dev/null &
    fi
    for _ in $(seq 60); do engine_answers && break; sleep 1; done
    engine_answers || { echo "Docker does not answer; see /var/log/dockerd.log or journalctl -u docker" >&2; exit 1; }
fi
