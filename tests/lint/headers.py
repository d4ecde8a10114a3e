#!/usr/bin/env python3
"""Each public header stands alone and documents what it declares.  Usage: headers.py ROOT

Compiles every header by itself as C11 and as C++17 without a warning, and asks for a doc comment
right above every GROWTH_API function.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from tap import Tap

FLAGS = ["-fsyntax-only", "-Wall", "-Wextra", "-pedantic", "-Werror"]
LANGUAGES = [("C11", "c", "-std=c11"), ("C++17", "c++", "-std=c++17")]


def compiler_for(language):
    """A compiler that knows the language: gcc without its C++ half does not."""
    for name in ("gcc", "clang", "cc"):
        if shutil.which(name):
            probe = subprocess.run([name, "-x", language, "-fsyntax-only", "-"], input="int a;\n",
                                   capture_output=True, text=True, check=False)
            if probe.returncode == 0:
                return name
    return None


def complain_about_compiling(include, header, compiler, language, standard):
    # Through a source of one line, because a header given as the main file warns of #pragma once.
    # The typedef is there because C forbids a source without any declaration.
    source = f"#include <growth/{header}>\ntypedef int alone;\n"
    p = subprocess.run([compiler, "-x", language, standard, *FLAGS, "-I", str(include), "-"],
                       input=source, capture_output=True, text=True, check=False)
    return p.stderr.splitlines() if p.returncode else []


def complain_about_comments(path):
    """A GROWTH_API declaration whose line above does not end a comment."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or "@file" not in "".join(lines[:2]):
        yield f"{path.name}:1: begins without a comment '@file {path.name}  What it is about.'"
    for number, line in enumerate(lines, 1):
        if not line.startswith("GROWTH_API"):
            continue
        above = lines[number - 2].rstrip() if number > 1 else ""
        if not above.endswith("*/"):
            name = re.search(r"\bgrowth_\w+(?=\s*\()", " ".join(lines[number - 1:number + 3]))
            yield (f"{path.name}:{number}: {name[0] if name else 'declaration'} has no comment "
                   "right above it")


def self_test(tap):
    with tempfile.TemporaryDirectory() as folder:
        include = pathlib.Path(folder)
        header = include / "growth/bad.h"
        header.parent.mkdir()
        header.write_text("/** @file bad.h  Bad. */\n#define GROWTH_API\n"
                          "GROWTH_API int growth_a(int);\n"
                          "size_t growth_b(void);\nint growth_new(int class);\n")
        tap.expect("a function without a comment", complain_about_comments(header), "growth_a")
        tap.expect("a header that needs another first",
                   complain_about_compiling(include, "bad.h", compiler_for("c"), "c", "-std=c11"),
                   "size_t")
        if compiler_for("c++"):
            header.write_text("int growth_new(int class);\n")
            tap.expect("a word of C++ as a name", complain_about_compiling(
                include, "bad.h", compiler_for("c++"), "c++", "-std=c++17"), "class")
        tap.expect("a header without @file", complain_about_comments(header), "@file")


def main(root):
    tap = Tap()
    include = pathlib.Path(root) / "include"
    headers = sorted((include / "growth").glob("*.h"))
    for title, language, standard in LANGUAGES:
        compiler = compiler_for(language)
        for path in headers:
            name = f"{path.name} compiles alone as {title}"
            if compiler is None:
                tap.skip(name, f"no compiler for {title}")
            else:
                tap.case(name, complain_about_compiling(include, path.name, compiler, language,
                                                        standard))
    for path in headers:
        tap.case(f"{path.name} documents what it declares", complain_about_comments(path))
    self_test(tap)
    tap.end()


if __name__ == "__main__":
    main(sys.argv[1])
