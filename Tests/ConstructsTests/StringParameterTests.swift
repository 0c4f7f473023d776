import AWSSSM
import CloudFormation
import Constructs
import ResourceTypes
import TemplateModel
import Testing

@Suite("Parameters of Parameter Store")
struct StringParameterTests {
    private func errors(_ parameter: StringParameter) -> [String] { StorageStack.errors { $0.add("P", parameter) } }

    @Test("A text is written below a path")
    func written() throws {
        let path = ParameterPath("/ingestion/\(Pseudo.stackName)")
        let stack = try StorageStack { scope in
            let queue = scope.addQueue()
            scope.add(
                "URL",
                StringParameter(queue.url, name: path.appending("queue-url"), description: "Where to send")
            )
            scope.add("Mode", StringParameter("none", name: "/ingestion/mode", allowedPattern: "^[a-z_]+$"))
            scope.add("Unnamed", StringParameter("x"))
            scope.add("List", StringParameter(list: ["a", Pseudo.region, "b"]))
        }
        #expect(
            stack.properties("URL") == [
                "Type": "String", "Value": ["Ref": "Queue"], "Description": "Where to send",
                "Name": ["Fn::Sub": "/ingestion/${AWS::StackName}/queue-url"],
            ]
        )
        #expect(
            stack.properties("Mode") == [
                "Type": "String", "Value": "none", "AllowedPattern": "^[a-z_]+$", "Name": "/ingestion/mode",
            ]
        )
        #expect(stack.properties("Unnamed") == ["Type": "String", "Value": "x"])
        #expect(stack.properties("List") == ["Type": "StringList", "Value": ["Fn::Sub": "a,${AWS::Region},b"]])
    }

    @Test("The tier follows the size, unless it is given")
    func tier() throws {
        func tier(_ parameter: StringParameter) throws -> Node? {
            try StorageStack { $0.add("P", parameter) }.properties("P")?["Tier"]
        }
        let long = Value(String(repeating: "x", count: 4097))
        #expect(try tier(StringParameter(Value(String(repeating: "x", count: 4096)))) == nil)
        #expect(try tier(StringParameter(long)) == "Advanced")
        #expect(try tier(StringParameter(Pseudo.region, tier: .advanced)) == "Advanced")
        #expect(
            errors(StringParameter(long, tier: .standard)) == [
                "the value of a parameter of tier standard must have at most 4096 bytes, got 4097; make its tier advanced"
            ]
        )
        #expect(
            errors(StringParameter(Value(String(repeating: "x", count: 8193)))) == [
                "the value of a parameter of tier advanced must have at most 8192 bytes, got 8193; divide it among several"
            ]
        )
    }

    @Test("Reading is granted for one parameter, or for all below a path")
    func grants() throws {
        let stack = try StorageStack { scope in
            let mode = scope.add("Mode", StringParameter("none"))
            mode.grantRead(to: scope.addRunner("One"))
            ParameterPath("/ingestion/\(Pseudo.stackName)").grantRead(to: scope.addRunner("All"))
            scope.add("Old", StringParameter.imported(name: "/old/mode")).grantRead(to: scope.addRunner("Old2"))
        }
        #expect(
            stack.statements("OnePolicy") == [
                [
                    "Effect": "Allow", "Action": ["ssm:GetParameter", "ssm:GetParameters"],
                    "Resource": ["Fn::GetAtt": ["Mode", "Arn"]],
                ]
            ]
        )
        let arn = "arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter"
        #expect(
            stack.statements("AllPolicy") == [
                [
                    "Effect": "Allow",
                    "Action": ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"],
                    "Resource": [
                        ["Fn::Sub": .string("\(arn)/ingestion/${AWS::StackName}")],
                        ["Fn::Sub": .string("\(arn)/ingestion/${AWS::StackName}/*")],
                    ],
                ]
            ]
        )
        #expect(
            stack.statements("Old2Policy").first?["Resource"] == ["Fn::Sub": .string("\(arn)/old/mode")]
        )
    }

    @Test("What Parameter Store would refuse is an error")
    func values() {
        let cases: [(StringParameter, String)] = [
            (StringParameter(""), "the value of a parameter must not be empty"),
            (StringParameter(list: []), "the values of a parameter must be at least one, got none"),
            (
                StringParameter(list: ["a", "b,c"]),
                "a value in the list of a parameter must not be empty or have a comma, got 'b,c'"
            ),
            (
                StringParameter("{{ssm:other}}"),
                "the value of a parameter must not have '{{' in it, which Parameter Store takes for another parameter"
            ),
            (
                StringParameter("x", description: String(repeating: "x", count: 1025)),
                "description must have at most 1024 characters, got 1025"
            ),
            (
                StringParameter("x", allowedPattern: String(repeating: "x", count: 1025)),
                "allowedPattern must have at most 1024 characters, got 1025"
            ),
        ]
        for (parameter, message) in cases { #expect(errors(parameter) == [message]) }
    }

    @Test(
        "A name that is none is an error, as far as it is known",
        arguments: ["", "orders/mode", "/orders/", "/orders//mode", "/orders/my mode", "/"]
    )
    func malformedName(_ name: String) {
        #expect(
            errors(StringParameter("x", name: ParameterPath(Value(name)))) == [
                "a parameter's name must be letters, digits and '.-_', or levels of them with a single slash before each, got '\(name)'"
            ]
        )
    }

    @Test("Names have bounds, and beginnings of their own")
    func names() {
        #expect(
            errors(StringParameter("x", name: "\(Pseudo.stackName)/mode")) == [
                "a parameter's name must be letters, digits and '.-_', or levels of them with a single slash before each, got 'x/mode'"
            ]
        )
        #expect(
            errors(StringParameter("x", name: ParameterPath(Value(String(repeating: "/a", count: 16))))) == [
                "a parameter's name must have at most 15 levels, got 16"
            ]
        )
        #expect(
            errors(StringParameter("x", name: ParameterPath(Value("/" + String(repeating: "a", count: 1011))))) == [
                "a parameter's name must have at most 1011 characters, got 1012"
            ]
        )
        for name in ["/aws/mode", "ssm-mode", "/AWSome"] {
            #expect(
                errors(StringParameter("x", name: ParameterPath(Value(name)))) == [
                    "a parameter's name must not begin with 'aws' or 'ssm', got '\(name)'"
                ]
            )
        }
    }
}
