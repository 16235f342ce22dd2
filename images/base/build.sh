#!/bin/sh
# The base image: Debian 13 with Python 3.13, made from Debian packages without any image registry.
#
#   images/base/build.sh          build unless this very image exists; prints its tag
#   images/base/build.sh --tag    print the tag only
#
# The tag is a hash of this file, so a changed list of packages is a new image.
set -eu

SUITE=trixie
MIRROR=${TALAT_DEBIAN_MIRROR:-http://deb.debian.org/debian}
KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg
PACKAGES=python3.13,libpython3.13-stdlib,libstdc++6,libseccomp2,fonts-noto-core
FONTS="NotoSans-Regular.ttf NotoSans-Bold.ttf NotoSansThai-Regular.ttf NotoSansThai-Bold.ttf"

tag="talat/base:$(sha256sum "$0" | cut -c1-12)"
if [ "${1:-}" = --tag ]; then
    echo "$tag"
    exit
fi
if docker image inspect "$tag" >/dev/null 2>&1; then
    echo "$tag"
    exit
fi

say() { echo "base image: $*" >&2; }

need() { # need <command or file> <package>
    if ! command -v "$1" >/dev/null 2>&1 && ! [ -e "$1" ]; then missing="$missing $2"; fi
}
missing=
need mmdebstrap mmdebstrap
need "$KEYRING" debian-archive-keyring
if [ -n "$missing" ]; then
    say "installing$missing"
    DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing >&2 || {
        say "could not install$missing: run \`apt-get install$missing\` as root, then try again"
        exit 1
    }
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
started=$(date +%s)
say "fetching $SUITE packages (about 60 MB, a minute or two)"

# No apt, no documentation, no locales; only the fonts of charts; nobody needs a setuid program.
keep=
for font in $FONTS; do keep="$keep --dpkgopt=path-include=/usr/share/fonts/truetype/noto/$font"; done
# shellcheck disable=SC2086
mmdebstrap --quiet --variant=essential --keyring="$KEYRING" --include="$PACKAGES" \
    --aptopt='APT::Install-Recommends "false"' \
    --aptopt='Acquire::Retries "5"' \
    --dpkgopt='path-exclude=/usr/share/doc/*' \
    --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-exclude=/usr/share/info/*' \
    --dpkgopt='path-exclude=/usr/share/locale/*' \
    --dpkgopt='path-exclude=/usr/share/fonts/truetype/noto/*' \
    $keep \
    --customize-hook='ln -sf python3.13 "$1/usr/bin/python3"' \
    --customize-hook='rm -rf "$1"/var/log/* "$1"/usr/share/i18n' \
    --customize-hook='rm -rf "$1"/usr/share/perl* "$1"/usr/lib/*/perl* "$1"/usr/bin/perl* "$1"/usr/lib/*/gconv' \
    --customize-hook='find "$1" -xdev -perm /6000 ! -type d -exec chmod ug-s {} +' \
    --customize-hook='find "$1" -xdev -type d -perm /6000 -exec chmod ug-s {} +' \
    "$SUITE" "$work/base.tar" "$MIRROR" >&2

say "importing $(du -m "$work/base.tar" | cut -f1) MB"
docker import --change 'ENV PATH=/usr/local/bin:/usr/bin:/bin LANG=C.UTF-8' \
    --message "Debian $SUITE for Talat" "$work/base.tar" "$tag" >/dev/null
say "ready in $(($(date +%s) - started)) s"
echo "$tag"
