"""What the Swift worker order-writer does, with boto3."""

import json
import os
from decimal import Decimal

import boto3
from boto3.dynamodb.types import TypeDeserializer
from botocore.config import Config
from botocore.exceptions import ClientError

table = boto3.resource("dynamodb", config=Config(retries={"max_attempts": 0})).Table(os.environ["TABLE_NAME"])

deserialize = TypeDeserializer().deserialize


def write(body):
    item = json.loads(body, parse_float=Decimal)
    if not isinstance(item, dict) or not isinstance(item.get("id"), str):
        raise ValueError("the body must be a JSON object with an 'id'")
    condition = {"ConditionExpression": "attribute_not_exists(#key)", "ExpressionAttributeNames": {"#key": "id"}}
    if isinstance(item.get("timestamp"), (int, Decimal)):
        condition["ConditionExpression"] += " OR #version < :version"
        condition["ExpressionAttributeNames"]["#version"] = "timestamp"
        condition["ExpressionAttributeValues"] = {":version": item["timestamp"]}
    try:
        table.put_item(Item=item, ReturnValuesOnConditionCheckFailure="ALL_OLD", **condition)
    except ClientError as error:
        if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
            raise
        existing = {name: deserialize(value) for name, value in error.response["Item"].items()}
        if existing == item or existing.get("timestamp", 0) > item.get("timestamp", 0):
            return
        raise


def handler(event, context):
    failures = []
    for record in event["Records"]:
        try:
            write(record["body"])
        except Exception as error:
            print(json.dumps({"level": "ERROR", "messageId": record["messageId"], "reason": str(error)}), flush=True)
            failures.append({"itemIdentifier": record["messageId"]})
    print(json.dumps({"level": "INFO", "items": len(event["Records"]), "failed": len(failures)}), flush=True)
    return {"batchItemFailures": failures}
