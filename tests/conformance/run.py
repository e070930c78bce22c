"""Holds a running backend against the platform API (docs/openapi.json): first the way of a client through it, then
schemathesis for each role. Prints `N passed, N failed` last and ends with 0 only if nothing failed.

    python run.py --url http://127.0.0.1:8080 --credentials demo.json

The credentials name a login and a password for `teacher`, `methodist` and `municipal`. The backend is written to: use
a test installation.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import uuid

import client

HERE = pathlib.Path(__file__).resolve().parent
DOCUMENT = HERE.parent.parent / "docs" / "openapi.json"
ROLES = ("teacher", "methodist", "municipal")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--url", required=True, help="where the backend is, without /api/v1")
    parser.add_argument("--credentials", required=True, type=pathlib.Path)
    parser.add_argument("--document", default=DOCUMENT, type=pathlib.Path, help="default: docs/openapi.json")
    given = parser.parse_args()
    credentials = json.loads(given.credentials.read_text())

    given.logins = list(credentials.values())
    # All sign in first: what is tried at POST /session later may make a login wait.
    sessions = {role: client.Session(given.url, **credentials[role]) for role in ROLES}
    passed, failed = client.walk(sessions)
    for role in ROLES:
        print(f"\n── {role} ──", flush=True)
        more_passed, more_failed = fuzz(given, sessions[role])
        passed, failed = passed + more_passed, failed + more_failed
    print(f"\n{passed} passed, {failed} failed")
    return 1 if failed else 0


def fuzz(given, session):
    """Runs schemathesis as one person; counts operations."""
    with tempfile.TemporaryDirectory() as folder:
        report = pathlib.Path(folder, "report.json")
        command = [
            *(sys.executable, "-m", "schemathesis.cli", "--config-file", HERE / "schemathesis.toml"),
            *("run", given.document.resolve(), "--url", given.url.rstrip("/"), "--no-color"),
            *("--report", "json", "--report-json-path", report),
        ]
        environment = {
            **os.environ,
            "MARSHRUT_SESSION": session.token,
            "MARSHRUT_KNOWN": json.dumps(session.known),
            "MARSHRUT_LOGINS": json.dumps(given.logins),
            "MARSHRUT_RUN": str(uuid.uuid4()),
            "SCHEMATHESIS_HOOKS": "hooks",
            "PYTHONPATH": str(HERE),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        status = subprocess.run(command, cwd=folder, env=environment, check=False).returncode
        return counted(report, status)


def counted(report, status):
    if not report.is_file():
        return 0, 1
    found = json.loads(report.read_text())
    broken = {json.dumps(item.get("operation") or item.get("label")) for item in found["failures"] + found["errors"]}
    failed = len(broken) or (1 if status else 0)
    return max(found["operations"]["tested"] - failed, 0), failed


if __name__ == "__main__":
    sys.exit(main())
