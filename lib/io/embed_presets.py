#!/usr/bin/env python3
"""Turn map files into a C table of presets.  Usage: embed_presets.py OUT.c NAME.map..."""
import pathlib
import sys


def quoted(line):
    return '    "' + line.replace("\\", "\\\\").replace('"', '\\"') + '\\n"'


def main():
    out, *maps = map(pathlib.Path, sys.argv[1:])
    rows = [f'  {{ "{path.stem}",\n' +
            "\n".join(map(quoted, path.read_text(encoding="utf-8").splitlines())) + " },\n"
            for path in maps]
    out.write_text('/* Made from the files of presets/. */\n#include "map.h"\n\n'
                   "const growth__preset growth__presets[] = {\n" + "".join(rows) +
                   "  { NULL, NULL },\n};\n", encoding="utf-8")


if __name__ == "__main__":
    main()
