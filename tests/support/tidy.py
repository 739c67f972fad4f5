#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs clang-tidy over the sources of sim/ and app/, skipping those found clean before and not changed since.

    tidy.py BUILD_FOLDER

A source's verdict depends on its text, the project headers it reaches, .clang-tidy and clang-tidy itself; the hash
of these names a file in BUILD_FOLDER/tidy once the source is clean.
"""
import concurrent.futures
import functools
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
INCLUDE = re.compile(rb'^\s*#\s*include\s*"([^"]+)"', re.MULTILINE)


@functools.lru_cache(maxsize=None)
def read(path):
    return path.read_bytes()


def reached(source):
    """The source and every project header it includes, near or far."""
    seen, todo = set(), [source]
    while todo:
        path = todo.pop()
        if path not in seen:
            seen.add(path)
            found = (ROOT / name.decode() for name in INCLUDE.findall(read(path)))
            todo += [header for header in found if header.is_file()]
    return sorted(seen)


def key(source, common):
    digest = hashlib.sha256(common)
    for path in reached(source):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + read(path) + b"\0")
    return digest.hexdigest()


def tidy(source, build):
    gcc_only = "--extra-arg=-Wno-unknown-warning-option"
    command = ["clang-tidy", "--quiet", gcc_only, "-p", build, str(source)]
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)


def unseen(output, seen):
    """What clang-tidy printed, less the diagnostics of headers that another source has shown already."""
    parts = re.split(r"^(?=\S+:\d+:\d+: (?:error|warning):)", output, flags=re.MULTILINE)
    new = [part for part in parts if part.strip() and part not in seen]
    seen.update(new)
    return "".join(new)


def main(build):
    version = subprocess.run(["clang-tidy", "--version"], stdout=subprocess.PIPE, check=True).stdout
    common = version + read(ROOT / ".clang-tidy")
    commands = json.loads((build / "compile_commands.json").read_text())
    sources = sorted({pathlib.Path(build / entry["directory"], entry["file"]).resolve() for entry in commands})
    sources = [s for s in sources if s.is_relative_to(ROOT / "sim") or s.is_relative_to(ROOT / "app")]
    clean = build / "tidy"
    clean.mkdir(exist_ok=True)
    changed = [s for s in sources if not (clean / key(s, common)).exists()]
    print(f"    {len(sources) - len(changed)} sources unchanged and clean, {len(changed)} to look at", flush=True)

    bad, seen = 0, set()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        running = {pool.submit(tidy, source, build): source for source in changed}
        for number, done in enumerate(concurrent.futures.as_completed(running), 1):
            source, result = running[done], done.result()
            print(f"    [{number}/{len(changed)}] {source.relative_to(ROOT)}", flush=True)
            if result.returncode == 0:
                (clean / key(source, common)).touch()
            else:
                bad += 1
                print(unseen(result.stdout, seen), flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve()))
