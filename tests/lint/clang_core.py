#!/usr/bin/env python3
"""clang takes the core without a warning, whatever compiler this build uses (TAP).

usage: clang_core.py BUILD

Looks only, and writes nothing: each file with the options that BUILD compiles it with.
"""
import json
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile

from tap import Tap

VALUED = {"-o", "-MF", "-MQ", "-MT"}
DROPPED = {"-c", "-MD", "-fno-semantic-interposition"}


def options_of(command):
    """What of a command of another compiler is for clang too."""
    words, kept = iter(shlex.split(command)[1:]), []
    for word in words:
        if word in VALUED:
            next(words)
        elif word not in DROPPED:
            kept.append(word)
    return kept


def complaints(options, folder):
    done = subprocess.run(["clang", "-fsyntax-only", "-Werror", "-Wno-unknown-warning-option",
                           "-fno-color-diagnostics", *options], cwd=folder, capture_output=True,
                          text=True, check=False)
    return [line for line in done.stderr.splitlines() if ": error:" in line] or \
        (["clang failed"] if done.returncode else [])


def main(build):
    tap, build = Tap(), pathlib.Path(build)
    if not shutil.which("clang"):
        tap.skip("the core under clang", "no clang here")
        tap.end()
    commands = json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))
    # Compiled into the shared library and the static one: once is enough.
    core = {c["file"]: c["command"] for c in commands if "lib/core/" in c["file"]}
    for file, command in sorted(core.items()):
        tap.case(pathlib.Path(file).name, complaints(options_of(command), build))
    tap.case("files of the core were found", [] if len(core) > 20 else ["hardly any"])
    with tempfile.TemporaryDirectory() as folder:
        bad = pathlib.Path(folder) / "bad.c"
        bad.write_text("int bad(void);\nint bad(void)\n{\n    int x = 1;\n    return 2;\n}\n",
                       encoding="utf-8")
        tap.case("complains about a bad file",
                 [] if complaints(["-Wall", str(bad)], folder) else ["silent"])
    tap.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
