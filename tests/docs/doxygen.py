#!/usr/bin/env python3
"""Doxygen reads the public headers without a warning (TAP).  Usage: doxygen.py ROOT

Skipped where there is no doxygen.  A header with a mistake put into it has to be complained about.
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lint"))
from tap import Tap                                                        # noqa: E402


def warnings_of(root, headers, folder):
    """What doxygen says of a folder of headers, under the project's own configuration."""
    config = (root / "docs/Doxyfile").read_text(encoding="utf-8")
    config += f"\nOUTPUT_DIRECTORY = {folder}\nINPUT = {headers}\nSTRIP_FROM_PATH = {headers}\n"
    done = subprocess.run(["doxygen", "-"], input=config, cwd=root, capture_output=True, text=True,
                          check=False)
    pages = list((pathlib.Path(folder) / "api").glob("*_8h.html"))
    return done.stderr.splitlines() + ([] if done.returncode == 0 else [f"status {done.returncode}"]
                                       ) + ([] if pages else ["no page of a header was made"])


def main(root):
    tap, root = Tap(), pathlib.Path(root).resolve()
    if not shutil.which("doxygen"):
        tap.skip("doxygen reads the headers", "no doxygen here")
        return tap.end()
    with tempfile.TemporaryDirectory() as folder:
        tap.case("doxygen reads the headers without a warning",
                 warnings_of(root, root / "include/growth", folder))
    with tempfile.TemporaryDirectory() as folder:
        bad = pathlib.Path(folder) / "growth"
        shutil.copytree(root / "include/growth", bad)
        text = (bad / "lms.h").read_text(encoding="utf-8")
        text = text.replace("@param lms ", "@param nosuch ", 1)
        (bad / "lms.h").write_text(text, encoding="utf-8")
        tap.expect("a parameter that is none", warnings_of(root, bad, folder), "nosuch")
    return tap.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
