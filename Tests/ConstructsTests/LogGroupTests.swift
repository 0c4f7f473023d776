import AWSKMS
import AWSLogs
import CloudFormation
import Constructs
import ResourceTypes
import TemplateModel
import Testing

@Suite("Log groups")
struct LogGroupTests {
    @Test("Events expire after 30 days, and go with the stack")
    func defaults() throws {
        let stack = try StorageStack { $0.add("Access", LogGroup()) }
        #expect(
            stack.template.resources["Access"] == [
                "Type": "AWS::Logs::LogGroup", "DeletionPolicy": "Delete", "UpdateReplacePolicy": "Delete",
                "Properties": ["RetentionInDays": 30],
            ]
        )
    }

    @Test("Class, key, retention and name are written")
    func settings() throws {
        let stack = try StorageStack { scope in
            scope.add(
                "Access",
                LogGroup(
                    retention: .forever,
                    logClass: .infrequentAccess,
                    encryptionKey: scope.add("Key", Key()),
                    removalPolicy: .retain,
                    name: "/aws/apigateway/orders"
                )
            )
        }
        #expect(
            stack.properties("Access") == [
                "KmsKeyId": ["Fn::GetAtt": ["Key", "Arn"]], "LogGroupClass": "INFREQUENT_ACCESS",
                "LogGroupName": "/aws/apigateway/orders",
            ]
        )
        #expect(stack.template.resources["Access"]?["DeletionPolicy"] == "Retain")
    }

    @Test("The logs of a function can have a key")
    func function() throws {
        let stack = try ComputeStack { scope in
            let key = scope.add("Key", Key())
            scope.add("Worker", Function(code: .swiftProduct("worker"), logging: .init(encryptionKey: key)))
        }
        #expect(stack.properties("WorkerLogs")?["KmsKeyId"] == ["Fn::GetAtt": ["Key", "Arn"]])
        #expect(stack.properties("Key")?["KeyPolicy"]?["Statement"]?.arrayValue?.last?["Sid"] == "Logs")
    }

    @Test("A role may write, also to an imported group")
    func grants() throws {
        let stack = try StorageStack { scope in
            scope.add("Old", LogGroup.imported(name: "/old")).grantWrite(to: scope.addRunner("Writer"))
        }
        #expect(
            stack.statements("WriterPolicy") == [
                [
                    "Effect": "Allow", "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
                    "Resource": [
                        "Fn::Sub": "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/old:*"
                    ],
                ]
            ]
        )
    }

    @Test("What CloudWatch Logs would refuse is an error", arguments: ["", "aws/mine", "my logs"])
    func names(_ name: String) {
        #expect(
            StorageStack.errors { $0.add("L", LogGroup(name: name)) } == [
                "name must be 1 to 512 letters, digits and '.-_/#', not beginning with 'aws/', got '\(name)'"
            ]
        )
    }
}

