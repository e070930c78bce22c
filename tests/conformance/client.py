"""The way of a client through the API: diagnosis, route, agreement, request, figures. Each step is one test."""

import datetime
import json
import urllib.error
import urllib.request
import uuid


class Session:
    """One person who is signed in. `known` collects ids of things that are theirs, for the fuzzing afterwards."""

    def __init__(self, url, login, password):
        self.url, self.token, self.known = url.rstrip("/"), None, {}
        answer = self.call("POST", "/session", {"login": login, "password": password}, key=False)
        if answer.status != 200:
            raise SystemExit(f"{login} cannot sign in: {answer.status} {answer.body}")
        self.token = answer.headers["set-cookie"].split(";")[0].removeprefix("session=")

    def call(self, method, path, body=None, key=True, **headers):
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        if body is not None:
            headers["Content-Type"] = "application/json"
        if method != "GET" and key:
            headers.setdefault("Idempotency-Key", str(uuid.uuid4()))
        if self.token:
            headers["Cookie"] = f"session={self.token}"
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"{self.url}/api/v1{path}", data, headers, method=method)
        try:
            return Answer(urllib.request.urlopen(request, timeout=30))
        except urllib.error.HTTPError as error:
            return Answer(error)

    def get(self, path):
        return self.call("GET", path).body


class Answer:
    def __init__(self, response):
        self.status, self.headers = response.status, {name.lower(): value for name, value in response.headers.items()}
        text = response.read().decode()
        self.body = json.loads(text) if text and "json" in self.headers.get("content-type", "") else text


class Walk:
    def __init__(self):
        self.passed = self.failed = 0

    def expect(self, what, answer, status, *more):
        fine = answer.status == status and all(more)
        self.passed, self.failed = self.passed + fine, self.failed + (not fine)
        print(f"{'✓' if fine else '✗'} {what}" + ("" if fine else f": {answer.status} {answer.body}"), flush=True)
        return answer


def walk(sessions):
    steps = Walk()
    teacher, methodist, municipal = sessions["teacher"], sessions["methodist"], sessions["municipal"]
    instrument = teacher.get("/workspace")["instrument"]
    diagnosis = diagnose(steps, teacher, instrument)
    route = draft(steps, teacher, diagnosis)
    agree(steps, teacher, methodist, route)
    ask(steps, teacher, methodist)
    figures(steps, teacher, municipal)
    for other in (methodist, municipal):
        other.known = {**teacher.known, **other.known}
    return steps.passed, steps.failed


def diagnose(steps, teacher, instrument):
    statements = [s["id"] for c in teacher.get(f"/instruments/{instrument}")["competences"] for s in c["statements"]]
    diagnosis = str(uuid.uuid4())
    path = f"/diagnoses/{diagnosis}"
    start = {"instrument": instrument, "started_at": now()}
    steps.expect("a diagnosis is started", teacher.call("PUT", path, start), 201)
    steps.expect("started twice it is there once", teacher.call("PUT", path, start), 200)
    early = teacher.call("POST", f"{path}/finish", {"finished_at": now()})
    steps.expect("without answers it is not finished", early, 409)
    for number, statement in enumerate(statements):
        answer = {"answered_at": now(), "mark": {"level": 1 + number % 3}}
        last = teacher.call("PUT", f"{path}/answers/{statement}", answer)
    steps.expect("statements are answered", last, 200, "receipt" in last.headers)
    late = teacher.call("PUT", f"{path}/answers/{statement}", {"answered_at": "2020-01-01T00:00:00Z", "mark": "declined"})
    steps.expect("an earlier answer does not replace a later one", late, 200, late.body == last.body)
    done = teacher.call("POST", f"{path}/finish", {"finished_at": now()})
    steps.expect("it is finished", done, 200, bool(done.body.get("finished_at")))
    teacher.known["diagnoses"] = {"id": diagnosis, "statement": statements[0]}
    teacher.known["instruments"] = {"id": instrument}
    return diagnosis


