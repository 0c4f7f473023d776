"""What the Swift worker publish-metrics does for batches of ten, with boto3."""

import json
import os
import time
from collections import Counter
from datetime import datetime

import boto3
from botocore.exceptions import ClientError

client = boto3.client("dynamodb")
TABLE = os.environ["TABLE_NAME"]
RETENTION = int(os.environ["COUNTED_ORDER_RETENTION_SECONDS"])
NAMESPACE = os.environ["METRIC_NAMESPACE"]


def read(body, now):
    event = json.loads(body)
    moment = datetime.fromisoformat(event["time"])
    drink = event["detail"]["drinkOrder"]["drink"]
    if not drink or moment.timestamp() < now - RETENTION:
        raise ValueError("no order that can be counted")
    return event["detail"]["orderId"], drink, event["time"][:10]


def write(orders, now):
    """Counts orders, without those that were counted before; returns what was counted."""
    while orders:
        counters = Counter()
        for drink, day in orders.values():
            counters[day + "#TotalSales"] += 1
            counters[day + "#" + drink] += 1
        actions = [
            {"Put": {"TableName": TABLE, "ConditionExpression": "attribute_not_exists(PK)",
                     "Item": {"PK": {"S": "Order#" + order}, "SK": {"S": "Counted"},
                              "expires": {"N": str(int(now) + RETENTION)}}}}
            for order in orders
        ] + [
            {"Update": {"TableName": TABLE, "UpdateExpression": "ADD #val :count",
                        "Key": {"PK": {"S": "Aggregate"}, "SK": {"S": key}},
                        "ExpressionAttributeNames": {"#val": "val"},
                        "ExpressionAttributeValues": {":count": {"N": str(count)}}}}
            for key, count in counters.items()
        ]
        try:
            client.transact_write_items(TransactItems=actions)
            return orders
        except ClientError as error:
            reasons = error.response.get("CancellationReasons", [])
            counted = [order for order, reason in zip(orders, reasons) if reason["Code"] == "ConditionalCheckFailed"]
            if not counted:
                raise
            orders = {order: value for order, value in orders.items() if order not in counted}
    return orders


def handler(event, context):
    now = time.time()
    orders, failures = {}, []
    for record in event["Records"]:
        try:
            order, drink, day = read(record["body"], now)
            orders.setdefault(order, (drink, day))
        except Exception as error:
            print(json.dumps({"level": "ERROR", "messageId": record["messageId"], "reason": str(error)}), flush=True)
            failures.append({"itemIdentifier": record["messageId"]})
    counted = write(orders, now)
    drinks = Counter(drink for drink, _ in counted.values())
    drinks["Total Orders"] = len(counted)
    for drink, count in drinks.items():
        metrics = {"Namespace": NAMESPACE, "Dimensions": [["Drink"]], "Metrics": [{"Name": "Orders", "Unit": "Count"}]}
        aws = {"Timestamp": int(now * 1000), "CloudWatchMetrics": [metrics]}
        print(json.dumps({"_aws": aws, "Drink": drink, "Orders": count}), flush=True)
    print(json.dumps({"level": "INFO", "items": len(event["Records"]), "failed": len(failures)}), flush=True)
    return {"batchItemFailures": failures}
