/// The formats of texts that can be told apart from others.
///
/// <https://github.com/aws-cloudformation/cfn-lint/blob/main/docs/format_keyword.md>
enum KnownFormat {
    /// Whether a text can be of a format; `nil` for formats of which nothing is known.
    static func fits(_ text: String, _ format: String) -> Bool? {
        switch format {
        case "date-time":
            isDateTime(text)
        case "ipv4":
            isIPv4(text[...])
        case "ipv4-network":
            isNetwork(text, maximum: 32, isAddress: isIPv4)
        case "ipv6":
            isIPv6(text[...])
        case "ipv6-network":
            isNetwork(text, maximum: 128, isAddress: isIPv6)
        case "AWS::ACM::Certificate.Arn":
            isARN(text, of: "acm") { $0.utf8.starts(with: "certificate/".utf8) }
        case "AWS::EC2::Image.Id":
            // A launch template looks the image up itself.
            isID(text, "ami-", isDigit: isLetterOrDigit) || text.utf8.starts(with: "resolve:ssm:".utf8)
        case "AWS::EC2::SecurityGroup.Id", "AWS::EC2::SecurityGroup.GroupId":
            isID(text, "sg-")
        case "AWS::EC2::Subnet.Id":
            isID(text, "subnet-")
        case "AWS::EC2::VPC.Id":
            isID(text, "vpc-")
        case "AWS::IAM::Role.Arn":
            isARN(text, of: "iam") { $0.utf8.starts(with: "role/".utf8) }
        case "AWS::KMS::Alias.AliasName":
            text.utf8.starts(with: "alias/".utf8)
        case "AWS::KMS::Key.Arn":
            isARN(text, of: "kms") { $0.utf8.starts(with: "key/".utf8) || $0.utf8.starts(with: "alias/".utf8) }
        case "AWS::KMS::Key.Id":
            isKeyID(text)
        case "AWS::Lambda::Function.Arn":
            isARN(text, of: "lambda") { $0.utf8.starts(with: "function:".utf8) }
        case "AWS::Logs::LogGroup.Name":
            isLogGroupName(text)
        case "AWS::S3::Bucket.Name":
            isBucketName(text)
        case "AWS::SNS::Topic.Arn":
            isARN(text, of: "sns") { !$0.isEmpty }
        default:
            nil
        }
    }

    /// What a text of a format is, in words.
    static func description(_ format: String) -> String {
        switch format {
        case "date-time": return "a date and time such as 2025-01-31T12:00:00Z"
        case "ipv4": return "an IPv4 address"
        case "ipv4-network": return "a range of IPv4 addresses such as 10.0.0.0/16"
        case "ipv6": return "an IPv6 address"
        case "ipv6-network": return "a range of IPv6 addresses such as 2001:db8::/32"
        default: break
        }
        guard let dot = format.lastIndex(of: ".") else { return "a value of the format \(format)" }
        let owner = format[..<dot]
        return switch format[format.index(after: dot)...] {
        case "Arn": "the ARN of an \(owner)"
        case "Id", "GroupId": "the ID of an \(owner)"
        case "Ids": "the IDs of \(owner)"
        case "Name", "AliasName": "the name of an \(owner)"
        case "Names": "the names of \(owner)"
        case let attribute: "the \(attribute) of an \(owner)"
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
    }

    /// Whether a text starts with a date; services differ in what they take behind it.
    private static func isDateTime(_ text: String) -> Bool {
        // Some services take the seconds since 1970 as well.
        if !text.isEmpty, text.utf8.allSatisfy(isDigit) { return true }
        let date = Array(text.utf8.prefix(10))
        guard date.count == 10 else { return false }
        for (index, byte) in date.enumerated() {
            let isHyphen = index == 4 || index == 7
            if isHyphen ? byte != UInt8(ascii: "-") : !isDigit(byte) { return false }
        }
        let month = Int(date[5] - 0x30) * 10 + Int(date[6] - 0x30)
        let day = Int(date[8] - 0x30) * 10 + Int(date[9] - 0x30)
        return (1...12).contains(month) && (1...31).contains(day)
    }

    private static func isIPv4(_ text: Substring) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.allSatisfy { isNumber($0, maximum: 255) }
    }

