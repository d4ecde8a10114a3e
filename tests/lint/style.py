#!/usr/bin/env python3
"""The house style, as far as a program can see it.  Usage: style.py [--fix] ROOT

No calls of functions that trust their input or read the locale; no tabs; at most 100 columns, 500
lines a file and 60 a function; no path of one machine; as clang-format would write it, but for rows
of tables and comments at line ends.  --fix rewrites what clang-format can mend.
"""
import difflib
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from tap import Tap, complain_about_calls

COLUMNS, FILE_LINES, FUNCTION_LINES = 100, 500, 60
TABLE_COLUMNS = 150     # between clang-format off and on: a row of a table is read as a whole
ANYWHERE = ["strcpy", "strcat", "sprintf", "vsprintf", "strtok", "gets", "gmtime", "localtime",
            "atof", "atoi", "atol", "alloca"]
IN_LIBRARY = ["strtod", "strtof", "strtol", "strtoul", "sscanf", "setlocale", "toupper", "tolower",
              "isdigit", "isspace", "isalpha", "strcasecmp", "strncasecmp"]
# Where a banned call is safe all the same, and why.
SAFE = {
    ("lib/core/number.c", "strtod"): "only digits and an exponent: no point for a locale to read",
}
# Written in two halves, or this file would complain about itself.
MACHINE = re.compile(r"(?<![\w.$}])/(?:ho" + r"me|ro" + r"ot|wo" + r"rk|fa" + r"rm|Us" + r"ers)/")
FORMATTER = "14"        # of Debian 12; others wrap differently
# What clang-format cannot lay out and people do by hand: rows of tables, and comments at line ends.
BY_HAND = re.compile(r"^\s*(\{|\[\w+\]\s*=|/\*.*\*/\s*$|\};?$)|/\*\*?<?.*\*/\s*\\?$|^\s*$|\},?$")


def tracked(root):
    """Text files of the project: what git tracks, or without git all but build folders."""
    try:
        out = subprocess.run(["git", "-C", str(root), "ls-files", "-z", "-co",
                              "--exclude-standard"], capture_output=True, text=True, check=True)
        names = [root / n for n in out.stdout.split("\0") if n]
    except (OSError, subprocess.CalledProcessError):
        names = [p for p in root.rglob("*") if p.is_file() and not any(
            part.startswith(("build", ".git", "__pycache__")) or part == "out"
            for part in p.relative_to(root).parts)]
    for path in sorted(names):
        if path.is_file() and b"\0" not in path.read_bytes()[:8192]:
            yield path


def is_c(name):
    return name.endswith((".c", ".h"))


def complain_about_lines(name, text):
    lines = text.splitlines()
    most = COLUMNS
    for number, line in enumerate(lines, 1):
        if "clang-format o" in line:
            most = TABLE_COLUMNS if "clang-format off" in line else COLUMNS
        if "\t" in line and name.endswith((".c", ".h", ".py", ".sh", ".build")):
            yield f"{name}:{number}: a tab"
        if len(line) > most and (is_c(name) or name.endswith((".py", ".sh"))):
            yield f"{name}:{number}: {len(line)} columns, more than {most}"
        if MACHINE.search(line):
            yield f"{name}:{number}: a path of one machine"
    if is_c(name) and len(lines) > FILE_LINES:
        yield f"{name}: {len(lines)} lines, more than {FILE_LINES}: two concepts?"


def complain_about_banned(name, text):
    if is_c(name):
        yield from complain_about_calls(name, text, ANYWHERE, "it trusts its input")
    if is_c(name) and name.startswith("lib/"):
        banned = [call for call in IN_LIBRARY if (name, call) not in SAFE]
        yield from complain_about_calls(name, text, banned, "it reads the locale")


def function_complaints(root, paths):
    """File -> complaints about functions that are too long, where universal-ctags is installed."""
    found = {}
    if not shutil.which("ctags") or not paths:
        return found
    out = subprocess.run(["ctags", "--languages=C", "--kinds-C=f", "--fields=+ne", "-f", "-",
                          *map(str, paths)], capture_output=True, text=True, check=False).stdout
    for line in out.splitlines():
        name, path = line.split("\t")[:2]
        fields = dict(f.split(":", 1) for f in line.split("\t") if ":" in f)
        if "line" in fields and "end" in fields:
            length = int(fields["end"]) - int(fields["line"]) + 1
            if length > FUNCTION_LINES:
                shown = pathlib.Path(path).relative_to(root).as_posix()
                found.setdefault(pathlib.Path(path), []).append(
                    f"{shown}:{fields['line']}: {name} has {length} lines, more than "
                    f"{FUNCTION_LINES}")
    return found


