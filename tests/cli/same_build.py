#!/usr/bin/env python3
"""Chart, table, findings and list name the program and the figures that made them (TAP).

usage: same_build.py GROWTH ROOT

So that numbers beside a chart can be told to be of another build.  CSV has no place for it: there
the account on standard error says it.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lint"))
from tap import Tap                                                        # noqa: E402

TODAY = ["--today", "2022-10-01"]


def run(*words):
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    return done.stdout, done.stderr


def main(growth, root):
    tap = Tap()
    child = str(pathlib.Path(root) / "examples/records/boy-late-fall.csv")
    said = run(growth, "--version")[0]
    program, figures = (re.search(rf"^{word} (\S+)$", said, re.MULTILINE)[1]
                        for word in ("growth", "data"))

    def names_both(what, text):
        tap.case(f"{what} names program and figures",
                 [f"no {word} in {text[-200:]!r}" for word in (program, figures)
                  if word not in text])

    with tempfile.TemporaryDirectory() as folder:
        svg, pdf, page = (f"{folder}/{name}" for name in ("c.svg", "c.pdf", "list.html"))
        run(growth, "chart", "-q", child, *TODAY, "-o", svg)
        names_both("a chart", pathlib.Path(svg).read_text(encoding="utf-8"))
        run(growth, "chart", "-q", child, *TODAY, "-o", pdf, "--page", "record")
        if shutil.which("pdftotext"):
            names_both("the record page", run("pdftotext", pdf, "-")[0])
        else:
            tap.skip("the record page names program and figures", "no pdftotext here")
        run(growth, "scan", "-q", child, *TODAY, "--html", page)
        names_both("the triage list", pathlib.Path(page).read_text(encoding="utf-8"))
    names_both("the table as JSON",
               run(growth, "assess", "-q", "--format", "json", child, *TODAY)[0])
    names_both("the findings in words", run(growth, "check", "-q", child, *TODAY)[0])
    names_both("the account beside CSV", run(growth, "assess", "--format", "csv", child, *TODAY)[1])
    tap.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
