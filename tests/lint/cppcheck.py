#!/usr/bin/env python3
"""cppcheck finds nothing in libraries, command and examples (TAP).  Usage: cppcheck.py ROOT

Our own files only, with what cppcheck knows of the other libraries: reading their headers takes ten
times as long and finds nothing more.  What is known to be wrong is answered where it stands,

    /* cppcheck-suppress memleak ; `names` keeps it */

and always with the reason; NOT_ASKED holds what is wrong everywhere.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

from tap import Tap

FOLDERS = ["lib", "cli", "examples"]
NOT_ASKED = {
    "missingInclude": "other libraries' headers are not read",
    "missingIncludeSystem": "nor those of the system",
    "invalidFunctionArgBool": "in C a comparison is an int, which sqlite3_bind_int() takes",
}
DEFINED = ['GROWTH_VERSION="0"', "_POSIX_C_SOURCE=200809L", "__GNUC__=12",
           "__STDC_VERSION__=201112L"]
KNOWN = ["posix", "gtk", "cairo", "sqlite3", "zlib"]
ANSWER = re.compile(r"cppcheck-suppress\s+\w+(\s*;\s*\S+\s+\S+)?")
LEAKS = "#include <stdlib.h>\nint f(void) { char *p = malloc(2); return p != NULL; }\n"


def command(root):
    includes = [root / "include", root / "cli", root / "lib",
                *sorted(f for f in (root / "lib").iterdir() if f.is_dir())]
    return ["cppcheck", "-j2", "--std=c11", "--platform=unix64", "--max-configs=4", "--quiet",
            "--enable=warning,performance,portability", "--inline-suppr", "--error-exitcode=1",
            "--template={file}:{line}: {severity}: {id}: {message}",
            *(f"--suppress={name}" for name in NOT_ASKED), *(f"--library={k}" for k in KNOWN),
            *(f"-D{d}" for d in DEFINED), *(f"-I{i}" for i in includes)]


def complaints(root, folders):
    done = subprocess.run([str(c) for c in [*command(root), *folders]], cwd=root,
                          capture_output=True, text=True, errors="replace", check=False)
    lines = sorted(set(done.stderr.splitlines()))
    return lines or (["it did not run: " + done.stdout] if done.returncode else [])


def complaints_about_answers(path, text):
    for number, line in enumerate(text.splitlines(), 1):
        for found in ANSWER.finditer(line):
            if not found[1]:
                yield f"{path}:{number}: suppressed without a reason"


def main(root):
    root = pathlib.Path(root).resolve()
    tap = Tap()
    with tempfile.TemporaryDirectory() as scratch:
        bad = pathlib.Path(scratch) / "bad.c"
        bad.write_text(LEAKS, encoding="utf-8")
        tap.expect("memory that is not freed", complaints(root, [bad]), "memleak")
    tap.expect("an answer without a reason",
               complaints_about_answers("a.c", "/* cppcheck-suppress memleak */"), "reason")
    tap.case("cppcheck finds nothing", complaints(root, FOLDERS))
    files = [f for folder in FOLDERS for f in sorted((root / folder).rglob("*.[ch]"))]
    tap.case("every suppression says why", [c for f in files for c in complaints_about_answers(
        f.relative_to(root), f.read_text(encoding="utf-8"))])
    tap.end()


if __name__ == "__main__":
    main(sys.argv[1])
