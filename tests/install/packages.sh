#!/bin/sh
# Build the Debian packages from a copy of the source, and use them where they were unpacked.
#
#     sh tests/install/packages.sh [FOLDER]     FOLDER keeps the packages
#
# Needs the packages of scripts/packages.sh, debhelper, dpkg-dev and fakeroot.  Prints TAP.
set -u
cd "$(dirname "$0")/../.." || exit 1
made=${1:-$(mktemp -d)}
mkdir -p "$made/source" "$made/root" || exit 1
git ls-files -z -co --exclude-standard | tar -c --null -T - | tar -x -C "$made/source" || exit 1
number=0 failed=0

# try NAME COMMAND...: one test case; what it said is shown when it failed.
try() {
    name=$1
    number=$((number + 1))
    shift
    if "$@" >"$made/log" 2>&1; then
        echo "ok $number - $name"
    else
        failed=1
        echo "not ok $number - $name"
        tail -n 20 "$made/log" | sed 's/^/# /'
    fi
}

build() {
    (cd "$made/source" && DEB_BUILD_OPTIONS="nocheck parallel=2" dpkg-buildpackage -b -us -uc)
}

unpack() {
    for package in "$made"/*.deb; do
        case $package in
        *-dbgsym_*) ;;
        *) dpkg-deb -x "$package" "$made/root" || return 1 ;;
        esac
    done
}

# growth ARGUMENT...: the unpacked command with the unpacked libraries.
growth() {
    LD_LIBRARY_PATH=$(dirname "$(find "$made/root" -name 'libgrowth.so.0')") \
        "$made/root/usr/bin/growth" "$@"
}

versions_agree() {
    version=$(dpkg-parsechangelog -l debian/changelog -S Version | sed 's/-[^-]*$//')
    growth --version | grep "^growth $version\$"
}

assesses() {
    growth assess examples/records/girl-term-25th.csv --format csv | grep ',weight,'
}

# Each kind of thing that a user would miss.
holds() {
    find "$made/root" -path "*$1" | grep .
}

try "dpkg-buildpackage makes the packages" build
try "they unpack" unpack
try "the command is of the version of the changelog" versions_agree
try "the command assesses an example" assesses
for path in /usr/bin/growth '/libgrowth.so.0*' '/libgrowth-store.so.0*' \
    '/libgrowth-chart.so.0*' /include/growth/growth.h '/pkgconfig/growth*.pc' \
    '/man1/growth*' '/doc/libgrowth0*/copyright'; do
    try "there is $path" holds "$path"
done
echo "1..$number"
[ -n "${1:-}" ] || rm -rf "$made"
exit $failed
