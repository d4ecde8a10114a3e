#!/usr/bin/env python3
"""The project as another program finds it once installed.  Usage: installed.py BUILD

Installs BUILD into an empty folder, then works with that alone, through pkg-config: every
examples/*.c is compiled with warnings as errors and run, against the shared and against the static
library; the installed command says its version; tests/install/others.py tries CMake, Python, R, the
manual, the completion and a project that has this one as a subproject.  Prints TAP.

What an example is run with stands in it: a comment line `Run: ARGUMENT...`, with paths relative to
the repository's root and OUT for an empty folder.  Without one it is run without arguments.
"""
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

import others

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Which package declares a header; every other header is of "growth".
PACKAGE = {"chart.h": "growth-chart", "store.h": "growth-store"}
FLAGS = ["-std=c11", "-Wall", "-Wextra", "-Werror", "-D_POSIX_C_SOURCE=200809L"]


class Report:
    def __init__(self):
        self.count = self.failed = 0

    def run(self, name, command, check=None, **options):
        """One test case: the command ends with 0 (and `check` finds nothing wrong with it)."""
        p = subprocess.run(command, capture_output=True, text=True, check=False, **options)
        wrong = f"exit status {p.returncode}" if p.returncode else (check(p) if check else None)
        self.count += 1
        self.failed += bool(wrong)
        print(f"{'not ok' if wrong else 'ok'} {self.count} - {name}", flush=True)
        if wrong:
            print(f"# {shlex.join(map(str, command))}\n# {wrong}")
            for line in (p.stdout + p.stderr).splitlines()[-20:]:
                print(f"# {line}")
        return None if wrong else p.stdout

    def skip(self, name, why):
        self.count += 1
        print(f"ok {self.count} - {name} # SKIP {why}")

    def end(self):
        print(f"1..{self.count}")
        sys.exit(1 if self.failed or not self.count else 0)


def packages_of(source):
    """The pkg-config packages of the public headers that a source includes."""
    headers = re.findall(r"#\s*include\s*<growth/([\w.]+)>", source.read_text(encoding="utf-8"))
    return sorted({PACKAGE.get(header, "growth") for header in headers})


def arguments_of(source, out):
    text = source.read_text(encoding="utf-8")
    found = re.search(r"^[\s/*]*Run:(.*?)(?:\*/)?$", text, re.MULTILINE)
    return [word.replace("OUT", out) for word in shlex.split(found[1])] if found else []


def try_example(report, source, prefix, env, scratch):
    packages = packages_of(source)
    for kind in ("shared", "static"):
        # --static also names what the static library itself needs.
        query = ["pkg-config", "--cflags", "--libs", *(["--static"] if kind == "static" else []),
                 *packages]
        flags = report.run(f"{source.name}: pkg-config knows {' '.join(packages)}, {kind}", query,
                           env=env)
        if flags is None:
            continue
        flags = shlex.split(flags)
        if kind == "static":
            names = {f"-l{p.stem[3:]}": str(p) for p in prefix.rglob("libgrowth*.a")}
            flags = [names.get(f, f) for f in flags]
        program = scratch / f"{source.stem}-{kind}"
        built = report.run(f"{source.name} compiles, {kind}",
                           ["gcc", *FLAGS, str(source), "-o", str(program), *flags, "-lm"], env=env)
        if built is not None:
            out = scratch / f"out-{source.stem}-{kind}"
            out.mkdir()
            report.run(f"{source.name} runs, {kind}", [program, *arguments_of(source, str(out))],
                       env=env, cwd=ROOT,
                       check=lambda p: None if p.stdout.strip() else "it printed nothing")


def main(build):
    report = Report()
    with tempfile.TemporaryDirectory(prefix="growth-installed-") as folder:
        scratch, tree = pathlib.Path(folder), pathlib.Path(folder) / "tree"
        done = report.run("installs into an empty folder",
                          ["meson", "install", "-C", build, "--no-rebuild", "--quiet",
                           "--destdir", str(tree)])
        configs = sorted(tree.rglob("*.pc"))
        if done is None or not configs:
            report.run("pkg-config files are installed", ["false"])
            report.end()
        libraries = configs[0].parent.parent
        env = {**os.environ, "PKG_CONFIG_PATH": str(configs[0].parent),
               "PKG_CONFIG_SYSROOT_DIR": str(tree), "LD_LIBRARY_PATH": str(libraries)}
        for source in sorted((ROOT / "examples").glob("*.c")):
            try_example(report, source, tree, env, scratch)
        documents = sorted(tree.rglob("share/doc/growth"))
        wanted = ["LICENSE", "NOTICE", "reference-data/terms.csv"]
        report.run("licence and terms are installed",
                   ["ls", *(str(documents[0] / d) for d in wanted)] if documents else ["false"])
        for command in sorted(tree.rglob("bin/growth")):
            report.run("growth --version", [command, "--version"], env=env, check=lambda p: None
                       if "growth" in p.stdout else "no version in what it printed")
            others.try_all(report, ROOT, tree, command, env, scratch)
    report.end()


if __name__ == "__main__":
    main(sys.argv[1])
