"""What a client does and random data does not: a new key for each command, ids of things that are there."""

import itertools
import json
import os
import uuid

import schemathesis

KNOWN = json.loads(os.environ["MARSHRUT_KNOWN"])
LOGINS = {given["login"]: given for given in json.loads(os.environ["MARSHRUT_LOGINS"])}
SPACE = uuid.UUID(os.environ["MARSHRUT_RUN"])
count = itertools.count()


def is_uuid(text):
    try:
        return str(uuid.UUID(text)) == text.lower()
    except (AttributeError, TypeError, ValueError):
        return False


def is_positive(case):
    meta = getattr(case, "meta", None)
    return meta is None or meta.generation.mode.is_positive


@schemathesis.hook
def before_call(context, case, kwargs):
    number = next(count)
    headers = case.headers or {}
    # Examples share one key, a client never does.
    if is_uuid(headers.get("Idempotency-Key")):
        headers["Idempotency-Key"] = str(uuid.uuid5(SPACE, str(number)))
    # Half of the well-formed calls are about things of the person who is signed in.
    noun = case.operation.path.removeprefix("/api/v1/").split("/")[0]
    if is_positive(case) and number % 2 and noun in KNOWN:
        for name, value in KNOWN[noun].items():
            if name in (case.path_parameters or {}):
                case.path_parameters[name] = value
                if isinstance(case.body, dict) and name in case.body:
                    case.body[name] = value
    # A wrong password makes a login wait: not one that somebody needs.
    if case.operation.method.upper() == "POST" and noun == "session" and isinstance(case.body, dict):
        if LOGINS.get(case.body.get("login") if isinstance(case.body.get("login"), str) else None, case.body) != case.body:
            case.body["login"] = f"nobody-{number}"
    # Signing out is called as well, but not with the session that the other calls need.
    if case.operation.method.upper() == "DELETE" and noun == "session":
        case.cookies = {name: value for name, value in (case.cookies or {}).items() if name != "session"}
