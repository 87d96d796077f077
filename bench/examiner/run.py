#!/usr/bin/env python3
"""How much the demo org takes and gives, since others are measured against it: Tasks written through collections of 200, records read by
query paging and by a bulk query. Needs Linux and python3 (standard library only).
    python3 bench/examiner/run.py [--program PATH] [--tasks 20000] [--records 200000]
"""
import argparse
import http.client
import json
import os
import shutil
import subprocess
import tempfile
import threading
import time
import urllib.parse

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
KEY = "Patchbay_Interaction_Id__c"


class Org:
    def __init__(self, program, folder):
        environment = dict(os.environ, DEMO_CONTROL_KEY="bench", Logging__LogLevel__Default="Warning")
        self.process = subprocess.Popen(
            [program, "demo-org", "--data", folder, "--listen", "http://127.0.0.1:0", "--daily-limit", "10000000"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, text=True)
        self.host = None
        for line in self.process.stdout:
            if " is ready at " in line:
                self.host = line.rsplit("http://", 1)[1].strip()
                break
        form = "grant_type=client_credentials&client_id=patchbay-demo-client&client_secret=patchbay-demo-secret"
        answer = self.ask(self.connect(), "POST", "/services/oauth2/token", form, "application/x-www-form-urlencoded")
        self.token = json.loads(answer[1])["access_token"]

    token = "bench"

    def connect(self):
        return http.client.HTTPConnection(self.host, timeout=120)

    def ask(self, connection, method, path, body=None, kind="application/json", token=None):
        connection.request(method, path, body, {"Authorization": f"Bearer {token or self.token}", "Content-Type": kind})
        answer = connection.getresponse()
        data = answer.read()
        if answer.status >= 300:
            raise SystemExit(f"{method} {path}: {answer.status} {data[:300]}")
        return answer.headers, data

    def stop(self):
        self.process.stdin.close()
        self.process.wait()


def write_tasks(org, count, clients, first=0):
    def body(start):
        rows = [{"attributes": {"type": "Task"}, KEY: f"bench-{number:012d}", "Subject": "Inbound call \u00b7 Support \u00b7 Ada Lindqvist", "Status": "Completed",
                 "Type": "Call", "TaskSubtype": "Call", "CallType": "Inbound", "CallDurationInSeconds": 63, "ActivityDate": "2026-11-26",
                 "Description": "From: +46701740633\nDialled: 1000\nQueue: Support, waited 0:03\nEnded by the customer."} for number in range(start, start + 200)]
        return json.dumps({"allOrNone": False, "records": rows}).encode()

    bodies = [body(start) for start in range(first, first + count, 200)]
    failures = []

    def run():
        connection = org.connect()
        while True:
            try:
                body = bodies.pop()
            except IndexError:
                return
            answer = org.ask(connection, "PATCH", f"/services/data/v66.0/composite/sobjects/Task/{KEY}", body)[1]
            failures.extend(row for row in json.loads(answer) if not row["success"])

    threads = [threading.Thread(target=run) for _ in range(clients)]
    started = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise SystemExit(f"rows failed: {failures[0]}")
    return count / (time.monotonic() - started)


def page(org):
    connection, path, rows = org.connect(), "/services/data/v66.0/query?q=" + urllib.parse.quote("SELECT Id, Name, Phone, MobilePhone, HomePhone, OtherPhone, Account.Name, SystemModstamp FROM Contact"), 0
    started = time.monotonic()
    while path:
        data = org.ask(connection, "GET", path)[1]
        # Counted without reading it as JSON: the reader's speed is not what is measured.
        rows += data.count(b'"attributes":{"type":"Contact"')
        end = data[-200:]
        path = end.split(b'"nextRecordsUrl":"')[1].split(b'"')[0].decode() if b'"nextRecordsUrl":"' in end else None
    return rows / (time.monotonic() - started)


def bulk(org):
    connection, rows, locator = org.connect(), 0, ""
    started = time.monotonic()
    wish = {"operation": "query", "query": "SELECT Id, Name, Phone, MobilePhone, HomePhone, OtherPhone, Account.Name, SystemModstamp FROM Contact"}
    job = json.loads(org.ask(connection, "POST", "/services/data/v66.0/jobs/query", json.dumps(wish))[1])["id"]
    while json.loads(org.ask(connection, "GET", f"/services/data/v66.0/jobs/query/{job}")[1])["state"] != "JobComplete":
        time.sleep(0.05)
    while locator != "null":
        headers, _ = org.ask(connection, "GET", f"/services/data/v66.0/jobs/query/{job}/results?locator={locator}")
        rows += int(headers["Sforce-NumberOfRecords"])
        locator = headers["Sforce-Locator"]
    return rows / (time.monotonic() - started)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=os.path.join(ROOT, "patchbay"))
    parser.add_argument("--tasks", type=int, default=20_000)
    parser.add_argument("--records", type=int, default=200_000)
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="patchbay-examiner-")
    org = Org(options.program, folder)
    try:
        org.ask(org.connect(), "POST", f"/demo/control/fill?sobject=Contact&count={options.records}", token="bench")
        write_tasks(org, 2000, 2)
        written = write_tasks(org, options.tasks, 2, first=2000)
        print(f"tasks upserted through collections: {written:.0f}/s")
        print(f"records by query paging, one stream: {page(org):.0f}/s")
        print(f"records by bulk query, one job: {bulk(org):.0f}/s")
    finally:
        org.stop()
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
