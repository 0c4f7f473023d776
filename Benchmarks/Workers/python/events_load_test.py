"""What the Swift worker events-load-test does, with boto3."""

import json
import os
import random
import uuid

import boto3

client = boto3.client("events")
BUS = os.environ["EVENT_BUS_NAME"]
SOURCE = os.environ["EVENT_SOURCE"]
DETAIL_TYPE = os.environ["EVENT_DETAIL_TYPE"]
ORDERS = int(os.environ["ORDERS"])
DRINKS = ["Cappuccino", "Espresso", "Latte", "Tea"]


def entry(run, number):
    detail = {"orderId": f"{run}-{number}", "drinkOrder": {"drink": random.choice(DRINKS)}}
    return {"EventBusName": BUS, "Source": SOURCE, "DetailType": DETAIL_TYPE, "Detail": json.dumps(detail)}


def handler(event, context):
    run = str(uuid.uuid4())
    entries = [entry(run, number) for number in range(ORDERS)]
    failed = 0
    for start in range(0, ORDERS, 10):
        chunk = entries[start:start + 10]
        for _ in range(3):
            results = client.put_events(Entries=chunk)["Entries"]
            chunk = [each for each, result in zip(chunk, results) if "ErrorCode" in result]
            if not chunk:
                break
        failed += len(chunk)
    print(json.dumps({"level": "INFO", "sent": ORDERS - failed, "failed": failed}), flush=True)
    return {"sent": ORDERS - failed, "failed": failed, "run": run}
