#!/usr/bin/env python3
"""What is built is hardened.  Usage: hardening.py PROGRAM-OR-LIBRARY...

Asks readelf: position independent, all of the relocated tables read-only (RELRO, bound at once), no
executable stack, and stack canaries in use.
"""
import pathlib
import subprocess
import sys

from tap import Tap


def readelf(option, path):
    return subprocess.run(["readelf", "-W", option, str(path)], capture_output=True, text=True,
                          check=True).stdout


def complaints(headers, segments, dynamic, symbols):
    if "Type:" not in headers or "DYN" not in headers.split("Type:")[1].splitlines()[0]:
        yield "it is not position independent"
    if "GNU_RELRO" not in segments:
        yield "it has no RELRO segment"
    if "BIND_NOW" not in dynamic and "NOW" not in dynamic:
        yield "it is not bound at once (-z now)"
    stack = [line for line in segments.splitlines() if "GNU_STACK" in line]
    if not stack or "RWE" in stack[0]:
        yield "its stack can be executed"
    if "__stack_chk_fail" not in symbols:
        yield "it has no stack canaries"


def self_test(tap):
    good = ("Type: DYN (x)\n", "GNU_RELRO\nGNU_STACK 0 RW \n", "(FLAGS_1) NOW",
            "__stack_chk_fail")
    tap.case("a hardened program", complaints(*good))
    for place, wrong, said in ((0, "Type: EXEC", "position"), (1, "GNU_STACK RW", "RELRO"),
                               (1, "GNU_RELRO GNU_STACK RWE", "executed"), (2, "", "at once"),
                               (3, "", "canaries")):
        changed = [wrong if i == place else g for i, g in enumerate(good)]
        tap.expect(said, complaints(*changed), said)


def main(paths):
    tap = Tap()
    for path in paths:
        tap.case(f"{pathlib.Path(path).name} is hardened",
                 complaints(readelf("-h", path), readelf("-l", path), readelf("-d", path),
                            readelf("--dyn-syms", path)))
    self_test(tap)
    tap.end()


if __name__ == "__main__":
    main(sys.argv[1:])