    private static func isNumber(_ text: Substring, maximum: Int) -> Bool {
        guard (1...3).contains(text.utf8.count), text.utf8.allSatisfy(isDigit), let number = Int(text) else {
            return false
        }
        return number <= maximum
    }

    private static func isIPv6(_ text: Substring) -> Bool {
        guard text.utf8.contains(UInt8(ascii: ":")) else { return false }
        var parts = text.split(separator: ":", omittingEmptySubsequences: false)
        var count = 0
        if let last = parts.last, last.utf8.contains(UInt8(ascii: ".")) {
            guard isIPv4(last) else { return false }
            parts.removeLast()
            count = 2
        }
        // `::` stands for one gap of zeros; at an end it makes two empty parts.
        let gaps = zip(text.utf8, text.utf8.dropFirst()).count { $0 == UInt8(ascii: ":") && $1 == UInt8(ascii: ":") }
        for part in parts {
            guard part.utf8.count <= 4, part.utf8.allSatisfy(isHexadecimal) else { return false }
            if !part.isEmpty { count += 1 }
        }
        return gaps == 0 ? count == 8 && !parts.contains("") : gaps == 1 && count < 8
    }

    /// Whether a text is an address with or without the length of a prefix; bits of the host may be set.
    private static func isNetwork(_ text: String, maximum: Int, isAddress: (Substring) -> Bool) -> Bool {
        guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else { return isAddress(text[...]) }
        return isAddress(text[..<slash]) && isNumber(text[text.index(after: slash)...], maximum: maximum)
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x61...0x7A).contains(byte)
    }

    /// Whether a text is a prefix and 8 or 17 digits, which are hexadecimal by default.
    private static func isID(
        _ text: String,
        _ prefix: StaticString,
        isDigit: (UInt8) -> Bool = isHexadecimal
    ) -> Bool {
        let count = text.utf8.count - prefix.utf8CodeUnitCount
        guard count == 8 || count == 17 else { return false }
        let isPrefixed = zip(text.utf8, UnsafeBufferPointer(start: prefix.utf8Start, count: prefix.utf8CodeUnitCount))
            .allSatisfy { $0 == $1 }
        return isPrefixed && text.utf8.dropFirst(prefix.utf8CodeUnitCount).allSatisfy(isDigit)
    }

    /// Whether a text is the ARN of a service's resource in an account.
    ///
    /// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html>
    private static func isARN(_ text: String, of service: String, isResource: (Substring) -> Bool) -> Bool {
        let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0] == "arn", parts[1].utf8.starts(with: "aws".utf8), parts[2] == service else {
            return false
        }
        let isAccount = parts[4].utf8.count == 12 && parts[4].utf8.allSatisfy(isDigit) || parts[4] == "aws"
        return isAccount && isResource(parts[5])
    }

    private static func isKeyID(_ text: String) -> Bool {
        if text.utf8.starts(with: "alias/".utf8) { return true }
        if text.utf8.starts(with: "mrk-".utf8) {
            return text.utf8.count == 36 && text.utf8.dropFirst(4).allSatisfy(isHexadecimal)
        }
        let lengths = text.split(separator: "-", omittingEmptySubsequences: false).map { part in
            part.utf8.allSatisfy(isHexadecimal) ? part.utf8.count : 0
        }
        return lengths == [8, 4, 4, 4, 12]
    }

    private static func isLogGroupName(_ text: String) -> Bool {
        (1...512).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"),
                    UInt8(ascii: "/"), UInt8(ascii: "#"):
                    true
                default: false
                }
            }
    }

    /// Whether a text can be the name of a bucket.
    ///
    /// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html>
    private static func isBucketName(_ text: String) -> Bool {
        guard (3...63).contains(text.utf8.count) else { return false }
        guard let first = text.utf8.first, let last = text.utf8.last, isLetterOrDigit(first), isLetterOrDigit(last)
        else {
            return false
        }
        return text.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
            && !text.contains(bytes: "..")
    }
}
