"""The installed tree as those see it who write no C: CMake, Python, R, readers of the manual, bash;
and the sources as a subproject of another project.  Used by installed.py; what is not on this
machine is skipped, with a word.
"""
import csv
import re
import shlex
import shutil
import subprocess

CHILD = {"sex": "male", "birth_date": "2018-08-05", "gestation": "40+0",
         "measured_on": "2021-04-02", "weight_kg": "10.0"}
IN_WORDS = ["male", "2018-08-05", "40+0", "2021-04-02", "10.0"]
SUBPROJECT = """project('clinic', 'c', default_options: ['c_std=c11'])
growth = dependency('growth', fallback: ['growth', 'growth_dep'],
  default_options: ['tests=false', 'default_library=static'])
executable('score', 'score.c', dependencies: growth)
"""
COMPLETE = """. {0}
COMP_WORDS=({1}) COMP_CWORD={2}
_growth
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


def expected(growth, env, scratch):
    """SDS and centile that the command gives the child."""
    path = scratch / "child.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(CHILD))
        writer.writeheader()
        writer.writerow(CHILD)
    out = subprocess.run([growth, "assess", "-q", "--format", "csv", path], env=env, check=True,
                         capture_output=True, text=True).stdout
    row = next(csv.DictReader(out.splitlines()))
    return float(row["sds"]), float(row["centile"])


def says(*words):
    """A check of what a command printed: all of these words."""
    return lambda p: "; ".join(f"no {w!r}" for w in words if w not in p.stdout) or None


def relocated(tree, env, scratch):
    """The environment in which pkg-config finds the tree where it lies: a sysroot, which serves
    compilers, would move cairo's headers too, and CMake looks whether folders exist."""
    folder = scratch / "pkgconfig"
    folder.mkdir()
    for config in tree.rglob("*.pc"):
        text = config.read_text(encoding="utf-8")
        (folder / config.name).write_text(
            re.sub(r"^prefix=", f"prefix={tree}", text, flags=re.MULTILINE), encoding="utf-8")
    return {**{k: v for k, v in env.items() if k != "PKG_CONFIG_SYSROOT_DIR"},
            "PKG_CONFIG_PATH": str(folder)}


def try_cmake(report, root, tree, env, scratch):
    if not shutil.which("cmake"):
        return report.skip("examples/cmake", "no cmake here")
    env, folder = relocated(tree, env, scratch), scratch / "cmake"
    if report.run("CMake finds the libraries",
                  ["cmake", "-S", root / "examples/cmake", "-B", folder], env=env) is None:
        return None
    report.run("CMake builds the examples", ["cmake", "--build", folder], env=env)
    return report.run("what CMake built runs", [folder / "score", *IN_WORDS], env=env,
                      check=says("SDS -2.6"))


def try_python(report, root, env, want):
    report.run("Python scores as the command does",
               ["python3", root / "examples/python/score.py", "male", "2018-08-05", "280",
                "2021-04-02", "10.0"], env=env,
               check=says(f"SDS {want[0]:.4f}, centile {want[1]:.2f}"))
    early = ["male", "2018-08-05", "280", "2017-04-02", "10.0"]
    refused = subprocess.run(["python3", root / "examples/python/score.py", *early], env=env,
                             capture_output=True, text=True, check=False)
    said = refused.returncode == 1 and "before" in refused.stderr
    report.run("Python says why there is no score", ["true"],
               check=lambda p: None if said else refused.stderr or "it gave one")


def try_r(report, root, env, scratch, want):
    if not shutil.which("Rscript"):
        return report.skip("examples/r", "no Rscript here")
    folder = scratch / "r"
    shutil.copytree(root / "examples/r", folder)
    flags = shlex.split(subprocess.run(["pkg-config", "--cflags", "--libs", "growth"], env=env,
                                       capture_output=True, text=True, check=True).stdout)
    report.run("the shim for R compiles",
               ["gcc", "-std=c11", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC", "growth_r.c",
                *flags, "-o", "growth_r.so"], env=env, cwd=folder)
    return report.run("R scores as the command does", ["Rscript", "score.R"], env=env, cwd=folder,
                      check=says(f"{want[0]:.4f}", f"{want[1]:.2f}"))


def try_manual(report, growth, env, tree):
    listed = subprocess.run([growth, "help"], env=env, capture_output=True, text=True,
                            check=True).stdout
    names = [n for n in re.findall(r"^  ([a-z]+)  +\S", listed, re.MULTILINE) if n != "help"]
    pages = {p.name.removesuffix(".gz") for p in tree.rglob("man1/*")}
    missing = {"growth.1", *(f"growth-{n}.1" for n in names)} - pages
    report.run(f"the manual is installed, {len(names) + 1} pages", ["true"],
               check=lambda p: f"not there: {sorted(missing)}" if missing else None)
    if not shutil.which("man"):
        return report.skip("man shows a page", "no man here")
    return report.run("man shows a page", ["man", "-l", next(tree.rglob("man1/growth-scan.1*"))],
                      check=says("--coverage", "worst first"))


def try_completion(report, tree):
    scripts = list(tree.rglob("bash-completion/completions/growth*"))
    if not scripts or not shutil.which("bash"):
        return report.run("the completion is installed", ["false"])
    for words, at, want in (("growth as", 1, "assess"), ("growth store rec", 2, "record"),
                            ("growth chart --pa", 2, "--page")):
        report.run(f"bash completes '{words}'",
                   ["bash", "-c", COMPLETE.format(scripts[0], words, at)], check=says(want))
    return None


def try_subproject(report, root, env, scratch):
    folder = scratch / "clinic"
    (folder / "subprojects").mkdir(parents=True)
    (folder / "subprojects/growth").symlink_to(root)
    (folder / "meson.build").write_text(SUBPROJECT, encoding="utf-8")
    shutil.copy(root / "examples/score.c", folder)
    # Without the installed tree in sight, so that the fallback is what is tried.
    env = {k: v for k, v in env.items() if not k.startswith("PKG_CONFIG")}
    if report.run("a project with this one as a subproject is set up",
                  ["meson", "setup", "build", "--force-fallback-for=growth"], env=env,
                  cwd=folder) is None:
        return
    report.run("it builds", ["ninja", "-C", "build", "score"], env=env, cwd=folder)
    report.run("and runs", [folder / "build/score", *IN_WORDS], env=env, check=says("SDS -2.6"))


def try_all(report, root, tree, growth, env, scratch):
    want = expected(growth, env, scratch)
    try_cmake(report, root, tree, env, scratch)
    try_python(report, root, env, want)
    try_r(report, root, env, scratch, want)
    try_manual(report, growth, env, tree)
    try_completion(report, tree)
    try_subproject(report, root, env, scratch)
