#!/usr/bin/env python3
"""Put the style and the script of the triage list into a C file.  Usage: embed.py CSS JS OUT.c

The page's Content-Security-Policy names the script by its SHA-256, so that no other script in the
page would run; the hash is made here, of the very bytes that are written.
"""
import base64
import hashlib
import pathlib
import sys


def array(name, data):
    lines = [", ".join(str(b) for b in data[i:i + 20]) for i in range(0, len(data), 20)]
    return f"const char {name}[] = {{\n    " + ",\n    ".join([*lines, "0"]) + "\n};\n"


def main(css, js, out):
    style, script = pathlib.Path(css).read_bytes(), pathlib.Path(js).read_bytes()
    for name, data, end in ((css, style, b"</style"), (js, script, b"</script")):
        if end in data.lower() or b"<!--" in data or not data.isascii():
            sys.exit(f"{name}: cannot stand inside an element as it is")
    digest = base64.b64encode(hashlib.sha256(script).digest()).decode()
    pathlib.Path(out).write_text(
        "/* Made by embed.py; do not edit. */\n"
        "extern const char triage_css[], triage_js[], triage_js_hash[];\n"
        + array("triage_css", style) + array("triage_js", script)
        + f'const char triage_js_hash[] = "sha256-{digest}";\n', encoding="ascii")


if __name__ == "__main__":
    main(*sys.argv[1:])
