#!/usr/bin/env bash
# Run a command with a Chromium that starts; get one if there is none.
#
#     tools/browser_einrichten.sh .venv/bin/python -m pytest
#
# Owns what the browser tests need from the operating system. The command finds the
# browser in $ZR_CHROMIUM; without a command its path is printed. In this order:
#
#     1. $ZR_CHROMIUM, and nothing else if it is set
#     2. chromium, chromium-browser, google-chrome on the PATH
#     3. what step 5 unpacked on an earlier run
#     4. Debian's package, as root or through sudo without a password
#     5. Debian's packages unpacked into .werkzeug/, for users without rights
#
# Two more things come along where they are missing: a font, for without one pages
# have boxes instead of letters, and the one library that the Node of Playwright
# needs and a small Debian lacks.

set -euo pipefail
aufrufer="$PWD"
cd -P "$(dirname "$0")/.."

WERKZEUG="$PWD/.werkzeug"
export DEBIAN_FRONTEND=noninteractive

sage() { printf '%s\n' "$@" >&2; }

# --- what is there ---------------------------------------------------------------

# Present is not enough: Ubuntu's chromium-browser may only point to a snap, and an
# unpacked one may lack a library. Asked for its version, it loads them all.
startet() { timeout 60 "$1" --version >/dev/null 2>&1; }

finde_chromium() {
    local name pfad
    if [ -n "${ZR_CHROMIUM:-}" ]; then
        startet "$ZR_CHROMIUM" && echo "$ZR_CHROMIUM"
        return
    fi
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        pfad="$(command -v "$name")" && startet "$pfad" && { echo "$pfad"; return; }
    done
    startet "$WERKZEUG/chromium" && echo "$WERKZEUG/chromium"
}

# Playwright's own Node, the unpacked library beneath it where it needs that one.
finde_node() {
    local node
    for node in .venv/lib/python3*/site-packages/playwright/driver/node; do
        [ -x "$node" ] || continue
        startet "$node" && { echo "$PWD/$node"; return; }
        startet "$WERKZEUG/node" && { echo "$WERKZEUG/node"; return; }
        return 1
    done
}

# --- with rights: the system's own package manager -------------------------------

mit_rechten() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo -n --preserve-env=DEBIAN_FRONTEND "$@"
    fi
}

darf_installieren() {
    [ "$(id -u)" -eq 0 ] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }
}

installiere() {
    sage "Für die Tests im Browser wird installiert: $* …"
    mit_rechten apt-get update -qq >&2 ||
        sage 'apt-get update meldet Fehler, weiter mit den vorhandenen Listen.'
    mit_rechten apt-get install -qq -y --no-install-recommends "$@" >&2
}

# --- without rights: the same packages, unpacked ---------------------------------

# apt with lists and archives of its own; it only ever downloads.
apt_eigenes() {
    apt-get -qq \
        -o Dir::State::lists="$WERKZEUG/apt/lists" \
        -o Dir::Cache="$WERKZEUG/apt/cache" \
        -o Debug::NoLocking=1 \
        -o APT::Sandbox::User="$(id -un)" \
        "$@" >&2
}

packe_aus() {
    local paket
    sage "Für die Tests im Browser wird ohne Verwaltungsrechte nach .werkzeug/ entpackt: $* …"
    mkdir -p "$WERKZEUG/apt/lists/partial" "$WERKZEUG/apt/cache/archives/partial"
    apt_eigenes update || return 1
    apt_eigenes install -y --no-install-recommends --download-only "$@" || return 1
    for paket in "$WERKZEUG"/apt/cache/archives/*.deb; do
        [ -e "$paket" ] || continue
        dpkg-deb --extract "$paket" "$WERKZEUG/wurzel" || return 1
    done
    rm -rf "$WERKZEUG/apt"
    schreibe_schriften
    schreibe_starter chromium "$WERKZEUG/wurzel/usr/lib/chromium/chromium"
    schreibe_starter node "$PWD/.venv/lib/python3*/site-packages/playwright/driver/node"
}

schreibe_schriften() {
    cat >"$WERKZEUG/fonts.conf" <<XML
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>$WERKZEUG/wurzel/usr/share/fonts</dir>
  <cachedir>$WERKZEUG/fontcache</cachedir>
</fontconfig>
XML
}

# A program that finds the unpacked libraries, some of them one folder deeper.
# An empty IFS leaves spaces in a path alone and still expands the pattern in it.
schreibe_starter() {
    cat >"$WERKZEUG/$1" <<SH
#!/bin/sh
for ordner in "$WERKZEUG"/wurzel/usr/lib/*-linux-gnu* "$WERKZEUG"/wurzel/lib/*-linux-gnu* \\
    "$WERKZEUG"/wurzel/usr/lib/*-linux-gnu*/*/; do
    [ -d "\$ordner" ] &&
        LD_LIBRARY_PATH="\${LD_LIBRARY_PATH:+\$LD_LIBRARY_PATH:}\$ordner"
done
FONTCONFIG_FILE="$WERKZEUG/fonts.conf"
export LD_LIBRARY_PATH FONTCONFIG_FILE
programm='$2'
IFS=
exec \$programm "\$@"
SH
    chmod +x "$WERKZEUG/$1"
}

# --- the way through -------------------------------------------------------------

fehlende() {
    finde_chromium >/dev/null || echo chromium fonts-dejavu-core
    finde_node >/dev/null || echo libatomic1
}

if [ -n "${ZR_CHROMIUM:-}" ] && ! finde_chromium >/dev/null; then
    sage "Fehler: ZR_CHROMIUM=$ZR_CHROMIUM lässt sich nicht starten."
    exit 1
fi

pakete="$(fehlende)"
if [ -n "$pakete" ] && command -v apt-get >/dev/null; then
    # shellcheck disable=SC2086 # the names are words
    if darf_installieren; then
        installiere $pakete || sage 'Das ließ sich nicht installieren.'
    else
        packe_aus $pakete || sage 'Das ließ sich nicht entpacken.'
    fi
    pakete="$(fehlende)"
fi

if [ -n "$pakete" ]; then
    sage '' \
        'Fehler: Für die Tests im Browser fehlt etwas, und es ließ sich nicht beschaffen.' \
        "        Debian, als root:  apt-get update && apt-get install $(echo $pakete)" \
        '        Anderes System:    Chromium oder Google Chrome installieren' \
        '        Anderer Ort:       make test ZR_CHROMIUM=/pfad/zu/chromium' \
        '        Ohne Browser:      make test-schnell (ersetzt make test nicht)'
    exit 1
fi

ZR_CHROMIUM="$(finde_chromium)"
PLAYWRIGHT_NODEJS_PATH="$(finde_node)"
[ $# -gt 0 ] || { echo "$ZR_CHROMIUM"; exit 0; }
export ZR_CHROMIUM
[ -z "$PLAYWRIGHT_NODEJS_PATH" ] || export PLAYWRIGHT_NODEJS_PATH
cd "$aufrufer"
exec "$@"
