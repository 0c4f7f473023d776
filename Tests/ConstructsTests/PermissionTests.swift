import AWSLambda
import CloudFormation
import Constructs
import ResourceTypes
import Testing

@Suite struct PermissionTests {
    private func errors(
        principal: String = "sns.amazonaws.com",
        sourceARN: Value<String>,
        sourceAccount: Value<String>? = nil
    ) -> [String] {
        ComputeStack.errors { scope in
            scope.add("Worker", Function(code: .swiftProduct("worker"))).addInvokePermission(
                "Permission",
                principal: principal,
                sourceARN: sourceARN,
                sourceAccount: sourceAccount,
                in: scope
            )
        }
    }

    @Test func theAccountIsNamedToo() throws {
        let stack = try ComputeStack { scope in
            scope.add("Worker", Function(code: .swiftProduct("worker"))).addInvokePermission(
                "Permission",
                principal: "s3.amazonaws.com",
                sourceARN: "arn:\(Pseudo.partition):s3:::uploads",
                sourceAccount: Pseudo.accountID,
                in: scope
            )
        }
        #expect(stack.properties("Permission")?["SourceAccount"] == ["Ref": "AWS::AccountId"])
    }

    @Test func aBucketNeedsAnAccount() {
        let message =
            "sourceAccount must be given for 's3.amazonaws.com', because the ARN of the resource names no account and another one could come to own it; use Pseudo.accountID"
        #expect(errors(principal: "s3.amazonaws.com", sourceARN: "arn:aws:s3:::uploads") == [message])
        #expect(errors(principal: "s3.amazonaws.com", sourceARN: Pseudo.stackID) == [message])
        #expect(
            errors(sourceARN: "arn:\(Pseudo.partition):sns:\(Pseudo.region)::orders") == [
                "sourceAccount must be given for 'sns.amazonaws.com', because the ARN of the resource names no account and another one could come to own it; use Pseudo.accountID"
            ]
        )
        #expect(errors(sourceARN: "arn:\(Pseudo.partition):sns:\(Pseudo.region):\(Pseudo.accountID):orders").isEmpty)
        #expect(errors(sourceARN: "\(Pseudo.stackID)/orders").isEmpty)
    }

    @Test(arguments: ["*", "", "arn:aws:sns", "orders"])
    func theSourceIsAResource(_ source: String) {
        #expect(
            errors(sourceARN: Value(source)) == [
                "sourceARN must be that of the resource which invokes, 'arn:aws:sns:eu-west-1:123456789012:orders' for example, got '\(source)'"
            ]
        )
    }

    @Test func thePrincipalIsAService() {
        #expect(
            errors(principal: "*", sourceARN: "arn:aws:sns:eu-west-1:123456789012:orders") == [
                "principal must be the name that policies have for a service, 'events.amazonaws.com' for example, got '*'; functions and roles are granted to invoke by grantInvoke"
            ]
        )
    }
}
