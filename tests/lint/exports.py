#!/usr/bin/env python3
"""What the libraries export is what the headers declare.  Usage: exports.py ROOT BUILD

Every dynamic symbol starts with growth_ and is declared with GROWTH_API in a header of its library,
every GROWTH_API function is exported, and no library loads what is not its own: the core never
loads SQLite or cairo.
"""
import pathlib
import re
import subprocess
import sys

from tap import Tap, code_only

# Library -> headers that are its own; every other public header belongs to the first.
LIBRARIES = {
    "libgrowth.so": None,
    "libgrowth-store.so": {"store.h", "store_nhs_number.h", "store_transfer.h"},
    "libgrowth-chart.so": {"chart.h"},
}
# Where their own sources are; without any there is nothing to build.
SOURCES = {"libgrowth-store.so": "lib/store", "libgrowth-chart.so": "lib/chart"}
# Foreign libraries each may load, besides libc, libm and libgrowth.
MAY_LOAD = {
    "libgrowth.so": r"libjson-c|libz",
    "libgrowth-store.so": r"libsqlite3|libjson-c|libnettle",
    "libgrowth-chart.so": r"libcairo|libpango|libpng|libfontconfig|libfreetype|libg|libz"
                          r"|libharfbuzz",
}
ALWAYS = r"libc|libm|ld-linux.*|libpthread|libgrowth|linux-vdso"


def declared_in(text):
    """Names of the functions a header declares with GROWTH_API."""
    code = re.sub(r"^\s*#.*(?:\\\n.*)*", "", code_only(text), flags=re.MULTILINE)
    for statement in re.finditer(r"\bGROWTH_API\b([^;]*);", code):
        name = re.search(r"\b(growth_\w+)\s*\(", statement[1])
        if name:
            yield name[1]


def declared(root, own):
    headers = sorted((root / "include/growth").glob("*.h"))
    others = set().union(*(names for names in LIBRARIES.values() if names))
    chosen = [h for h in headers if (h.name in own if own else h.name not in others)]
    return {name for h in chosen for name in declared_in(h.read_text(encoding="utf-8"))}


def exported(library):
    out = subprocess.run(["nm", "-D", "--defined-only", str(library)], capture_output=True,
                         text=True, check=True).stdout
    return {line.split()[-1].split("@")[0] for line in out.splitlines() if line.split()}


def loads(library):
    out = subprocess.run(["readelf", "-d", str(library)], capture_output=True, text=True,
                         check=True).stdout
    return re.findall(r"\(NEEDED\).*\[(.+?)\]", out)


def complain_about_exports(there, wanted):
    for name in sorted(there - wanted):
        yield (f"{name} is exported, but no header declares it with GROWTH_API"
               if name.startswith("growth_") else f"{name} is exported, but not named growth_")
    for name in sorted(wanted - there):
        yield f"{name} is declared with GROWTH_API, but not exported (not written?)"


def complain_about_loading(names, allowed):
    pattern = re.compile(rf"(?:{ALWAYS}|{allowed})(?:[-\d.].*)?\.so.*|(?:{allowed}).*")
    for name in names:
        if not pattern.fullmatch(name):
            yield f"loads {name}"


def complain_about_list(there, listed):
    """The list stands in the repository: what once was exported does not go unseen."""
    for name in sorted(listed - there):
        yield f"{name} was exported and is not: that breaks programs (soversion in meson.build)"
    for name in sorted(there - listed):
        yield f"{name} is not in tests/lint/exports.txt: add it"


def listed_for(library, text):
    return {line.split()[1] for line in text.splitlines() if line.split()[:1] == [library]}


def self_test(tap):
    tap.expect("a function that was taken away", complain_about_list(set(), {"growth_a"}),
               "was exported and is not")
    tap.expect("a new function", complain_about_list({"growth_a"}, set()), "add it")
    text = ("/** x */\nGROWTH_API GROWTH_CHECKED growth_status\ngrowth_a(int x, void (*f)(int));\n"
            "/* GROWTH_API int growth_c(void); */\n#define GROWTH_API __attribute__((x))\n"
            "GROWTH_API const char *growth_b(void);\n")
    names = set(declared_in(text))
    tap.case("reads declarations", [] if names == {"growth_a", "growth_b"} else [str(names)])
    tap.expect("a symbol no header declares", complain_about_exports({"growth_z"}, set()),
               "growth_z is exported")
    tap.expect("a symbol with a foreign name", complain_about_exports({"helper"}, set()),
               "not named growth_")
    tap.expect("a function that is not exported", complain_about_exports(set(), names),
               "growth_a is declared")
    tap.expect("the core loading SQLite",
               complain_about_loading(["libsqlite3.so.0"], MAY_LOAD["libgrowth.so"]), "sqlite")
    tap.expect("the store loading cairo",
               complain_about_loading(["libcairo.so.2"], MAY_LOAD["libgrowth-store.so"]), "cairo")


def main(root, build):
    tap = Tap()
    root, build = pathlib.Path(root), pathlib.Path(build)
    for name, own in LIBRARIES.items():
        library = next(iter(build.glob(f"lib/**/{name}")), None)
        if library is None:
            folder = SOURCES.get(name)
            if folder and not list((root / folder).glob("*.c")):
                tap.skip(f"{name} exports what its headers declare", f"{folder} has no sources")
            else:
                tap.case(f"{name} is built", ["not found below " + str(build)])
            continue
        tap.case(f"{name} exports what its headers declare",
                 complain_about_exports(exported(library), declared(root, own)))
        tap.case(f"{name} exports what it always did", complain_about_list(
            exported(library), listed_for(name, (root / "tests/lint/exports.txt").read_text())))
        tap.case(f"{name} loads only what is its own",
                 complain_about_loading(loads(library), MAY_LOAD[name]))
    self_test(tap)
    tap.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
