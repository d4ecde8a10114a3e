#!/usr/bin/env python3
"""The binary interface is that of the baseline, or more (TAP).  Usage: abi.py ROOT BUILD [--renew]

tests/abi/*.abi hold what abidw saw of each shared library: exported functions, their parameters and
the types of the public headers.  What is gone or different fails, because programs that were built
before would break; what has been added is told.  After a change that is meant (docs/decisions, and
the soversion of meson.build), --renew writes the baseline anew: read its diff.

BUILD was made by gcc on x86-64; other machines lay structs out differently.
"""
import pathlib
import platform
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "lint"))
from tap import Tap     # pylint: disable=wrong-import-position

LIBRARIES = ["growth", "growth-store", "growth-chart"]
WRITE = ["--drop-private-types", "--no-corpus-path", "--no-comp-dir-path", "--no-show-locs",
         "--no-elf-needed", "--no-parameter-names", "--no-write-default-sizes",
         "--drop-undefined-syms", "--type-id-style", "hash"]
FOLDERS = re.compile(r"path='[^']*/(?=(?:lib|include)/)")
COMPARE = ["--drop-private-types", "--no-corpus-path", "--no-show-locs"]


def library(build, name):
    return next(iter(sorted(build.rglob(f"lib{name}.so.*.*.*"))), None)


def run(*command):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True,
                          errors="replace", check=False)
    return done.returncode, done.stdout + done.stderr


def describe(root, path):
    """What abidw sees, whatever folder it was built in: paths begin at the repository's."""
    code, text = run("abidw", "--headers-dir", root / "include/growth", *WRITE, path)
    return FOLDERS.sub("path='", text) if code == 0 else ""


def compared(root, before, after, *options):
    return run("abidiff", *COMPARE, "--headers-dir2", root / "include/growth", *options, before,
               after)


def complaints(root, before, after):
    """What is gone or different."""
    code, text = compared(root, before, after, "--no-added-syms")
    return text.splitlines() or ["abidiff failed"] if code else []


def added(root, before, after):
    code, text = compared(root, before, after)
    return [line for line in text.splitlines() if "[A]" in line] if code else []


def check_itself(tap, root, build, scratch):
    """A function taken away, and a type that is another, must be complained about."""
    baseline = (root / "tests/abi/growth.abi").read_text(encoding="utf-8")
    gone = scratch / "gone.abi"
    gone.write_text(baseline.replace("name='growth_bmi'", "name='growth_gone'"), encoding="utf-8")
    tap.expect("a function that is gone", complaints(root, gone, library(build, "growth")), "gone")
    other = scratch / "other.abi"
    other.write_text(baseline.replace("name='GROWTH_ERR_DATE' value='20'",
                                      "name='GROWTH_ERR_DATE' value='31'"), encoding="utf-8")
    tap.expect("a status of another number", complaints(root, other, library(build, "growth")),
               "GROWTH_ERR_DATE")


def main(root, build, *options):
    root, build = pathlib.Path(root).resolve(), pathlib.Path(build).resolve()
    tap = Tap()
    if "--renew" in options:
        for name in LIBRARIES:
            seen = describe(root, library(build, name))
            if "<enum-decl" not in seen:
                raise SystemExit(f"{build} was built without debug information, which holds the "
                                 "types: renew from one made by plain 'meson setup'")
            (root / f"tests/abi/{name}.abi").write_text(seen, encoding="utf-8")
        return
    if platform.machine() != "x86_64":
        tap.skip("binary interface", "the baseline is of x86-64")
        tap.end()
    with tempfile.TemporaryDirectory() as scratch:
        check_itself(tap, root, build, pathlib.Path(scratch))
    for name in LIBRARIES:
        before, after = root / f"tests/abi/{name}.abi", library(build, name)
        tap.case(f"lib{name}: nothing is gone or different",
                 complaints(root, before, after) if after else ["the library is not there"])
        for line in added(root, before, after) if after else []:
            print(f"# added, --renew when it is released: {line.strip()}")
    tap.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
