import CloudFormation
import TemplateModel
import Testing

@Suite struct ValueTests {
    @Test func literalsBecomeScalars() throws {
        let properties = Test.Queue.Properties(
            name: "orders",
            delay: 30,
            ratio: 0.5,
            isFIFO: true,
            mode: "SLOW",
            subnets: ["a", "b"],
            tags: ["team": "shop", "stage": "prod"]
        )
        let template = try template { $0.add("Queue", Resource(Test.Queue.self, properties)) }
        #expect(
            template.resources["Queue"]?["Properties"] == [
                "Name": "orders", "Delay": 30, "Ratio": 0.5, "IsFIFO": true, "Mode": "SLOW", "Subnets": ["a", "b"],
                "Tags": ["team": "shop", "stage": "prod"],
            ]
        )
    }

    @Test func variablesAreWrapped() throws {
        let (text, count, ratio, truth) = ("orders", 3, 0.25, false)
        #expect(try resolved(Value<String>(text)) == "orders")
        #expect(try resolved(Value<Int>(count)) == 3)
        #expect(try resolved(Value<Double>(ratio)) == 0.25)
        #expect(try resolved(Value<Double>(count)) == 3)
        #expect(try resolved(Value<Bool>(truth)) == false)
        #expect(try resolved(List([text, "more"].map { Value($0) })) == ["orders", "more"])
        #expect(try resolved(Map(["key": Value(text)])) == ["key": "orders"])
        #expect(try resolved(Test.Mode(text)) == "orders")
    }

    @Test func numbersBecomeText() throws {
        #expect(try resolved(Value<String>(Value<Int>(3))) == "3")
        #expect(try resolved { Value<String>($0.add("Count", Parameter.integer())) } == ["Ref": "Count"])
    }

    @Test func enumerationsAndARNsBecomeText() throws {
        #expect(try resolved(Value<String>(Test.Mode.fast)) == "FAST")
        #expect(try resolved { Test.Mode($0.add("Mode", Parameter.string())) } == ["Ref": "Mode"])
        #expect(
            try resolved { Value<String>($0.add("Queue", .queue as Resource<Test.Queue>).arn) }
                == ["Fn::GetAtt": ["Queue", "Arn"]]
        )
        #expect(
            try resolved(Value<ARN<Test.Queue>>(arn: "arn:aws:sqs:eu-west-1:123456789012:orders"))
                == "arn:aws:sqs:eu-west-1:123456789012:orders"
        )
    }

    @Test func aMapIsSortedAndItsLastDuplicateStays() {
        let map: Map<Value<String>> = ["b": "1", "a": "2", "b": "3"]
        #expect(map.expression == .object(.init([("a", .string("2")), ("b", .string("3"))])))
    }

    @Test func equalDescriptionsAreEqual() {
        #expect(Resource<Test.Queue>.queue == .queue)
        #expect(Resource(Test.Queue.self, .init(delay: 1)) != Resource(Test.Queue.self, .init(delay: 2)))
    }

    @Test func aNumberThatIsNotFiniteIsReported() {
        #expect(
            diagnostics { $0.add("Queue", Resource(Test.Queue.self, .init(ratio: Value(Double.nan)))) }
                == ["error: a number must be finite, got nan [S/Queue]"]
        )
        #expect(
            diagnostics {
                $0.add("Queue", Resource(Test.Queue.self, .init(name: "\(Value<Double>(Double.infinity))")))
            } == ["error: a number must be finite, got inf [S/Queue]"]
        )
        #expect(
            diagnostics {
                let document: JSON = ["limit": JSON(-Double.infinity)]
                $0.add("Queue", Resource(Test.Queue.self, .init(name: document.text)))
            } == ["error: a number must be finite, got -inf [S/Queue]"]
        )
    }
}

extension Members {
    init(_ members: [(String, Expression)]) {
        self.init()
        for (key, value) in members { self[key] = value }
    }
}
