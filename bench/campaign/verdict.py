"""Counts the Tasks of the org against the file of calls."""
import json
import re


def read_calls(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def name_sip_calls(org, calls):
    """Patchbay itself names a call that comes by SIP. It is found by the number that it came from; a second Task of that number stays unknown."""
    numbers = {call["number"]: call for call in calls if call["kind"] == "sip" and call["call"] is None}
    if not numbers:
        return
    for key, description in org.read("SELECT Patchbay_Interaction_Id__c, Description FROM Task WHERE Description LIKE '%From: +4676%'"):
        found = re.search(r"^From: (\+4676\d+)", description, re.M)
        call = numbers.get(found.group(1)) if found else None
        if call is not None and call["call"] is None:
            call["call"] = key


def judge(org, calls):
    """What is lost, doubled and with a wrong owner: three lists of calls."""
    users = dict(org.read("SELECT Username, Id FROM User"))
    tasks = {}
    for key, owner, deleted in org.read("SELECT Patchbay_Interaction_Id__c, OwnerId, IsDeleted FROM Task WHERE Patchbay_Interaction_Id__c IS NOT NULL"):
        tasks.setdefault(key, []).append((owner, deleted))
    # One that was made and deleted again would hide here, so the ledger is asked, too.
    inserts = {}
    for key, count in org.read(
            "SELECT json_extract(fields, '$.Patchbay_Interaction_Id__c') AS key, count(*) FROM org_ledger WHERE sobject = 'Task' AND kind = 'insert' GROUP BY key"):
        inserts[key] = count
    name_sip_calls(org, calls)
    known = {call["call"]: call for call in calls}
    lost = [call for call in calls if call["taken"] is True and not tasks.get(call["call"])]
    doubled = [{"call": key, "tasks": len(rows), "inserts": inserts.get(key)} for key, rows in tasks.items()
               if len(rows) > 1 or inserts.get(key, 0) > 1 or key not in known]
    # Tasks without a key: nobody but Patchbay writes here while the campaign runs.
    if inserts.get(None):
        doubled.append({"call": None, "inserts": inserts[None]})
    wrong = []
    for call in calls:
        rows = tasks.get(call["call"])
        if not rows or call["owner"] in (None, "unsure"):
            continue
        if any(owner != users.get(call["owner"]) for owner, _ in rows):
            wrong.append(dict(call, found=rows[0][0], expected=users.get(call["owner"])))
    return lost, doubled, wrong
