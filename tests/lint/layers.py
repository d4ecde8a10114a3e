#!/usr/bin/env python3
"""Every #include keeps to the layers of docs/architecture.md.  Usage: layers.py ROOT

Who may use whom, which folder owns which foreign library, and that the core takes nothing but
libc's pure parts, allocates nothing, prints nothing and never exits.
"""
import fnmatch
import pathlib
import re
import sys

from tap import Tap, complain_about_calls

# A module may include its own headers and those of these.
MAY_USE = {
    "lib/core": set(),
    "lib/io": {"lib/core"},
    "lib/scan": {"lib/core", "lib/io"},
    "lib/store": {"lib/core"},
    "lib/chart": {"lib/core"},
    "cli": set(),
    "examples": set(),
    "extensions": set(),
}
# These see public headers of every layer; a library's module only those of what it may use.
PUBLIC_ONLY = {"cli", "examples"}
# Public headers that are not the core's.
HEADER_OWNER = {"io.h": "lib/io", "events.h": "lib/io", "scan.h": "lib/scan",
                "coverage.h": "lib/scan",
                "store.h": "lib/store",
                "store_nhs_number.h": "lib/store", "store_transfer.h": "lib/store",
                "chart.h": "lib/chart"}
# Extensions bind the core to a database and load nothing else.
EXTENSION_MAY_USE = {"lib/core"}

# Foreign headers and the files that may include them.
DRAWING = ["lib/chart/render*", "lib/chart/write_*", "lib/chart/fonts*"]
FOREIGN = [
    ("sqlite3*.h", ["lib/store/*", "extensions/sqlite/*"]),
    ("postgres*.h", ["extensions/postgres/*"]),
    ("cairo*", DRAWING), ("pango/*", DRAWING), ("png.h", DRAWING), ("fontconfig/*", DRAWING),
    ("ft2build.h", DRAWING), ("hb*.h", DRAWING),
    ("pthread.h", ["lib/scan/*", "cli/triage/*"]),  # drawn on the scan's threads
    ("threads.h", ["lib/scan/*"]),
    ("stdatomic.h", ["lib/scan/*"]),
    ("zlib.h", ["lib/io/*", "lib/scan/*", "lib/chart/write_pdf*", "lib/chart/fonts_subset*"]),
    ("json-c/*", ["lib/io/*", "lib/scan/*", "lib/store/restore_json*"]),
    ("nettle/*", ["lib/store/sha256*"]),
    ("json*.h", ["lib/io/*", "lib/scan/*", "lib/store/restore_json*"]), ("iconv.h", ["lib/io/*"]),
    ("glib*", ["cli/*"]), ("gio/*", ["cli/*"]), ("libsmartcols*", ["cli/*"]),
    ("locale.h", ["cli/*"]),
]
CORE_LIBC = {"assert.h", "float.h", "limits.h", "math.h", "stdarg.h", "stddef.h", "stdint.h",
             "stdio.h", "stdlib.h", "string.h"}
CORE_BANNED = ["malloc", "calloc", "realloc", "aligned_alloc", "strdup", "free", "printf",
               "fprintf", "vprintf", "vfprintf", "puts", "fputs", "putchar", "perror", "exit",
               "_exit", "abort", "fopen", "getenv"]
LIBRARY_BANNED = ["printf", "vprintf", "puts", "putchar", "perror", "exit", "_exit", "abort"]

# Written by the build.
GENERATED = {"tables.h"}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def module_of(name):
    return next((m for m in MAY_USE if name.startswith(m + "/")), None)


def owner_of_quoted(root, path, module, name):
    """The module whose header a quoted include means, or None."""
    if (path.parent / name).exists():
        return module
    for other in [module, *sorted(MAY_USE)]:
        if (root / other / name).exists():
            return other
    return None


def complain_about_include(root, path, module, kind, name):
    shown = path.relative_to(root).as_posix()
    may = MAY_USE[module] | {module}
    for pattern, where in FOREIGN:
        if fnmatch.fnmatch(name, pattern) and not any(fnmatch.fnmatch(shown, w) for w in where):
            return f"may not include {name}; that is for {', '.join(where)}"
    if name.startswith("growth/"):
        owner = HEADER_OWNER.get(name.split("/")[1], "lib/core")
        allowed = MAY_USE if module in PUBLIC_ONLY else (
            EXTENSION_MAY_USE if module == "extensions" else may)
        if owner not in allowed:
            return f"{module} may not use {owner} (<{name}>)"
    elif kind == '"':
        owner = owner_of_quoted(root, path, module, name)
        if owner is None:
            if name in GENERATED and module == "lib/core":
                return None
            return f'no header "{name}" in this project'
        if owner not in may:
            return f'{module} may not use {owner} ("{name}")'
    elif module == "lib/core" and name not in CORE_LIBC:
        return f"the core may not include {name}"
    return None


