"""What a DynamoDB request costs on AWS, in read and write request units, from the sizes of the items it touches.

The rules are those of the DynamoDB developer guide ("item sizes and formats", "read and write operations"): a write unit per started
KB of an item, twice in a transaction, where a condition check counts as a write; a read unit per started 4 KB, half when eventually
consistent, twice in a transaction; a query rounds the sum of its page. A write that its condition refused costs as much as one
that took place. Entries of secondary indexes count as writes of their own: one when an entry appears, goes or changes, two when
its key changes. Indexes are taken to project all attributes; filters and projections are not looked at (this project uses neither).
"""

KB = 1024


def value_size(value):
    """Bytes of an AttributeValue such as {"S": "text"}, without its attribute's name."""
    ((kind, held),) = value.items()
    if kind == "S":
        return len(held.encode())
    if kind == "N":
        return number_size(held)
    if kind == "B":
        return binary_size(held)
    if kind == "SS":
        return sum(len(member.encode()) for member in held)
    if kind == "NS":
        return sum(number_size(member) for member in held)
    if kind == "BS":
        return sum(binary_size(member) for member in held)
    if kind == "L":
        return 3 + sum(1 + value_size(member) for member in held)
    if kind == "M":
        return 3 + len(held) + item_size(held)
    return 1  # BOOL and NULL


def number_size(text):
    """One byte for every two significant digits, and one more; another for the sign."""
    digits = text.lstrip("+-").lower().partition("e")[0].replace(".", "").strip("0")
    return 1 + (len(digits) + 1) // 2 + text.startswith("-")


def binary_size(base64):
    return len(base64) * 3 // 4 - base64.count("=")


def item_size(item):
    """Bytes of an item, {name: AttributeValue}. Nothing there has no size."""
    return sum(len(name.encode()) + value_size(value) for name, value in (item or {}).items())


def write_units(size):
    return max(1, -(-size // KB))


def read_units(size, consistent):
    return max(1, -(-size // (4 * KB))) * (1 if consistent else 0.5)


def index_units(key, before, after):
    """Writes of one index whose key has these attributes; an item that lacks one of them is not in it."""
    old, new = (item if item and all(name in item for name in key) else None for item in (before, after))
    if old == new:
        return 0
    if old and new and all(old[name] == new[name] for name in key):
        return write_units(max(item_size(old), item_size(new)))
    return sum(write_units(item_size(entry)) for entry in (old, new) if entry)


def write_cost(before, after, index_keys, transactional):
    """Of one item written or checked: as it was, as it is now (None: not there), and the keys of the table's indexes."""
    table = write_units(max(item_size(before), item_size(after))) * (2 if transactional else 1)
    return table + sum(index_units(key, before, after) for key in index_keys)


def read_cost(action, request, response):
    """Of GetItem, BatchGetItem, TransactGetItems, Query or Scan, by what came back."""
    if action in ("Query", "Scan"):
        return read_units(sum(map(item_size, response.get("Items", []))), request.get("ConsistentRead", False))
    if action == "GetItem":
        return read_units(item_size(response.get("Item")), request.get("ConsistentRead", False))
    if action == "TransactGetItems":
        return sum(2 * read_units(item_size(each.get("Item")), True) for each in response.get("Responses", []))
    if action == "BatchGetItem":
        return sum(
            read_units(item_size(item), request["RequestItems"][table].get("ConsistentRead", False))
            for table, items in response.get("Responses", {}).items()
            for item in items
        )
    return 0


def writes_of(action, request):
    """What a request writes or checks: [(table, item or key)]. Nothing for other requests."""
    if action in ("PutItem", "UpdateItem", "DeleteItem"):
        return [(request["TableName"], request.get("Item") or request["Key"])]
    if action == "TransactWriteItems":
        parts = [part for each in request["TransactItems"] for part in each.values()]
        return [(part["TableName"], part.get("Item") or part["Key"]) for part in parts]
    if action == "BatchWriteItem":
        return [
            (table, (each.get("PutRequest") or {}).get("Item") or each["DeleteRequest"]["Key"])
            for table, parts in request["RequestItems"].items()
            for each in parts
        ]
    return []
