#!/usr/bin/env python3
"""debian/ agrees with what the build installs and needs.  Usage: packaging.py ROOT BUILD

One version everywhere; every installed file goes into exactly one package; what scripts/packages.sh
installs to build is in Build-Depends; the terms of each set of figures stand in debian/copyright as
in reference-data/terms.csv.
"""
import csv
import fnmatch
import json
import pathlib
import re
import sys

from tap import Tap

# Part of Debian's build-essential, or wanted by meson.
ESSENTIAL = {"gcc", "libc6-dev", "ninja-build"}


def patterns_of(root):
    """package -> patterns of its debian/PACKAGE.install."""
    return {path.stem: path.read_text(encoding="utf-8").split()
            for path in sorted((root / "debian").glob("*.install"))}


def takes(glob, file):
    return fnmatch.fnmatch(file, glob) or fnmatch.fnmatch(file, glob + "/*")


def complaints_about_files(files, patterns):
    """Each installed file, as below the prefix, is taken by one package."""
    for file in files:
        takers = [package for package, globs in patterns.items()
                  if any(takes(glob, file) for glob in globs)]
        if len(takers) != 1:
            yield f"{file}: {'in ' + ', '.join(takers) if takers else 'in no package'}"
    for package, globs in patterns.items():
        for g in globs:
            if not any(takes(g, f) for f in files):
                yield f"{package}: nothing is installed as {g}"


def installed(build):
    """Installed files as dpkg sees them: below usr."""
    info = json.loads((build / "meson-info/intro-buildoptions.json").read_text())
    prefix = next(o["value"] for o in info if o["name"] == "prefix")
    paths = json.loads((build / "meson-info/intro-installed.json").read_text()).values()
    files = {"usr" + path.removeprefix(prefix) for path in paths}
    # meson makes the names without and with one number itself.
    for file in [f for f in files if re.search(r"\.so\.\d+\.\d+\.\d+$", f)]:
        files |= {re.sub(r"\.\d+\.\d+\.\d+$", "", file), re.sub(r"\.\d+\.\d+$", "", file)}
    return sorted(files)


def versions(root):
    text = (root / "meson.build").read_text(encoding="utf-8")
    return (re.search(r"^  version: '([^']+)'", text, re.MULTILINE)[1],
            re.search(r"^\w+ \(([^)]+)\)", (root / "debian/changelog").read_text())[1])


def build_depends(root):
    text = (root / "debian/control").read_text(encoding="utf-8")
    field = text.split("Build-Depends:")[1].split("\n\n")[0]
    return set(re.findall(r"^ ([\w.+-]+)", field, re.MULTILINE))


def wanted_packages(root):
    text = (root / "scripts/packages.sh").read_text(encoding="utf-8")
    return set(re.search(r"packages_build='([^']*)'", text)[1].split()) - ESSENTIAL


def complaints_about_terms(root):
    """Terms word for word, and a paragraph for the folder of every table."""
    text = (root / "debian/copyright").read_text(encoding="utf-8")
    flat = " ".join(text.split())
    with (root / "reference-data/terms.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["terms"] not in flat:
                yield f"terms '{row['id']}' are not in debian/copyright word for word"
    with (root / "reference-data/sources.csv").open(encoding="utf-8") as file:
        terms = {row["id"]: row["terms"] for row in csv.DictReader(file)}
    paragraphs = [(files.split(), licence) for files, licence in re.findall(
        r"^Files: (.*)\n(?:Copyright|Comment).*\nLicense: (\S+)$", text, re.MULTILINE)]
    with (root / "reference-data/manifest.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            path = "reference-data/" + row["file"]
            last = [licence for globs, licence in paragraphs
                    if any(fnmatch.fnmatch(path, g) for g in globs)][-1:]
            if last != [terms[row["source"]]]:
                yield (f"{row['file']}: {last or ['none']} in debian/copyright, not "
                       f"{terms[row['source']]}")


def main(root, build):
    tap, root, build = Tap(), pathlib.Path(root), pathlib.Path(build)
    ours, debians = versions(root)
    tap.case("debian/changelog has the version", [] if ours == debians else [f"{ours}, {debians}"])
    files = installed(build)
    tap.case(f"each of {len(files)} installed files is in one package",
             complaints_about_files(files, patterns_of(root)) if files else ["nothing is there"])
    # What came with the figures goes with them: who made them, and on what terms.
    documents = ["LICENSE", "NOTICE", "reference-data/README.md", "reference-data/terms.csv",
                 "reference-data/sources.csv"]
    tap.case("licence and terms of the figures are installed",
             [d for d in documents if f"usr/share/doc/growth/{d}" not in files])
    missing = wanted_packages(root) - build_depends(root)
    tap.case("Build-Depends names what scripts/packages.sh installs", sorted(missing))
    tap.case("debian/copyright has the terms of every table", complaints_about_terms(root))
    tap.expect("a file that no package takes",
               complaints_about_files(["usr/bin/a", "usr/bin/b"], {"p": ["usr/bin/a"]}),
               "usr/bin/b")
    tap.expect("a file that two take", complaints_about_files(
        ["usr/bin/a"], {"p": ["usr/bin/a"], "q": ["usr/bin"]}), "in p, q")
    tap.expect("a pattern for nothing",
               complaints_about_files(["usr/bin/a"], {"p": ["usr/bin/a", "usr/sbin"]}), "usr/sbin")
    tap.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
