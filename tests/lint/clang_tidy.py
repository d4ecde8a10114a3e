#!/usr/bin/env python3
"""clang-tidy finds nothing, by the checks of .clang-tidy (TAP).  Usage: clang_tidy.py ROOT BUILD

BUILD was made by clang.  Two files at once; lib/ and cli/ by all checks, clang's analyser among
them, and the examples and tests by those that are quick.  What is known to be wrong is answered
where it stands,

    /* NOLINTNEXTLINE(bugprone-sizeof-expression): an array of pointers */

with the name of the check and the reason.
"""
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from tap import Tap

WHOLE = ("lib", "cli")
QUICK = ("examples",)
ANALYSER = "-clang-analyzer-*"
REPORT = re.compile(r"^(\S+?):(\d+):\d+: (?:error|warning): (.*)$", re.MULTILINE)
ANSWER = re.compile(r"NOLINT(?!END)\w*(\([\w.,*-]+\):\s*\S+\s+\S+)?")
DIVIDES = "int f(int x);\nint f(int x) { int zero = 0; return x / zero; }\n"


def sources(root, build):
    """Files of the project that the build compiles, each once."""
    found = set()
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        path = (pathlib.Path(entry["directory"]) / entry["file"]).resolve()
        if root in path.parents and build not in path.parents:
            found.add(path.relative_to(root))
    return sorted(f for f in found if f.parts[0] in WHOLE + QUICK)


def reports(root, file, *options):
    """What clang-tidy says of one file: each report once, whoever includes it."""
    done = subprocess.run(["clang-tidy", "--quiet", *options], cwd=root, capture_output=True,
                          text=True, errors="replace", check=False)
    found = [f"{os.path.relpath(os.path.join(root, path), root)}:{line}: {what}"
             for path, line, what in REPORT.findall(done.stdout)]
    return found or ([f"{file}: {done.stderr}"] if done.returncode else [])


def tidy(root, build, file):
    quick = [f"--checks={ANALYSER}"] if file.parts[0] in QUICK else []
    return reports(root, file, "-p", str(build), *quick, str(root / file))


def complaints_about_answers(path, text):
    for number, line in enumerate(text.splitlines(), 1):
        for found in ANSWER.finditer(line):
            if not found[1]:
                yield f"{path}:{number}: NOLINT without the check's name and a reason"


def main(root, build):
    root, build = pathlib.Path(root).resolve(), pathlib.Path(build).resolve()
    tap = Tap()
    with tempfile.TemporaryDirectory() as scratch:
        bad = pathlib.Path(scratch) / "bad.c"
        bad.write_text(DIVIDES, encoding="utf-8")
        tap.expect("a division by nothing", reports(
            root, bad, f"--config-file={root}/.clang-tidy", str(bad), "--"), "DivideZero")
    tap.expect("an answer without a reason",
               complaints_about_answers("a.c", "/* NOLINT */"), "reason")
    files = sources(root, build)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        found = {c for some in pool.map(lambda f: tidy(root, build, f), files) for c in some}
    tap.case(f"clang-tidy finds nothing in {len(files)} files",
             sorted(found) if files else ["no source files"])
    answered = [f for folder in WHOLE + QUICK for f in sorted((root / folder).rglob("*.[ch]"))]
    tap.case("every NOLINT says why", [c for f in answered for c in complaints_about_answers(
        f.relative_to(root), f.read_text(encoding="utf-8"))])
    tap.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
