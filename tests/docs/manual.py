#!/usr/bin/env python3
"""The pages of the manual: every command and option, sound for man, examples that run (TAP).

usage: manual.py GROWTH ROOT

The examples of all pages are run in a scratch folder that holds child.csv and export.csv, as
tests/docs/shell.py does with those of README.md.
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "lint"))
from tap import Tap                                                        # noqa: E402
from shell import run_block, scratch_for                                   # noqa: E402


def said(growth, *words):
    return subprocess.run([growth, *words], capture_output=True, text=True, check=True).stdout


def commands_of(growth, *group):
    """The words of a list of commands, as help prints it: two blanks, a word, a summary."""
    return re.findall(r"^  ([a-z]+)  +\S", said(growth, "help", *group), re.MULTILINE)


def options_of(text):
    return set(re.findall(r"^  (?:-\w,|   ) (--[\w-]+)", text, re.MULTILINE))


def helps_of(text):
    """What is said of each option: beside it, or on the line below where there is no room."""
    return re.findall(r"^  (?:-\w,|   ) --[\w-]+.*?(?:  +|\n {36})(\S.*)$", text, re.MULTILINE)


def plain(page):
    return page.replace("\\-", "-").replace("\\(aq", "'").replace("\\e", "\\")


def examples_of(page):
    return [plain(e.replace("\\&", "")) for e in
            re.findall(r"^\.nf\n\.RS 4\n(.*?)\n\.RE\n\.fi$", page, re.MULTILINE | re.DOTALL)]


def complaints_of_man(path):
    """What the programs that show a page have against it."""
    found = []
    if shutil.which("groff"):
        found += subprocess.run(["groff", "-man", "-ww", "-z", path], capture_output=True,
                                text=True, check=False).stderr.splitlines()
    if shutil.which("mandoc"):
        out = subprocess.run(["mandoc", "-T", "lint", "-W", "warning", path], capture_output=True,
                             text=True, check=False).stdout.splitlines()
        # Without a date on purpose: the version says which it is, and two builds give one page.
        found += [line for line in out if "missing date" not in line]
    return found


def main(growth, root):
    tap, root = Tap(), pathlib.Path(root)
    growth = str(pathlib.Path(growth).resolve())
    names = [c for c in commands_of(growth) if c != "help"]
    pages = {None: said(growth, "--man"), **{name: said(growth, "--man", name) for name in names}}
    tap.case("growth(1) names every command",
             [n for n in names if f".B {n}\n" not in pages[None]
              or f"growth-{n}" not in plain(pages[None])])
    for name in names:
        group = commands_of(growth, name) if name == "store" else []
        text = "".join(said(growth, "help", name, *words) for words in [[], *[[w] for w in group]])
        page = plain(pages[name])
        tap.case(f"growth-{name}(1) names every option",
                 [o for o in options_of(text) or {"no option"} if f"\\fB{o}\\fR" not in page])
        # As help has it: words that are to be typed stay as they are typed.
        tap.case(f"growth-{name}(1) says of each option what help says",
                 [h for h in helps_of(text) or ["nothing"] if f"\n{h}" not in page])
        tap.case(f"growth-{name}(1) names its commands",
                 [w for w in group if f".SS {name} {w}\n" not in page])
    with tempfile.TemporaryDirectory() as folder:
        for name, page in pages.items():
            path = pathlib.Path(folder) / f"growth{'-' + name if name else ''}.1"
            path.write_text(page, encoding="utf-8")
            if shutil.which("groff") or shutil.which("mandoc"):
                tap.case(f"{path.name} is sound for man", complaints_of_man(path))
            else:
                tap.skip(f"{path.name} is sound for man", "neither groff nor mandoc is here")
        path.write_text(".TH X 1\n.SH NAME\n\\fBx\n.NOSUCH\n.fi\n", encoding="utf-8")
        if shutil.which("groff") or shutil.which("mandoc"):
            tap.case("complains about a bad page", [] if complaints_of_man(path) else ["silent"])
    for name, page in pages.items():
        with scratch_for(root) as folder:
            examples = examples_of(page)
            tap.case(f"the examples of growth{'-' + name if name else ''}(1) run",
                     [c for e in examples for c in run_block(growth, folder, e)] if examples
                     else ["there is none"])
    tap.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
