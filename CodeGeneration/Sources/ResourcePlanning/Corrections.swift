import SchemaModel

extension Correction {
    /// The corrections of the published schemas.
    public static let all: [Correction] = [
        // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-apigatewayv2-integration.html
        Correction(
            "AWS::ApiGatewayV2::ApiGatewayManagedOverrides",
            at: "/definitions/IntegrationOverrides/properties/TimeoutInMillis",
            finds: ["type": "integer"],
            replacement: ["type": "integer", "minimum": 50, "maximum": 30000],
            reason: "the bounds stand in the description only"
        ),
        Correction(
            "AWS::ApiGatewayV2::Integration",
            at: "/properties/TimeoutInMillis",
            finds: ["type": "integer"],
            replacement: ["type": "integer", "minimum": 50, "maximum": 30000],
            reason: "the bounds stand in the description only"
        ),
        Correction(
            "AWS::DynamoDB::Table",
            for: .types,
            at: "/properties/KeySchema",
            finds: [
                "oneOf": [
                    ["$ref": "#/definitions/KeySchema", "maxItems": 2, "minItems": 1],
                    ["format": "json", "type": ["object", "string"]],
                ]
            ],
            replacement: ["$ref": "#/definitions/KeySchema", "maxItems": 2, "minItems": 1],
            reason: "the second alternative is the key schema of 2012 that AWS no longer documents"
        ),
        Correction(
            "AWS::DynamoDB::Table",
            for: .checks,
            at: "/properties/KeySchema/oneOf/1",
            finds: ["format": "json", "type": ["object", "string"]],
            replacement: ["type": "object", "required": ["HashKeyElement"]],
            reason: "the key schema of 2012 is an object with one known member, and never a list"
        ),
        Correction(
            "AWS::DynamoDB::Table",
            at: "/definitions/KeySchema/items/properties/KeyType",
            finds: ["type": "string"],
            replacement: ["type": "string", "enum": ["HASH", "RANGE"]],
            reason: "the allowed values stand beside the list where no value is an object"
        ),
        Correction(
            "AWS::DynamoDB::Table",
            at: "/definitions/KeySchema/items/properties/AttributeName",
            finds: ["type": "string"],
            replacement: ["type": "string", "minLength": 1, "maxLength": 255],
            reason: "the bounds stand beside the list where no value is an object"
        ),
        Correction(
            "AWS::DynamoDB::Table",
            at: "/definitions/GlobalSecondaryIndex/properties/KeySchema",
            finds: [
                "items": ["properties": ["AttributeName": ["type": "string"], "KeyType": ["type": "string"]]],
                "minItems": 1,
            ],
            replacement: ["$ref": "#/definitions/KeySchema", "minItems": 1],
            reason: "it is the key schema of the table, written out again"
        ),
        // https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-lambda-eventsourcemapping.html
        Correction(
            "AWS::Lambda::EventSourceMapping",
            for: .checks,
            at: "/properties/MaximumRecordAgeInSeconds",
            finds: ["type": "integer", "minimum": -1, "maximum": 604800],
            replacement: ["type": "integer", "anyOf": [["enum": [-1]], ["minimum": 60, "maximum": 604800]]],
            reason: "an age of less than 60 seconds is refused"
        ),
        Correction(
            "AWS::Lambda::Function",
            for: .types,
            at: "/definitions/Environment/properties/Variables",
            finds: ["type": "object"],
            replacement: ["type": "object", "patternProperties": ["[a-zA-Z][a-zA-Z0-9_]+": ["type": "string"]]],
            reason: "Lambda has texts only: the other types are what CloudFormation converts to text"
        ),
        Correction(
            "AWS::Rekognition::Collection",
            at: "/definitions/Arn",
            finds: [
                "format": #"(^arn:[a-z\d-]+:rekognition:[a-z\d-]+:\d{12}:collection\/([a-zA-Z0-9_.\-]+){1,255})"#,
                "type": "string",
            ],
            replacement: ["type": "string"],
            reason: "the format is a regular expression, of a value that only the service sets"
        ),
        Correction(
            "AWS::SQS::Queue",
            at: "/properties/DeduplicationScope",
            finds: ["type": "string"],
            replacement: ["type": "string", "enum": ["messageGroup", "queue"]],
            reason: "the allowed values stand in the description only"
        ),
        Correction(
            "AWS::SQS::Queue",
            at: "/properties/FifoThroughputLimit",
            finds: ["type": "string"],
            replacement: ["type": "string", "enum": ["perMessageGroupId", "perQueue"]],
            reason: "the allowed values stand in the description only"
        ),
        Correction(
            "AWS::SQS::Queue",
            for: .types,
            at: "/properties/RedriveAllowPolicy",
            finds: ["type": ["object", "string"]],
            replacement: [
                "type": "object", "additionalProperties": false,
                "properties": [
                    "redrivePermission": ["type": "string", "enum": ["allowAll", "byQueue", "denyAll"]],
                    "sourceQueueArns": [
                        "type": "array", "maxItems": 10, "items": ["type": "string", "format": "AWS::SQS::Queue.Arn"],
                    ],
                ],
            ],
            reason: "the schema leaves the members to the description"
        ),
        Correction(
            "AWS::SQS::Queue",
            for: .types,
            at: "/properties/RedrivePolicy",
            finds: ["type": ["object", "string"]],
            replacement: [
                "type": "object", "additionalProperties": false,
                "required": ["deadLetterTargetArn", "maxReceiveCount"],
                "properties": [
                    "deadLetterTargetArn": ["type": "string", "format": "AWS::SQS::Queue.Arn"],
                    "maxReceiveCount": ["type": "integer", "minimum": 1, "maximum": 1000],
                ],
            ],
            reason: "the schema leaves the members to the description"
        ),
        // CloudFormation accepts the text of a JSON document, too.
        Correction(
            "AWS::SQS::Queue",
            for: .checks,
            at: "/properties/RedriveAllowPolicy",
            finds: ["type": ["object", "string"]],
            replacement: [
                "type": ["object", "string"], "format": "json", "additionalProperties": false,
                "properties": [
                    "redrivePermission": ["type": "string", "enum": ["allowAll", "byQueue", "denyAll"]],
                    "sourceQueueArns": [
                        "type": "array", "maxItems": 10, "items": ["type": "string", "format": "AWS::SQS::Queue.Arn"],
                    ],
                ],
            ],
            reason: "the schema leaves the members to the description"
        ),
        Correction(
            "AWS::SQS::Queue",
            for: .checks,
            at: "/properties/RedrivePolicy",
            finds: ["type": ["object", "string"]],
            replacement: [
                "type": ["object", "string"], "format": "json", "additionalProperties": false,
                "required": ["deadLetterTargetArn", "maxReceiveCount"],
                "properties": [
                    "deadLetterTargetArn": ["type": "string", "format": "AWS::SQS::Queue.Arn"],
                    "maxReceiveCount": ["type": "integer", "minimum": 1, "maximum": 1000],
                ],
            ],
            reason: "the schema leaves the members to the description"
        ),
        // https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-statemachine.html
        Correction(
            "AWS::Serverless::StateMachine",
            for: .checks,
            at: "/readOnlyProperties",
            finds: ["/properties/Arn", "/properties/Name", "/properties/StateMachineRevisionId"],
            replacement: ["/properties/Arn", "/properties/StateMachineRevisionId"],
            reason: "the name is read only in AWS::StepFunctions::StateMachine, from which the list was taken"
        ),
        Correction(
            "AWS::SSMContacts::ContactChannel",
            for: .checks,
            at: "/properties/ChannelName/pattern",
            finds: #"[a-zA-Z 0-9_\-+'&amp;\uD83C-\uDBFF\uDC00-\uDFFF\u2000-\u3300]+"#,
            replacement: #"[a-zA-Z 0-9_\-+'&]+|[^\x00-\x7F]+"#,
            reason: "it has halves of characters, an escape of HTML, and a range that starts with a character that is "
                + "equivalent to another one"
        ),
    ]
}