def draft(steps, teacher, diagnosis):
    me = teacher.get("/session")["person"]["id"]
    today = datetime.date.today() + datetime.timedelta(days=1)
    day = lambda n: str(today + datetime.timedelta(days=n))
    step = str(uuid.uuid4())
    common = {"form": "informal", "competences": [], "programme": None, "reason": "added_by_owner", "result": None}
    first = {**common, "id": step, "kind": "self_study", "title": "Разобрать критерии", "hours": 4}
    first = {**first, "from": day(0), "until": day(6)}
    route = {
        **{"id": str(uuid.uuid4()), "person": me, "diagnosis": diagnosis, "version": 0, "state": "draft", "history": []},
        **{"title": "Оценивание", "hours_per_week": 6, "from": day(0), "until": day(90), "steps": [first]},
    }
    path = f"/routes/{route['id']}"
    steps.expect("a route without a precondition is refused", teacher.call("PUT", path, route), 428)
    key = str(uuid.uuid4())
    made = teacher.call("PUT", path, route, If_None_Match="*", Idempotency_Key=key)
    steps.expect("a route is made", made, 201, made.headers.get("etag") == '"v1"')
    again = teacher.call("PUT", path, route, If_None_Match="*", Idempotency_Key=key)
    same = (again.body == made.body, again.headers.get("receipt") == made.headers.get("receipt"))
    steps.expect("the same command is answered the same", again, 201, *same)
    other = teacher.call("PUT", path, {**route, "title": "Другое"}, If_None_Match="*", Idempotency_Key=key)
    steps.expect("the same key with other content is refused", other, 422)
    past = {**route, "from": "2020-01-01", "steps": [{**first, "from": "2020-01-01", "until": "2020-01-05"}]}
    wrong = teacher.call("PUT", path, past, If_Match='"v1"')
    fields = [error["field"] for error in wrong.body.get("errors", [])]
    steps.expect("a step in the past is named", wrong, 422, any(f.startswith("steps[0].") for f in fields))
    edited = teacher.call("PUT", path, {**route, "title": "Оценивание для обучения"}, If_Match='"v1"')
    steps.expect("it is edited", edited, 200, edited.headers.get("etag") == '"v2"')
    stale = teacher.call("PUT", path, route, If_Match='"v1"')
    steps.expect("an old version brings the current one", stale, 412, stale.body.get("current") == edited.body)
    teacher.known["routes"] = {"id": route["id"], "step": step}
    return route["id"]


def agree(steps, teacher, methodist, route):
    path = f"/routes/{route}/transitions"
    proposed = teacher.call("POST", path, {"transition": "propose", "comment": ""})
    steps.expect("the route is proposed", proposed, 200, proposed.body.get("state") == "proposed")
    own = teacher.call("POST", path, {"transition": "agree", "comment": ""})
    steps.expect("nobody agrees their own route", own, 403)
    bare = methodist.call("POST", path, {"transition": "return", "comment": " "})
    steps.expect("a return needs a comment", bare, 422)
    view = methodist.call("GET", f"/routes/{route}")
    steps.expect("the methodist opens it", view, 200)
    agreed = methodist.call("POST", path, {"transition": "agree", "comment": "Хороший план."})
    steps.expect("the methodist agrees", agreed, 200, agreed.body.get("state") == "agreed")
    known = teacher.known["routes"]
    result = {"result": {"done_on": str(datetime.date.today()), "evidence": None, "note": "Сделано."}}
    done = teacher.call("PUT", f"/routes/{route}/steps/{known['step']}/result", result)
    steps.expect("a step is done", done, 200, done.body.get("state") == "active")


def ask(steps, teacher, methodist):
    me, id = teacher.get("/session")["person"]["id"], str(uuid.uuid4())
    request = {
        **{"id": id, "author": me, "kind": "consultation", "competence": None, "step": None, "wished": None},
        **{"message": "Как ввести критерии?", "assignee": None, "state": "sent", "sent_at": now(), "history": []},
    }
    steps.expect("a request is sent", teacher.call("PUT", f"/requests/{id}", request), 201)
    path = f"/requests/{id}/transitions"
    taken = methodist.call("POST", path, {"transition": "accept", "assignee": None, "comment": ""})
    steps.expect("the methodist accepts it", taken, 200, taken.body.get("state") == "accepted")
    teacher.known["requests"] = {"id": id}


def figures(steps, teacher, municipal):
    unit = municipal.get("/session")["grants"][0]["unit"]["id"]
    municipal.known["units"] = teacher.known["units"] = {"id": unit}
    board = municipal.call("GET", f"/units/{unit}/dashboard")
    steps.expect("the municipality sees its figures", board, 200, bool(board.body.get("children")))
    steps.expect("a teacher does not", teacher.call("GET", f"/units/{unit}/dashboard"), 403)
    route = teacher.known["routes"]["id"]
    steps.expect("the municipality sees no route", municipal.call("GET", f"/routes/{route}"), 404)


def now():
    return datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