def lint_file(root, path):
    shown = path.relative_to(root).as_posix()
    module, text = module_of(shown), path.read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        found = INCLUDE.match(line)
        if found:
            complaint = complain_about_include(root, path, module, found[1], found[2])
            if complaint:
                yield f"{shown}:{number}: {complaint}"
    if module == "lib/core":
        yield from complain_about_calls(shown, text, CORE_BANNED,
                                        "the core allocates, prints and opens nothing")
    elif module.startswith("lib/"):
        yield from complain_about_calls(shown, text, LIBRARY_BANNED,
                                        "the library never prints and never exits")


def lint_public(root):
    """Public headers include only public headers of layers below, and libc."""
    for path in sorted((root / "include/growth").glob("*.h")):
        owner = HEADER_OWNER.get(path.name, "lib/core")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found = INCLUDE.match(line)
            if not found:
                continue
            name = found[2]
            other = HEADER_OWNER.get(name.split("/")[-1], "lib/core")
            if name.startswith("growth/"):
                if other != owner and other not in MAY_USE[owner]:
                    yield f"{path.name}:{number}: {owner} may not use {other} (<{name}>)"
            elif name not in CORE_LIBC:
                yield f"{path.name}:{number}: a public header may not include {name}"


def lint(root):
    for module in MAY_USE:
        for path in sorted((root / module).rglob("*.[ch]")):
            yield from lint_file(root, path)
    yield from lint_public(root)


BAD = [
    ("lib/core/a.c", "#include <growth/io.h>\n", "lib/core may not use lib/io"),
    ("lib/core/b.c", "#include <pthread.h>\n", "may not include pthread.h"),
    ("lib/core/c.c", "#include <unistd.h>\n", "the core may not include unistd.h"),
    ("lib/core/d.c", "int f(void) { free(0); }\n", "calls free"),
    ("lib/core/e.c", '#include "nowhere.h"\n', "no header"),
    ("lib/chart/layout.c", "#include <cairo.h>\n", "may not include cairo.h"),
    ("lib/chart/f.c", '#include "inside.h"\n', "lib/chart may not use lib/store"),
    ("lib/scan/g.c", "#include <growth/chart.h>\n", "lib/scan may not use lib/chart"),
    ("lib/io/h.c", 'int f(void) { printf("x"); }\n', "calls printf"),
    ("cli/i.c", '#include "inside.h"\n', "cli may not use lib/store"),
    ("cli/j.c", "#include <sqlite3.h>\n", "may not include sqlite3.h"),
    ("extensions/sqlite/k.c", "#include <growth/chart.h>\n", "extensions may not use lib/chart"),
    ("include/growth/date.h", "#include <growth/io.h>\n", "lib/core may not use lib/io"),
]
GOOD = [
    ("lib/store/inside.h", "#include <sqlite3.h>\n#include <growth/measure.h>\n"),
    ("lib/chart/render.c", "#include <cairo.h>\n#include <growth/chart.h>\n"),
    ("cli/main.c", "#include <growth/chart.h>\n#include <growth/store.h>\n#include <stdio.h>\n"),
    ("lib/core/ok.c", '/* free() */ #include <math.h>\nstatic const char *t = "exit(1)";\n'),
]


def self_test(tap, folder):
    root = pathlib.Path(folder)

    def put(name, text):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path
    for name, text in GOOD:
        put(name, text)
    tap.case("a right tree passes", lint(root))
    for name, text, word in BAD:
        path = put(name, text)
        tap.expect(f"{name}: {text.strip()}", lint(root), word)
        path.unlink()


def main(root):
    import tempfile
    tap = Tap()
    root = pathlib.Path(root).resolve()
    for module in MAY_USE:
        for path in sorted((root / module).rglob("*.[ch]")):
            tap.case(path.relative_to(root).as_posix(), lint_file(root, path))
    tap.case("include/growth", lint_public(root))
    with tempfile.TemporaryDirectory() as folder:
        self_test(tap, folder)
    tap.end()


if __name__ == "__main__":
    main(sys.argv[1])
