"""Counts read and write units by assessment, for GET /_assay/units."""

import json
import re
from collections import defaultdict

import capacity

ASSESSMENT = re.compile(rb"asm_[a-z0-9]+")
# A refused condition costs like a write; a request that was not understood costs nothing.
REFUSED = (b"ConditionalCheckFailedException", b"TransactionCanceledException")


def nothing():
    return {"read": 0, "write": 0, "requests": 0}


class Meter:
    """`tables` answers the engine's table by name, `find` an item in it by its key attributes (None: not there)."""

    def __init__(self, tables, find):
        self.tables = tables
        self.find = find
        self.assessments = defaultdict(nothing)
        self.unattributed = nothing()
        # What each transaction that added to an assessment's trail cost, by its event: {assessment, event, table, indexes}.
        self.changes = []

    def metered(self, handle):
        async def metering(method, path, headers, body, query):
            action = headers.get("x-amz-target", "").rpartition(".")[2]
            targets = self.targets(action, body)
            before = [self.stored(*target) for target in targets]
            answer = await handle(method, path, headers, body, query)
            self.count(action, body, answer, targets, before)
            return answer

        return metering

    def targets(self, action, body):
        try:
            return capacity.writes_of(action, json.loads(body or b"{}"))
        except (ValueError, KeyError, TypeError, AttributeError):
            return []  # The engine says what is wrong with it.

    def stored(self, name, attributes):
        table = self.tables(name)
        return self.find(table, attributes) if table else None

    def count(self, action, body, answer, targets, before):
        status, said = answer[0], as_bytes(answer[2])
        if status != 200 and not any(name in said for name in REFUSED):
            return
        read, write = 0, 0
        if targets:
            table, indexes = 0, 0
            for (name, attributes), old in zip(targets, before):
                keys = [
                    [part["AttributeName"] for part in index["KeySchema"]]
                    for index in (self.tables(name) or {}).get("GlobalSecondaryIndexes") or []
                ]
                new = self.stored(name, attributes)
                table += capacity.write_cost(old, new, [], action == "TransactWriteItems")
                indexes += sum(capacity.index_units(key, old, new) for key in keys)
            write = table + indexes
            if status == 200 and action == "TransactWriteItems":
                self.changes += [{**event, "table": table, "indexes": indexes} for event in events_in(targets)]
        elif action in ("GetItem", "BatchGetItem", "TransactGetItems", "Query", "Scan"):
            read = capacity.read_cost(action, json.loads(body), json.loads(said))
        else:
            return
        line = self.line(body, said, before)
        line["read"] += read
        line["write"] += write
        line["requests"] += 1

    def line(self, body, said, before):
        """Of the assessment that the request names, else of the only one in its answer or in what it overwrote."""
        named = ASSESSMENT.search(body)
        if named:
            return self.assessments[named.group().decode()]
        found = set(ASSESSMENT.findall(said + json.dumps(before).encode()))
        return self.assessments[found.pop().decode()] if len(found) == 1 else self.unattributed

    def report(self):
        return {"assessments": self.assessments, "unattributed": self.unattributed, "changes": self.changes}


def events_in(targets):
    """The events that a transaction added to the trails of assessments: [{assessment, event}]."""
    for _, item in targets:
        record = item.get("record", {}).get("M", {})
        if item.get("entity", {}).get("S") == "event" and item["pk"]["S"].startswith("ASSESSMENT#"):
            yield {"assessment": item["pk"]["S"].partition("#")[2], "event": record["type"]["S"]}


def as_bytes(body):
    return body if isinstance(body, bytes) else body.encode()
