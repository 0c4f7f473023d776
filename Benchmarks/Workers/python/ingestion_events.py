"""What the Swift worker ingestion-events does, with boto3."""

from boto3.dynamodb.types import TypeDeserializer

import ingestion

bus = ingestion.Bus()
deserialize = TypeDeserializer().deserialize


def tell(change):
    item = {name: deserialize(value) for name, value in change["NewImage"].items()}
    before = change.get("OldImage", {}).get("status", {}).get("S")
    if item["status"] not in ("SUCCEEDED", "FAILED") or item["status"] == before:
        return
    detail = {name: str(item[name]) for name in ("idempotencyKey", "status", "messageId", "orderId", "amount", "processedAt")}
    bus.tell("Ingestion Success" if item["status"] == "SUCCEEDED" else "Ingestion Failure", detail)


def handler(event, context):
    failed = []
    for record in event["Records"]:
        try:
            tell(record["dynamodb"])
        except Exception as error:
            ingestion.log("Message failed", messageId=record["eventID"], errorMessage=str(error))
            failed.append(record["dynamodb"]["SequenceNumber"])
            break
    ingestion.log("Worker processing completed", total=len(event["Records"]), failed=len(failed))
    return {"batchItemFailures": [{"itemIdentifier": identifier} for identifier in failed]}
