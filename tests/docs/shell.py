#!/usr/bin/env python3
"""The commands of README.md and docs/ do what they say (TAP).  Usage: shell.py GROWTH ROOT

Every block of code that begins with `growth` is run by sh -eu in a scratch folder with `growth` on
the path and these files: child.csv (the late fall), export.csv (the district), ncmp.csv, visits.csv
and our-names.map (exports with headings of their own), numbers.txt (two identifiers of one child).
The blocks of one document run in one folder, in their order.  A status of 3 (rows rejected) or 4 (a
finding) is a result, 1 and 2 are not.
"""
import contextlib
import csv
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lint"))
from tap import Tap                                                        # noqa: E402

DOCUMENTS = ["README.md", "docs/scan.md", "docs/store.md"]
BLOCK = re.compile(r"^```(?:sh)?\n(growth .*?)^```$", re.MULTILINE | re.DOTALL)


@contextlib.contextmanager
def scratch_for(root):
    with tempfile.TemporaryDirectory(prefix="growth-docs-") as name:
        folder = pathlib.Path(name)
        shutil.copy(root / "examples/records/boy-late-fall.csv", folder / "child.csv")
        shutil.copy(root / "examples/exports/district.csv", folder / "export.csv")
        for name, as_called in (("ncmp.csv", "ncmp.csv"), ("own.csv", "visits.csv"),
                                ("own.map", "our-names.map")):
            shutil.copy(root / "tests/cli/records" / name, folder / as_called)
        (folder / "numbers.txt").write_text("nhs-number 9990000018\nhospital-a 77\n",
                                            encoding="utf-8")
        (folder / "bin").mkdir()
        yield folder


def run_block(growth, folder, text):
    """Complaints about a block of commands, which a status of 3 or 4 does not end."""
    wrapper = folder / "bin" / "growth"
    wrapper.write_text(f'#!/bin/sh\n"{growth}" "$@"\nstatus=$?\n'
                       '[ "$status" -ne 3 ] && [ "$status" -ne 4 ] || status=0\nexit "$status"\n',
                       encoding="utf-8")
    wrapper.chmod(0o755)
    done = subprocess.run(["sh", "-eu", "-c", text], cwd=folder, capture_output=True, text=True,
                          env={**os.environ, "PATH": f"{folder / 'bin'}:{os.environ['PATH']}"},
                          check=False, stdin=subprocess.DEVNULL)
    if done.returncode:
        return [f"status {done.returncode}", *text.splitlines(), *done.stderr.splitlines()[-5:]]
    return []


def contacts_not_named(growth, root, folder):
    """Contacts of the schedule that docs/scan.md does not list."""
    subprocess.run([growth, "scan", "-q", "export.csv", "--coverage", "c.csv"], cwd=folder,
                   capture_output=True, check=True)
    with (folder / "c.csv").open(encoding="utf-8") as file:
        ids = {row["contact"] for row in csv.DictReader(file)}
    text = (root / "docs/scan.md").read_text(encoding="utf-8")
    return [i for i in sorted(ids) if f"`{i}`" not in text] if ids else ["no contact at all"]


def main(growth, root):
    tap, root = Tap(), pathlib.Path(root)
    growth = str(pathlib.Path(growth).resolve())
    for name in DOCUMENTS:
        blocks = BLOCK.findall((root / name).read_text(encoding="utf-8"))
        with scratch_for(root) as folder:
            for number, block in enumerate(blocks, 1):
                tap.case(f"{name}, block {number}", run_block(growth, folder, block))
        tap.case(f"{name} has commands", [] if blocks else ["no block of growth commands"])
    with scratch_for(root) as folder:
        tap.case("docs/scan.md names every contact", contacts_not_named(growth, root, folder))
        tap.expect("a command that fails", run_block(growth, folder, "growth assess nosuch.csv"),
                   "cannot open nosuch.csv")
        tap.expect("a wrong option", run_block(growth, folder, "growth assess --nosuch"),
                   "status 2")
    tap.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
