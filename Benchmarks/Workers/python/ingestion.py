"""What handlers of the ingestion system share."""

import json
import os
import time
from collections import Counter
from datetime import datetime, timezone
from decimal import Decimal

import boto3

NAMESPACE = os.environ["METRIC_NAMESPACE"]


class SchemaError(ValueError):
    """An event is not what it has to be."""


def now():
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds")


def log(message, **fields):
    print(json.dumps({"timestamp": now(), "level": "INFO", "message": message, **fields}), flush=True)


def read(text):
    """An order event."""
    event = json.loads(text, parse_float=Decimal)
    if not isinstance(event, dict):
        raise SchemaError("the event must be a JSON object")
    order, amount = event.get("orderId"), event.get("amount")
    if not isinstance(order, str) or not order.strip() or len(order) > 256 or not order.isprintable():
        raise SchemaError("orderId must be text of 1 to 256 characters")
    if isinstance(amount, bool) or not isinstance(amount, (int, Decimal)) or amount <= 0:
        raise SchemaError("amount must be a number above 0")
    return event


def write_metrics(counts):
    """Metrics in the log."""
    for (name, dimension, value), count in Counter(counts).items():
        metrics = {"Namespace": NAMESPACE, "Dimensions": [[dimension]], "Metrics": [{"Name": name, "Unit": "Count"}]}
        aws = {"Timestamp": int(time.time() * 1000), "CloudWatchMetrics": [metrics]}
        print(json.dumps({"_aws": aws, dimension: value, name: count}), flush=True)


class FailureMode:
    """The switch in a parameter, which is read once a minute."""

    def __init__(self):
        self.client = boto3.client("ssm")
        self.mode, self.read_at = "none", None

    def get(self):
        if self.read_at is None or time.monotonic() - self.read_at > 60:
            answer = self.client.get_parameter(Name=os.environ["FAILURE_MODE_PARAMETER"])
            self.mode, self.read_at = answer["Parameter"]["Value"], time.monotonic()
        return self.mode


class States:
    """The table that knows of each message."""

    def __init__(self):
        self.table = os.environ["TABLE_NAME"]
        self.client = boto3.client("dynamodb")

    def claim(self, key, message, owner):
        moment = int(time.time())
        self.client.put_item(
            TableName=self.table,
            Item={
                "idempotencyKey": {"S": key},
                "status": {"S": "INFLIGHT"},
                "messageId": {"S": message},
                "leaseOwner": {"S": owner},
                "leaseUntil": {"N": str(moment + 30)},
                "attempts": {"N": "1"},
                "expiresAt": {"N": str(moment + 604800)},
            },
            ConditionExpression="attribute_not_exists(#key)",
            ExpressionAttributeNames={"#key": "idempotencyKey"},
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )

    def finish(self, key, owner, values):
        """Writes an outcome, if the lease is still the one in the table."""
        names = {f"#a{index}": name for index, name in enumerate(values)}
        self.client.update_item(
            TableName=self.table,
            Key={"idempotencyKey": {"S": key}},
            UpdateExpression="SET " + ", ".join(f"#a{index} = :a{index}" for index in range(len(values))) + " REMOVE #lease",
            ConditionExpression="#owner = :owner AND #state = :before",
            ExpressionAttributeNames=names | {"#lease": "leaseUntil", "#owner": "leaseOwner", "#state": "status"},
            ExpressionAttributeValues={f":a{index}": value for index, value in enumerate(values.values())}
            | {":owner": {"S": owner}, ":before": {"S": "INFLIGHT"}},
        )


def process(message, body, started_at):
    """What becomes of an order."""
    event = read(body)
    time.sleep(0.1)
    amount = Decimal(event["amount"])
    if amount > 10000:
        raise ValueError("amount exceeds the maximum of 10000")
    moment = now()
    result = {
        "orderId": {"S": event["orderId"]},
        "processedAmount": {"N": str(amount)},
        "tax": {"N": str(amount / 10)},
        "total": {"N": str(amount * 11 / 10)},
        "processedAt": {"S": moment},
    }
    return {
        "status": {"S": "SUCCEEDED"},
        "messageId": {"S": message},
        "orderId": {"S": event["orderId"]},
        "amount": {"N": str(amount)},
        "result": {"M": result},
        "processedAt": {"S": moment},
        "durationMs": {"N": str(int((time.monotonic() - started_at) * 1000))},
        "expiresAt": {"N": str(int(time.time()) + 604800)},
    }


class Bus:
    """The bus that is told what becomes of events."""

    def __init__(self):
        self.client = boto3.client("events")

    def tell(self, detail_type, detail):
        entry = {
            "EventBusName": os.environ["EVENT_BUS_NAME"],
            "Source": "ingestion",
            "DetailType": detail_type,
            "Detail": json.dumps(detail),
        }
        answer = self.client.put_events(Entries=[entry])
        if answer["FailedEntryCount"]:
            raise RuntimeError("the bus did not take the event")


def respond(status, body):
    return {"statusCode": status, "headers": {"content-type": "application/json"}, "body": json.dumps(body)}
