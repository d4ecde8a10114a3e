#!/usr/bin/env python3
"""No test, vector, transcript or example is left out.  Usage: every_test_runs.py ROOT BUILD

Asks meson what it builds and which tests it registers (BUILD/meson-info), and looks at the files:
 * tests/*/test_*.c is a source of a program that a registered test runs;
 * tests/fuzz/*.c is a source of a registered test or of a program that is built;
 * tests/*/*.t and tests/*/*.py (but modules of others) are named by a registered test;
 * tests/vectors/*.csv are read by a registered test: named in its sources or arguments;
 * examples/*.c are built (tests/install/installed.py runs each of them).
"""
import json
import pathlib
import sys
import tempfile

from tap import Tap

# Programs that tests/run.sh runs itself, that the build runs, and modules that others import.
RUN_BY_SCRIPT = {"tests/abi/abi.py", "tests/coverage/branches.py", "tests/faults/null_calls.py",
                 "tests/fuzz/run.py",
                 "tests/install/installed.py", "tests/install/others.py",
                 "tests/lint/clang_tidy.py", "tests/lint/cppcheck.py",
                 "tests/mutation/mutants.py", "tests/tally.py"}


class Build:
    """What meson knows: sources by program, and what the registered tests run and read."""

    def __init__(self, root, targets, tests):
        self.root = root
        self.programs = {}          # file name of a program -> its sources
        for target in targets:
            sources = {pathlib.Path(s).resolve() for part in target.get("target_sources", [])
                       for s in part.get("sources", [])}
            for name in target.get("filename", []):
                self.programs[str(pathlib.Path(name).resolve())] = sources
        self.words = {str(pathlib.Path(w).resolve()) for t in tests for w in t["cmd"] if "/" in w}
        self.tested = set().union(*(s for p, s in self.programs.items() if p in self.words), set())
        self.built = set().union(*self.programs.values(), set())
        self.scripts = {pathlib.Path(w) for w in self.words if w.endswith(".py")}
        readable = [p for p in self.tested | self.scripts if p.is_file() and root in p.parents]
        self.text = "\n".join(p.read_text(encoding="utf-8", errors="replace") for p in readable)
        self.text += "\n".join(w for t in tests for w in t["cmd"] + list(t["env"].values()))

    def imported(self, path):
        """Whether a registered script of the same folder imports this one."""
        return any(s.parent == path.parent and f"from {path.stem} import" in s.read_text()
                   for s in self.scripts if s.is_file())


def lint(root, build):
    def shown(path):
        return path.relative_to(root).as_posix()
    for path in sorted(root.glob("tests/*/*.c")):
        if path.name.startswith("test_") and path not in build.tested:
            yield f"{shown(path)}: no registered test runs it"
        elif path not in build.built and path not in build.tested:
            yield f"{shown(path)}: not built"
    for path in sorted([*root.glob("tests/*/*.t"), *root.glob("tests/*/*.py"),
                        *root.glob("tests/*.py")]):
        if (str(path) not in build.words and shown(path) not in RUN_BY_SCRIPT
                and not build.imported(path)):
            yield f"{shown(path)}: no registered test names it"
    for path in sorted(root.glob("tests/vectors/*.csv")):
        if path.name not in build.text and f'"{path.stem}"' not in build.text:
            yield f"{shown(path)}: no registered test reads it"
    for path in sorted(root.glob("examples/*.c")):
        if path not in build.built:
            yield f"{shown(path)}: not built"


def self_test(tap, folder):
    root = pathlib.Path(folder).resolve()
    for name in ("tests/unit/test_a.c", "tests/unit/test_lost.c", "tests/cli/a.t",
                 "tests/cli/lost.t", "tests/vectors/a.csv", "tests/vectors/lost.csv",
                 "examples/a.c", "examples/lost.c", "tests/lint/lost.py"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text('read("a.csv")' if name.endswith("test_a.c") else "")
    program = str(root / "build/test_a")

    def target(name, source):
        return {"filename": [name], "target_sources": [{"sources": [str(root / source)]}]}
    build = Build(root, [target(program, "tests/unit/test_a.c"),
                         target(str(root / "build/unrun"), "tests/unit/test_lost.c"),
                         target(str(root / "build/a"), "examples/a.c")],
                  [{"cmd": [program, str(root / "tests/cli/a.t")], "env": {}}])
    complaints = list(lint(root, build))
    for lost in ("tests/unit/test_lost.c: no registered", "tests/cli/lost.t", "examples/lost.c",
                 "tests/vectors/lost.csv", "tests/lint/lost.py"):
        tap.expect(lost.split(":")[0], complaints, lost)
    tap.case("does not complain about what runs",
             [c for c in complaints if "lost" not in c])


def main(root, folder):
    tap = Tap()
    root, info = pathlib.Path(root).resolve(), pathlib.Path(folder) / "meson-info"
    build = Build(root, json.loads((info / "intro-targets.json").read_text()),
                  json.loads((info / "intro-tests.json").read_text()))
    tap.case("every test, vector, transcript and example is used", lint(root, build))
    with tempfile.TemporaryDirectory() as scratch:
        self_test(tap, scratch)
    tap.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
