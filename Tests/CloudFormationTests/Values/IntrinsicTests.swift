import CloudFormation
import TemplateModel
import Testing

@Suite struct IntrinsicTests {
    @Test func pseudoParameters() throws {
        #expect(try resolved(Pseudo.accountID) == ["Ref": "AWS::AccountId"])
        #expect(try resolved(Pseudo.notificationARNs) == ["Ref": "AWS::NotificationARNs"])
        #expect(try resolved(Pseudo.partition) == ["Ref": "AWS::Partition"])
        #expect(try resolved(Pseudo.region) == ["Ref": "AWS::Region"])
        #expect(try resolved(Pseudo.stackID) == ["Ref": "AWS::StackId"])
        #expect(try resolved(Pseudo.stackName) == ["Ref": "AWS::StackName"])
        #expect(try resolved(Pseudo.urlSuffix) == ["Ref": "AWS::URLSuffix"])
        #expect(try resolved(Value<Int>.noValue) == ["Ref": "AWS::NoValue"])
    }

    @Test func referencesAndAttributes() throws {
        #expect(try resolved { $0.add("Table", Resource<Test.Table>.table).name } == ["Ref": "Table"])
        #expect(
            try resolved { $0.add("Table", Resource<Test.Table>.table).endpoint }
                == ["Fn::GetAtt": ["Table", "Endpoint.Address"]]
        )
    }

    @Test func textFunctions() throws {
        #expect(try resolved(Value.base64("x\(Pseudo.region)")) == ["Fn::Base64": ["Fn::Sub": "x${AWS::Region}"]])
        #expect(try resolved(Value.importing("network:vpc")) == ["Fn::ImportValue": "network:vpc"])
        #expect(
            try resolved((["a", Pseudo.region] as List).joined(separator: "-")) == [
                "Fn::Join": ["-", ["a", ["Ref": "AWS::Region"]]]
            ]
        )
    }

    @Test func stackOutputs() throws {
        #expect(
            try resolved(Value.stackOutput("VpcId", of: "network"))
                == ["Fn::GetStackOutput": ["StackName": "network", "OutputName": "VpcId"]]
        )
        #expect(
            try resolved(
                Value.stackOutput(
                    "VpcId",
                    of: "network",
                    region: "eu-west-1",
                    roleARN: "arn:aws:iam::123456789012:role/reader"
                )
            ) == [
                "Fn::GetStackOutput": [
                    "StackName": "network", "OutputName": "VpcId", "Region": "eu-west-1",
                    "RoleArn": "arn:aws:iam::123456789012:role/reader",
                ]
            ]
        )
    }

    @Test func listFunctions() throws {
        #expect(try resolved(List.splitting("a,b", separator: ",")) == ["Fn::Split": [",", "a,b"]])
        #expect(
            try resolved(List.splitting("a,b", separator: ",").selecting(1)) == [
                "Fn::Select": [1, ["Fn::Split": [",", "a,b"]]]
            ]
        )
        #expect(try resolved(List.availabilityZones()) == ["Fn::GetAZs": ["Ref": "AWS::Region"]])
        #expect(try resolved(List.availabilityZones(of: "eu-west-1")) == ["Fn::GetAZs": "eu-west-1"])
        #expect(try resolved(List.cidrs(of: "10.0.0.0/16", count: 6)) == ["Fn::Cidr": ["10.0.0.0/16", 6]])
        #expect(try resolved(List.cidrs(of: "10.0.0.0/16", count: 6, bits: 8)) == ["Fn::Cidr": ["10.0.0.0/16", 6, 8]])
    }

    @Test func macrosInAProperty() throws {
        #expect(
            try resolved(Value<String>.transform("Upper", parameters: ["Text": "x", "In": JSON(Pseudo.region)])) == [
                "Fn::Transform": ["Name": "Upper", "Parameters": ["In": ["Ref": "AWS::Region"], "Text": "x"]]
            ]
        )
    }

    @Test func conditionsChooseValuesOfAnyType() throws {
        func chosen<V: PropertyValue>(_ then: V, _ else: V) throws -> Node {
            try resolved { V.if($0.add("IsProd", Condition.equals("a", "b")), then: then, else: `else`) }
        }
        #expect(try chosen(Value("x"), "y") == ["Fn::If": ["IsProd", "x", "y"]])
        #expect(try chosen(Value<Int>(1), .noValue) == ["Fn::If": ["IsProd", 1, ["Ref": "AWS::NoValue"]]])
        #expect(try chosen(["x"] as List<Value<String>>, []) == ["Fn::If": ["IsProd", ["x"], []]])
        #expect(try chosen(["a": 1] as JSON, .noValue) == ["Fn::If": ["IsProd", ["a": 1], ["Ref": "AWS::NoValue"]]])
        #expect(
            try chosen(Test.Queue.Properties(delay: 1), .noValue) == [
                "Fn::If": ["IsProd", ["Delay": 1], ["Ref": "AWS::NoValue"]]
            ]
        )
    }

    @Test func dynamicReferences() throws {
        #expect(try resolved(Value.parameterStore("/app/size")) == "{{resolve:ssm:/app/size}}")
        #expect(try resolved(Value.parameterStore("/app/size", version: 3)) == "{{resolve:ssm:/app/size:3}}")
        #expect(try resolved(Value.secureParameterStore("/app/key")) == "{{resolve:ssm-secure:/app/key}}")
        #expect(try resolved(Value.secureParameterStore("/app/key", version: 2)) == "{{resolve:ssm-secure:/app/key:2}}")
        #expect(try resolved(Value.secret("db")) == "{{resolve:secretsmanager:db}}")
        #expect(
            try resolved(Value.secret("db", jsonKey: "password"))
                == "{{resolve:secretsmanager:db:SecretString:password::}}"
        )
        #expect(
            try resolved(Value.secret("db", jsonKey: "password", versionStage: "AWSPREVIOUS"))
                == "{{resolve:secretsmanager:db:SecretString:password:AWSPREVIOUS:}}"
        )
        #expect(try resolved(Value.secret("db", versionID: "id")) == "{{resolve:secretsmanager:db:SecretString:::id}}")
        #expect(
            try resolved(Value.parameterStore("/\(Pseudo.stackName)/size"))
                == ["Fn::Sub": "{{resolve:ssm:/${AWS::StackName}/size}}"]
        )
    }

    @Test func namesOfImportsCannotUseResources() {
        #expect(
            diagnostics { scope in
                let queue = scope.add("Queue", Resource<Test.Queue>.queue)
                scope.add("Other", Resource(Test.Queue.self, .init(name: .importing("vpc-\(queue.name)"))))
            } == [
                "error: the name of an imported value cannot use the resource 'S/Queue'; allowed are text, parameters, mappings and pseudo parameters [S/Other]"
            ]
        )
    }
}
