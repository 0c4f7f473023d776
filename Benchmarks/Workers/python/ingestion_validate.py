"""What the Swift worker ingestion-validate does, with boto3."""

import json
import os

import boto3

import ingestion

functions = boto3.client("lambda")


def handler(event, context):
    try:
        ingestion.read(event["body"])
    except ValueError as error:
        ingestion.write_metrics([("ErrorCount", "ErrorType", "VALIDATION")])
        return ingestion.respond(400, {"error": str(error)})
    answer = functions.invoke(FunctionName=os.environ["PUBLISH_FUNCTION_NAME"], Payload=json.dumps(event))
    if "FunctionError" in answer:
        return ingestion.respond(503, {"error": "try again"})
    return json.load(answer["Payload"])