def ill_formatted(paths):
    """Those of the files that clang-format would change at all: one process for them all."""
    if not formatter_works() or not paths:
        return set()
    out = subprocess.run(["clang-format", "--style=file", "--dry-run", *map(str, paths)],
                         capture_output=True, text=True, check=False).stderr
    return {path for path in paths if f"{path}:" in out}


def formatter_works():
    if not shutil.which("clang-format"):
        return False
    out = subprocess.run(["clang-format", "--version"], capture_output=True, text=True, check=False)
    return f"version {FORMATTER}." in out.stdout


def format_hunks(path):
    """(old lines, new lines, whether they are laid out by hand, first line) of each hunk."""
    old = path.read_text(encoding="utf-8").splitlines()
    new = subprocess.run(["clang-format", "--style=file", str(path)], capture_output=True,
                         text=True, check=True).stdout.splitlines()
    tables = table_lines(old)
    for kind, a, b, c, d in difflib.SequenceMatcher(None, old, new, False).get_opcodes():
        by_hand = kind == "equal" or any(n in tables for n in range(a, b)) or all(
            BY_HAND.search(old[n]) for n in range(a, b))
        yield old[a:b], new[c:d], by_hand, a + 1


def complain_about_format(path, name):
    """Where clang-format would write a line otherwise, but for rows of tables."""
    for _, new, by_hand, number in format_hunks(path):
        if not by_hand:
            better = " ".join(" ".join(new).split())[:80]
            yield f"{name}:{number}: clang-format would write: {better}"


def fix(root):
    """Write what clang-format would, wherever the lint complains; tables stay as they are."""
    for path in ill_formatted([path for path in tracked(root) if is_c(path.name)]):
        lines = [line for old, new, by_hand, _ in format_hunks(path)
                 for line in (old if by_hand else new)]
        text = "\n".join(lines) + "\n"
        if text != path.read_text(encoding="utf-8"):
            path.write_text(text, encoding="utf-8")
            print(f"rewritten: {path.relative_to(root)}")


def table_lines(lines):
    """Numbers of the lines of tables: from `... name[] = {` to `};`."""
    inside, found = False, set()
    for number, line in enumerate(lines):
        if re.match(r"^(static )?(const )?.*\]\s*=\s*\{\s*$", line):
            inside = True
        if inside:
            found.add(number)
        if line.startswith("};"):
            inside = False
    return found


BAD = [
    ("lib/io/a.c", "int f(char *a) { strcpy(a, a); }\n", "calls strcpy"),
    ("lib/io/b.c", "double f(char *a) { return strtod(a, 0); }\n", "calls strtod"),
    ("lib/io/c.c", "int a;\t\n", "a tab"),
    ("lib/io/d.c", "/* " + "x" * 120 + " */\n", "columns"),
    ("lib/io/e.c", "int a;\n" * 501, "501 lines"),
    ("docs/f.md", "See /ho" + "me/someone/file.\n", "a path of one machine"),
]


def self_test(tap, folder):
    for name, text, word in BAD:
        tap.expect(f"{name}, {word}",
                   [*complain_about_lines(name, text), *complain_about_banned(name, text)], word)
    long = folder / "long.c"
    long.write_text("int f(void)\n{\n" + "    g();\n" * 60 + "}\n")
    if shutil.which("ctags"):
        tap.expect("a long function", function_complaints(folder, [long]).get(long, []),
                   "f has 63 lines")
    shutil.copy(pathlib.Path(sys.argv[1]) / ".clang-format", folder)
    long.write_text("int f(void)\n{\n  g( 1,2 ) ;\n}\n")
    if formatter_works():
        tap.case("finds ill-formatted files", [] if ill_formatted([long]) else ["found none"])
        tap.expect("ill-formatted code", complain_about_format(long, "long.c"), "clang-format")


def main(root):
    tap = Tap()
    root = pathlib.Path(root).resolve()
    paths = list(tracked(root))
    sources = [path for path in paths if is_c(path.name)]
    functions, odd = function_complaints(root, sources), ill_formatted(sources)
    for path in paths:
        name = path.relative_to(root).as_posix()
        text = path.read_text(encoding="utf-8", errors="replace")
        complaints = [*complain_about_lines(name, text), *complain_about_banned(name, text),
                      *functions.get(path, [])]
        if path in odd:
            complaints += complain_about_format(path, name)
        tap.case(name, complaints)
    with tempfile.TemporaryDirectory() as folder:
        self_test(tap, pathlib.Path(folder))
    tap.end()


if __name__ == "__main__":
    if sys.argv[1] == "--fix":
        fix(pathlib.Path(sys.argv[2]).resolve())
    else:
        main(sys.argv[1])
