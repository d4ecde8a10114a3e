#!/usr/bin/env python3
"""clang-tidy finds nothing, by the checks of .clang-tidy (TAP).

    clang_tidy.py ROOT BUILD [--deep] [FILE...]

BUILD was made by clang.  Two files at once.  Clang's analyser follows few paths, which costs a
minute in all; with --deep as many as it likes, which takes ten times as long.  What is known to be
wrong is answered where it stands,

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

FOLDERS = ("lib", "cli", "examples")
SHALLOW = ["--extra-arg=-Xclang", "--extra-arg=-analyzer-config", "--extra-arg=-Xclang",
           "--extra-arg=mode=shallow"]
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
    return sorted(f for f in found if f.parts[0] in FOLDERS)


def reports(root, file, *options):
    """What clang-tidy says of one file: each report once, whoever includes it."""
    done = subprocess.run(["clang-tidy", "--quiet", *options], cwd=root, capture_output=True,
                          text=True, errors="replace", check=False)
    found = [f"{os.path.relpath(os.path.join(root, path), root)}:{line}: {what}"
             for path, line, what in REPORT.findall(done.stdout)]
    return found or ([f"{file}: ended with {done.returncode}: {done.stderr}{done.stdout}"]
                     if done.returncode else [])


def complaints_about_answers(path, text):
    for number, line in enumerate(text.splitlines(), 1):
        for found in ANSWER.finditer(line):
            if not found[1]:
                yield f"{path}:{number}: NOLINT without the check's name and a reason"


def main(root, build, *options):
    root, build = pathlib.Path(root).resolve(), pathlib.Path(build).resolve()
    tap = Tap()
    with tempfile.TemporaryDirectory() as scratch:
        bad = pathlib.Path(scratch) / "bad.c"
        bad.write_text(DIVIDES, encoding="utf-8")
        tap.expect("a division by nothing", reports(
            root, bad, f"--config-file={root}/.clang-tidy", str(bad), "--"), "DivideZero")
    tap.expect("an answer without a reason",
               complaints_about_answers("a.c", "/* NOLINT */"), "reason")
    named = [pathlib.Path(o) for o in options if o != "--deep"]
    how = ["-p", str(build), *([] if "--deep" in options else SHALLOW)]
    files = named or sources(root, build)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        every = pool.map(lambda f: reports(root, f, *how, str(root / f)), files)
        found = {c for some in every for c in some}
    tap.case(f"clang-tidy finds nothing in {len(files)} files",
             sorted(found) if files else ["no source files"])
    answered = [f for folder in FOLDERS for f in sorted((root / folder).rglob("*.[ch]"))]
    tap.case("every NOLINT says why", [c for f in answered for c in complaints_about_answers(
        f.relative_to(root), f.read_text(encoding="utf-8"))])
    tap.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
