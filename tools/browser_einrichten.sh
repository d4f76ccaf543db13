#!/usr/bin/env bash
# Print the path of a Chromium that starts; get one if there is none.
#
#     ZR_CHROMIUM="$(tools/browser_einrichten.sh)"
#
# Owns what the tests need from the operating system. Only the path goes to
# standard output, everything else to standard error. In this order:
#
#     1. $ZR_CHROMIUM, and nothing else if it is set
#     2. chromium, chromium-browser, google-chrome on the PATH
#     3. what step 5 unpacked on an earlier run
#     4. Debian's package, as root or through sudo without a password
#     5. Debian's packages unpacked into .werkzeug/, for users without rights
#
# A font comes along, for without one pages have boxes instead of letters.

set -euo pipefail
cd -P "$(dirname "$0")/.."

PAKETE=(chromium fonts-dejavu-core)
WERKZEUG="$PWD/.werkzeug"
export DEBIAN_FRONTEND=noninteractive

sage() { printf '%s\n' "$@" >&2; }

# Present is not enough: Ubuntu's chromium-browser may only point to a snap, and an
# unpacked one may lack a library. Asked for its version, it loads them all.
startet() { timeout 60 "$1" --version >/dev/null 2>&1; }

fertig() {
    echo "$1"
    exit 0
}

vorhandener() {
    local name pfad
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        pfad="$(command -v "$name")" && startet "$pfad" && { echo "$pfad"; return; }
    done
    startet "$WERKZEUG/chromium" && echo "$WERKZEUG/chromium"
}

# --- with rights: the system's own package manager -----------------------------

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
    sage "Chromium wird installiert (${PAKETE[*]}) …"
    mit_rechten apt-get update -qq >&2 || sage 'apt-get update meldet Fehler, weiter mit den vorhandenen Listen.'
    mit_rechten apt-get install -qq -y --no-install-recommends "${PAKETE[@]}" >&2
}

# --- without rights: the same packages, unpacked --------------------------------

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
    sage "Ohne Verwaltungsrechte: Chromium wird nach .werkzeug/ entpackt …"
    command -v dpkg-deb >/dev/null || return 1
    rm -rf "$WERKZEUG"
    mkdir -p "$WERKZEUG/apt/lists/partial" "$WERKZEUG/apt/cache/archives/partial"
    apt_eigenes update || return 1
    apt_eigenes install -y --no-install-recommends --download-only "${PAKETE[@]}" || return 1
    for paket in "$WERKZEUG"/apt/cache/archives/*.deb; do
        dpkg-deb --extract "$paket" "$WERKZEUG/wurzel" || return 1
    done
    rm -rf "$WERKZEUG/apt"
    schreibe_schriften
    schreibe_starter
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

# Libraries lie under /usr/lib/<machine>/, some of them one folder deeper.
schreibe_starter() {
    cat >"$WERKZEUG/chromium" <<'SH'
#!/bin/sh
werkzeug="$(cd "$(dirname "$0")" && pwd)"
for ordner in "$werkzeug"/wurzel/usr/lib/*-linux-gnu* "$werkzeug"/wurzel/lib/*-linux-gnu* \
    "$werkzeug"/wurzel/usr/lib/*-linux-gnu*/*/; do
    [ -d "$ordner" ] && LD_LIBRARY_PATH="${LD_LIBRARY_PATH:+$LD_LIBRARY_PATH:}$ordner"
done
export LD_LIBRARY_PATH FONTCONFIG_FILE="$werkzeug/fonts.conf"
exec "$werkzeug/wurzel/usr/lib/chromium/chromium" "$@"
SH
    chmod +x "$WERKZEUG/chromium"
}

# --- the way through -------------------------------------------------------------

if [ -n "${ZR_CHROMIUM:-}" ]; then
    startet "$ZR_CHROMIUM" && fertig "$ZR_CHROMIUM"
    sage "Fehler: ZR_CHROMIUM=$ZR_CHROMIUM lässt sich nicht starten."
    exit 1
fi

pfad="$(vorhandener)" && fertig "$pfad"

if command -v apt-get >/dev/null; then
    if darf_installieren; then
        installiere || sage 'Das Paket ließ sich nicht installieren.'
    else
        packe_aus || sage 'Die Pakete ließen sich nicht entpacken.'
    fi
    pfad="$(vorhandener)" && fertig "$pfad"
fi

sage '' \
    'Fehler: Für die Tests im Browser fehlt Chromium, und es ließ sich nicht beschaffen.' \
    '        Debian, als root:  apt-get update && apt-get install chromium fonts-dejavu-core' \
    '        Anderes System:    Chromium oder Google Chrome installieren' \
    '        Anderer Ort:       make test ZR_CHROMIUM=/pfad/zu/chromium' \
    '        Ohne Browser:      make test-schnell (ersetzt make test nicht)'
exit 1
