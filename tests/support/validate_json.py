# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a command, reads its standard output as JSON and holds it against a schema: validate_json.py SCHEMA COMMAND..."""
import json
import subprocess
import sys

import jsonschema

schema = json.load(open(sys.argv[1]))
run = subprocess.run(sys.argv[2:], stdout=subprocess.PIPE, check=False)
if run.returncode not in (0, 1):
    sys.exit(f"the command ended with {run.returncode}")
errors = sorted(jsonschema.Draft202012Validator(schema).iter_errors(json.loads(run.stdout)), key=lambda e: list(e.absolute_path))
for error in errors[:5]:
    print("/".join(map(str, error.absolute_path)), error.message[:300])
sys.exit(1 if errors else 0)
