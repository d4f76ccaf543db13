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
#     3. what was unpacked into .werkzeug/ on an earlier run
#     4. Debian's packages, see tools/debian_pakete.sh
#
# Two more things come along where they are missing: a font, for without one pages
# have boxes instead of letters, and the one library that the Node of Playwright
# needs and a small Debian lacks.

set -euo pipefail
aufrufer="$PWD"
cd -P "$(dirname "$0")/.."

ZWECK='Für die Tests im Browser'
# shellcheck source=tools/debian_pakete.sh
. tools/debian_pakete.sh

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

# Called after the packages were unpacked, not installed.
schreibe_alle_starter() {
    schreibe_starter chromium "$WERKZEUG/wurzel/usr/lib/chromium/chromium"
    schreibe_starter node "$PWD/.venv/lib/python3*/site-packages/playwright/driver/node"
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
if [ -n "$pakete" ]; then
    # shellcheck disable=SC2086 # the names are words
    beschaffe $pakete
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