@Suite("Filter patterns")
struct FilterPatternTests {
    @Test("Terms are quoted, required, alternative or excluded")
    func terms() {
        #expect(FilterPattern.all.text == "\" \"")
        #expect(
            FilterPattern.terms("ERROR", "time out", excluding: ["retry"]).text == "\"ERROR\" \"time out\" -\"retry\""
        )
        #expect(FilterPattern.anyTerm("ERROR", "WARN").text == "?\"ERROR\" ?\"WARN\"")
    }

    @Test("Fields of JSON are compared, asked for null, truth and presence, and combined")
    func json() {
        let cases: [(LogCondition, String)] = [
            (["level": "ERROR"], "{ $.level = \"ERROR\" }"),
            (
                ["level": "ERROR", "ms": .greaterThan(1000), "user.id": 7, "items[0].price": .atMost(0.5)],
                "{ $.level = \"ERROR\" && $.ms > 1000 && $.user.id = 7 && $.items[0].price <= 0.5 }"
            ),
            (
                ["a": nil, "b": true, "c": false, "d": .exists(true), "e": .exists(false), "f": .not("x*")],
                "{ $.a IS NULL && $.b IS TRUE && $.c IS FALSE && $.d = * && $.e NOT EXISTS && $.f != \"x*\" }"
            ),
            (
                .any(["a": 1, "b": .lessThan(2)], ["c": .anyOf("X", "Y")]),
                "{ ($.a = 1 && $.b < 2) || ($.c = \"X\" || $.c = \"Y\") }"
            ),
            (
                .all(["a": .not(1)], .any(["b": .atLeast(2)], ["c": 3])),
                "{ $.a != 1 && ($.b >= 2 || $.c = 3) }"
            ),
        ]
        for (condition, text) in cases { #expect(FilterPattern.json(condition).text == text) }
    }

    @Test("Columns are named, skipped or compared")
    func columns() {
        let pattern = FilterPattern.columns([
            "ip", .rest, LogColumn("request", "*.html*"), LogColumn("status", .anyOf(404, 410)),
            LogColumn("bytes", .allOf(.greaterThan(1000), .lessThan(2000))),
        ])
        #expect(
            pattern.text
                == "[ip, ..., request = \"*.html*\", status = 404 || status = 410, bytes > 1000 && bytes < 2000]"
        )
    }
}

@Suite("Metric filters")
struct MetricFilterTests {
    private static let failed = FilterPattern.json(["level": "ERROR", "errorType": .exists(true)])

    private func filter(_ pattern: FilterPattern, in scope: Scope) -> MetricFilter {
        MetricFilter(of: scope.addLogGroup(), pattern, metric: "Failures", namespace: "Ingestion")
    }

    private func messages(_ make: @escaping (Scope) -> MetricFilter) -> [String] {
        EventsApp { $0.add("F", make($0)) }.messages
    }

