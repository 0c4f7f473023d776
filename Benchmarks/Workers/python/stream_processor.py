"""What the Swift worker stream-processor does as an audit, with boto3."""

import json
import os
from datetime import datetime, timezone

import boto3
from botocore.exceptions import ClientError

client = boto3.client("dynamodb")
TARGET = os.environ["TARGET"]


def keep(record):
    change = record["dynamodb"]
    time = datetime.fromtimestamp(change["ApproximateCreationDateTime"], timezone.utc)
    item = {
        "item": {"S": json.dumps({name: next(iter(value.values())) for name, value in change["Keys"].items()})},
        "sequenceNumber": {"S": change["SequenceNumber"]},
        "change": {"S": record["eventName"]},
        "time": {"S": time.isoformat(timespec="milliseconds")},
    }
    for name, image in (("new", "NewImage"), ("old", "OldImage")):
        if image in change:
            item[name] = {"M": change[image]}
    client.put_item(TableName=TARGET, Item=item)


def handler(event, context):
    failures = []
    for record in event["Records"]:
        try:
            keep(record)
        except (ClientError, KeyError, ValueError) as error:
            number = record["dynamodb"]["SequenceNumber"]
            print(json.dumps({"level": "ERROR", "messageId": number, "reason": str(error)}), flush=True)
            failures.append({"itemIdentifier": number})
            break
    print(json.dumps({"level": "INFO", "items": len(event["Records"]), "failed": len(failures)}), flush=True)
    return {"batchItemFailures": failures}
