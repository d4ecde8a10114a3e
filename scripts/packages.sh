# Which Debian packages the project needs, and how to get them.  Sourced by tests/run.sh and
# examples/quickstart.sh; POSIX sh.
#
#     . scripts/packages.sh
#     need_packages "$packages_build"
#
# To work on another system, install the equivalents by hand and set GROWTH_SKIP_PACKAGES=1.
# shellcheck shell=sh disable=SC2034

# To build the libraries and the command, and to draw.
packages_build='gcc libc6-dev meson ninja-build pkg-config python3
    libcairo2-dev libpango1.0-dev libfontconfig-dev libpng-dev libharfbuzz-dev
    libsqlite3-dev libjson-c-dev nettle-dev zlib1g-dev libsmartcols-dev libglib2.0-dev
    fonts-inter fonts-dejavu-core'

# To test: unit tests, a second compiler with sanitizers, uninitialised memory, the checks of
# written charts, a store from outside, a locale with a decimal comma, the lints and analysers,
# the binary interface and the packages.
packages_test='check clang libclang-rt-14-dev valgrind binutils locales
    poppler-utils libxml2-utils pngcheck qpdf sqlite3 clang-format universal-ctags
    cppcheck clang-tidy abigail-tools debhelper dpkg-dev fakeroot'

# Print those of the packages named that are not installed.
missing_packages() {
    for package in $1; do
        state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) || state=
        [ "$state" = installed ] || printf '%s ' "$package"
    done
}

# Install those of the packages named that are missing; stop with clear words where that cannot be.
need_packages() {
    [ -z "${GROWTH_SKIP_PACKAGES:-}" ] || return 0
    # One line, however the list was wrapped.
    # shellcheck disable=SC2086,SC2116
    wanted=$(echo $1)
    if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg-query >/dev/null 2>&1; then
        cat >&2 <<END
This is not a Debian system, so the packages cannot be installed from here.
Install what your system calls these:
    $wanted
and then type:
    GROWTH_SKIP_PACKAGES=1 sh $0
END
        return 1
    fi
    missing=$(missing_packages "$wanted")
    [ -n "$missing" ] || return 0
    as_root=
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null 2>&1; then
            cat >&2 <<END
Packages are missing, and only the administrator can install them.  Ask root to type:
    apt-get update && apt-get install --no-install-recommends $missing
and then type:
    sh $0
END
            return 1
        fi
        as_root=sudo
    fi
    echo "Installing: $missing"
    # One list of arguments after `env`, so that sudo does not drop the variable.
    # shellcheck disable=SC2086
    if ! $as_root apt-get update -qq ||
        ! $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
            --no-install-recommends $missing >/dev/null; then
        cat >&2 <<END
The packages could not be installed.  Look at the lines above, and try:
    ${as_root:+sudo }apt-get update
    ${as_root:+sudo }apt-get install --no-install-recommends $missing
END
        return 1
    fi
}