    @Test("Events are counted, none of them as 0, and the metric can be watched")
    func counts() throws {
        let stack = try StorageStack { scope in
            let failures = scope.add("F", self.filter(Self.failed, in: scope))
            scope.add("A", Alarm(on: failures.metric, .atLeast(10)))
        }
        #expect(
            stack.properties("F") == [
                "FilterPattern": "{ $.level = \"ERROR\" && $.errorType = * }", "LogGroupName": ["Ref": "Logs"],
                "MetricTransformations": [
                    [
                        "MetricName": "Failures", "MetricNamespace": "Ingestion", "MetricValue": "1",
                        "DefaultValue": 0,
                    ]
                ],
            ]
        )
        #expect(stack.properties("A")?["Namespace"] == "Ingestion")
        #expect(stack.properties("A")?["MetricName"] == "Failures")
        #expect(stack.properties("A")?["Statistic"] == "Sum")
        #expect(stack.properties("A")?["Dimensions"] == nil)
    }

    @Test("Numbers of events are read, by dimensions, without a default value")
    func dimensions() throws {
        let stack = try StorageStack { scope in
            let logs = scope.addLogGroup()
            let slow = scope.add(
                "F",
                MetricFilter(
                    of: logs,
                    Self.failed,
                    metric: "Duration",
                    namespace: "Ingestion",
                    value: .field("durationMs"),
                    dimensions: ["Level": "level", "ErrorType": "errorType"],
                    unit: .milliseconds
                )
            )
            scope.add("A", Alarm(on: slow.metric(["Level": "ERROR", "ErrorType": "TIMEOUT"]), .above(1000)))
            scope.add(
                "C",
                MetricFilter(
                    of: logs,
                    .columns(["time", LogColumn("level", "ERROR"), "bytes"]),
                    metric: "Bytes",
                    namespace: "Ingestion",
                    value: .field("bytes"),
                    dimensions: ["Level": "level"]
                )
            )
        }
        #expect(
            stack.properties("F")?["MetricTransformations"] == [
                [
                    "MetricName": "Duration", "MetricNamespace": "Ingestion", "MetricValue": "$.durationMs",
                    "Dimensions": [
                        ["Key": "ErrorType", "Value": "$.errorType"], ["Key": "Level", "Value": "$.level"],
                    ],
                    "Unit": "Milliseconds",
                ]
            ]
        )
        #expect(stack.properties("A")?["Statistic"] == "Average")
        #expect(
            stack.properties("A")?["Dimensions"] == [
                ["Name": "ErrorType", "Value": "TIMEOUT"], ["Name": "Level", "Value": "ERROR"],
            ]
        )
        let columns = stack.properties("C")?["MetricTransformations"]?.arrayValue?.first
        #expect(columns?["MetricValue"] == "$bytes")
        #expect(columns?["Dimensions"] == [["Key": "Level", "Value": "$level"]])
    }

    @Test("A metric is asked for with the dimensions that it has, at the line that asks")
    func wrongDimensions() {
        let problems = StorageStack.problems { scope in
            let plain = scope.add("Plain", self.filter(Self.failed, in: scope))
            _ = plain.metric(["Level": "ERROR"], filePath: "Z.swift", line: 7)
            let byType = scope.add(
                "ByType",
                MetricFilter(
                    of: scope.addLogGroup("L2"),
                    Self.failed,
                    metric: "F",
                    namespace: "N",
                    dimensions: ["Type": "errorType", "Level": "level"]
                )
            )
            _ = byType.metric
            _ = byType.metric(["Type": "X"])
        }
        #expect(
            problems.map(\.message) == [
                "the metric of the filter must be asked for with a value for each of its dimensions Level, Type, got none",
                "the metric of the filter must be asked for with a value for each of its dimensions Level, Type, got Type",
                "the filter has no dimensions, got Level",
            ]
        )
        #expect(problems.last?.location?.line == 7)
    }

    @Test("A raw filter has its metric too, when its name is known")
    func rawFilter() throws {
        func raw(_ name: Value<String>) -> Resource<Logs.MetricFilter> {
            Resource(
                Logs.MetricFilter.self,
                .init(
                    filterPattern: "ERROR",
                    logGroupName: "logs",
                    metricTransformations: [.init(metricName: name, metricNamespace: "N", metricValue: "1")]
                )
            )
        }
        let stack = try StorageStack { scope in
            scope.add("A", Alarm(on: scope.add("F", raw("Errors")).metric, .atLeast(1)))
        }
        #expect(stack.properties("A")?["MetricName"] == "Errors")
        #expect(
            StorageStack.errors { _ = $0.add("F", raw("\(Pseudo.stackName)Errors")).metric } == [
                "the metric of a filter is known only when its name and namespace are; make the Metric yourself"
            ]
        )
    }

    @Test("Patterns that CloudWatch Logs would refuse are errors")
    func patterns() {
        let cases: [(FilterPattern, String)] = [
            (.terms(), "a filter pattern of terms must have at least one term that events have, got none"),
            (
                .terms("say \"x\""),
                #"a term of a filter pattern must not be empty or have quotation marks, backslashes or line breaks, got "say \"x\"""#
            ),
            (.json([:]), "a filter pattern of JSON must name at least one field, got none"),
            (
                .json(["$.level": "ERROR"]),
                "a field of a filter pattern must be a path such as 'user.id' or 'items[0].price', of letters, digits, '-' and '_', got '$.level'"
            ),
            (
                .json(["items[x]": 1]),
                "a field of a filter pattern must be a path such as 'user.id' or 'items[0].price', of letters, digits, '-' and '_', got 'items[x]'"
            ),
            (.json(["a": ""]), "field 'a' must be compared with a text that is not empty"),
            (
                .json(["a": "\"x"]),
                #"field 'a' must be compared with a text without quotation marks, backslashes and line breaks, got "\"x""#
            ),
            (.json(["a": .greaterThan(.infinity)]), "field 'a' must be compared with a finite number, got inf"),
            (.json(["a": .anyOf()]), "field 'a' must have at least one comparison, got none"),
            (.columns([.rest]), "a filter pattern of columns must name at least one, got none"),
            (.columns([.rest, "a", .rest]), "a filter pattern must have .rest at most once, got 2"),
            (.columns(["a b"]), "the name of a column must be letters, digits and underscores, got 'a b'"),
            (.columns(["a", "b", "a"]), "a filter pattern must name each column once, got 'a' again"),
            (
                .terms(String(repeating: "x", count: 1023)),
                "a filter pattern must have at most 1024 characters, got 1025"
            ),
        ]
        for (pattern, message) in cases { #expect(messages { self.filter(pattern, in: $0) } == ["error: \(message)"]) }
    }

    @Test("Names, values, dimensions and the class of the group are checked")
    func checks() {
        let cases: [((Ref<Logs.LogGroup>) -> MetricFilter, String)] = [
            (
                { MetricFilter(of: $0, Self.failed, metric: "a:b", namespace: "N") },
                "error: the name of a metric must be 1 to 255 characters of ASCII without ':', '*' and '$', got 'a:b'"
            ),
            (
                { MetricFilter(of: $0, Self.failed, metric: "A", namespace: "AWS/Mine") },
                "error: the namespace of a metric must be 1 to 255 letters, digits and '.-_/#', not beginning with 'AWS/', got 'AWS/Mine'"
            ),
            (
                { MetricFilter(of: $0, .terms("x"), metric: "A", namespace: "N", value: .field("ms")) },
                "error: the value of a metric is in field 'ms', but only patterns of JSON or columns have fields; make the pattern one of them"
            ),
            (
                { MetricFilter(of: $0, .columns(["a", "b"]), metric: "A", namespace: "N", value: .field("ms")) },
                "error: the value of a metric is in column 'ms', which the pattern does not name; it names 'a', 'b'"
            ),
            (
                { MetricFilter(of: $0, Self.failed, metric: "A", namespace: "N", value: .constant(.nan)) },
                "error: the value of a metric must be a finite number, got nan"
            ),
            (
                { MetricFilter(of: $0, Self.failed, metric: "A", namespace: "N", defaultValue: .infinity) },
                "error: defaultValue must be a finite number, got inf"
            ),
            (
                { MetricFilter(of: $0, Self.failed, metric: "A", namespace: "N", defaultValue: 1) },
                "warning: defaultValue is 1, so a minute in which nothing matches counts as if something did; make it 0"
            ),
            (
                { MetricFilter(of: $0, Self.failed, metric: "A", namespace: "N", dimensions: [:]) },
                "error: dimensions must be 1 to 3, got 0"
            ),
            (
                { MetricFilter(of: $0, Self.failed, metric: "A", namespace: "N", dimensions: ["": "level"]) },
                "error: the name of a dimension must be 1 to 255 characters, got 0"
            ),
            (
                { MetricFilter(of: $0, .terms("x"), metric: "A", namespace: "N", dimensions: ["T": "t"]) },
                "error: dimension 'T' reads 't', which the pattern does not name; it names nothing; add it to the pattern, with .exists(true) if it may be anything"
            ),
        ]
        for (make, message) in cases { #expect(messages { make($0.addLogGroup()) } == [message]) }
        #expect(
            messages { scope in
                let logs = scope.add("Logs", LogGroup(logClass: .infrequentAccess))
                return MetricFilter(of: logs, Self.failed, metric: "A", namespace: "N")
            } == [
                "error: metric filters work on log groups of class standard, but 'S/Logs' is INFREQUENT_ACCESS; make it standard"
            ]
        )
    }

    @Test("A pattern that is not of the form that the function logs in is warned of")
    func form() {
        func filter(_ pattern: FilterPattern, _ format: Function.Logging.Format) -> [String] {
            messages { scope in
                let worker = scope.add("W", Function(code: .swiftProduct("w"), logging: .init(format: format)))
                return MetricFilter(of: worker.logGroup ?? scope.addLogGroup(), pattern, metric: "A", namespace: "N")
            }
        }
        #expect(filter(Self.failed, .json()) == [])
        #expect(filter(.terms("ERROR"), .json()) == [])
        #expect(
            filter(Self.failed, .text) == [
                "warning: the pattern is for JSON, but 'S/W/Logs' has lines of text, so it may never match; let the function log JSON, or use terms or columns"
            ]
        )
        #expect(
            filter(.columns(["a"]), .json()) == [
                "warning: the pattern is for columns, but 'S/W/Logs' has JSON objects, so it may never match; use a pattern of JSON"
            ]
        )
    }
}

