import TemplateModel

extension RuleGroup {
    /// Rules of functions that process the records of streams.
    static let eventSourceStreams = RuleGroup(
        id: "EST",
        title: "Streams that invoke functions",
        rules: [
            .startingPosition, .missingStream, .startingTime, .queueSettings, .endlessRetries, .badRecordInBatch,
            .droppedRecords, .metadataOfFailures, .failurePermission, .streamReaders, .streamPermission,
            .filteredImages, .failureDestinationType, .ageAboveRetention,
        ],
        others: {
            let mapping = """
                https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/\
                aws-resource-lambda-eventsourcemapping.html
                """
            return [
                RuleEntry(
                    "EST-04",
                    .error,
                    "MaximumRecordAgeInSeconds is -1, or from 60 to 604800",
                    source: mapping,
                    .foundBy(["SCH-05", "SCH-06"])
                ),
                RuleEntry(
                    "EST-05",
                    .error,
                    "MaximumRetryAttempts is from -1 to 10000",
                    source: mapping,
                    .foundBy(["SCH-06"])
                ),
                RuleEntry(
                    "EST-06",
                    .error,
                    "ParallelizationFactor is from 1 to 10",
                    source: mapping,
                    .foundBy(["SCH-06"])
                ),
                RuleEntry(
                    "EST-07",
                    .error,
                    "TumblingWindowInSeconds is from 0 to 900",
                    source: mapping,
                    .foundBy(["SCH-06"])
                ),
                RuleEntry(
                    "EST-08",
                    .warning,
                    "ParallelizationFactor is 1 when the producer of Kinesis aggregates records",
                    source: "https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html",
                    .notChecked("the code of the producer decides, which no template shows")
                ),
            ]
        }
    )
}