@Suite("Saved queries")
struct QueryDefinitionTests {
    @Test("A query is one command a line, in a folder, for log groups")
    func written() throws {
        let stack = try StorageStack { scope in
            scope.add(
                "Q",
                QueryDefinition(
                    "Errors",
                    folder: "Ingestion/\(Pseudo.stackName)",
                    ["fields @timestamp, @message", "filter level = \"ERROR\"", "limit 50"],
                    in: [scope.addLogGroup()]
                )
            )
            scope.add("Plain", QueryDefinition("All", "fields @message | limit 5"))
        }
        #expect(
            stack.properties("Q") == [
                "Name": ["Fn::Sub": "Ingestion/${AWS::StackName}/Errors"],
                "QueryString": "fields @timestamp, @message\n| filter level = \"ERROR\"\n| limit 50",
                "LogGroupNames": [["Ref": "Logs"]],
            ]
        )
        #expect(stack.properties("Plain") == ["Name": "All", "QueryString": "fields @message | limit 5"])
    }

    @Test("A dashboard shows the same query")
    func widget() throws {
        let query: LogInsightsQuery = ["filter level = \"ERROR\"", "stats count()"]
        let stack = try StorageStack { scope in
            let logs = scope.addLogGroup()
            scope.add("D", Dashboard { Widget.logs("Errors", query, in: [logs]) })
        }
        let body = stack.properties("D")?["DashboardBody"]?["Fn::Sub"]?.stringValue
        #expect(
            body?.contains(#"SOURCE '${Logs}' | filter level = \"ERROR\"\n| stats count()"#) == true
        )
        #expect(
            StorageStack.errors { scope in
                scope.add("D", Dashboard { Widget.logs("Errors", [], in: [scope.addLogGroup()]) })
            } == ["a query must have at least one command, got none, in the widget 'Errors'"]
        )
    }

    @Test("What Logs Insights would refuse is an error")
    func errors() {
        let cases: [(QueryDefinition, String)] = [
            (QueryDefinition("Q", []), "a query must have at least one command, got none"),
            (QueryDefinition("Q", ["fields a", " "]), "a command of a query must not be empty"),
            (
                QueryDefinition("Q", ["fields a", "| limit 5"]),
                "a command of a query must not begin with '|', which is added, got '| limit 5'"
            ),
            (
                QueryDefinition("Q", ["source 'x'"]),
                "a query must not name its log groups by SOURCE, got 'source 'x''; pass them beside it"
            ),
            (
                QueryDefinition("Q", [Value(String(repeating: "x", count: 10_001))]),
                "a query must have at most 10000 characters, got 10001"
            ),
            (
                QueryDefinition("a/b", "limit 5"),
                "the name of a query must not be empty or have slashes, got 'a/b'; slashes are for its folder"
            ),
            (
                QueryDefinition("Q", folder: "a//b", "limit 5"),
                "the folder of a query must be names with single slashes between them, got 'a//b'"
            ),
            (
                QueryDefinition("Q", folder: Value(String(repeating: "x", count: 254)), "limit 5"),
                "folder and name of a query must have at most 255 characters together, got 256"
            ),
        ]
        for (query, message) in cases { #expect(StorageStack.errors { $0.add("Q", query) } == [message]) }
        #expect(
            StorageStack.errors { scope in
                let groups = (1...51).map { scope.addLogGroup("L\($0)") }
                scope.add("Q", QueryDefinition("Q", "limit 5", in: groups))
            } == ["a query searches at most 50 log groups, got 51"]
        )
    }
}
