import TemplateModel

/// Always the same random numbers for the same seed.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        // SplitMix64, https://prng.di.unimi.it/splitmix64.c
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Random templates with everything that YAML readers are known to misread.
struct RandomTemplates {
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    mutating func template() -> Template {
        var root = Object()
        for section in ["Conditions", "Mappings", "Metadata", "Outputs", "Parameters", "Resources", "Rules", text()]
        where chance(2) {
            root[section] = chance(8) ? node(depth: 2) : .object(object(depth: 3))
        }
        return Template(root: root)
    }

    private mutating func node(depth: Int) -> Node {
        switch number(below: depth > 0 ? 12 : 6) {
        case 0: scalar()
        case 1...5: .string(text())
        case 6...7: .array(nodes(0...4, depth: depth - 1))
        case 8...9: .object(object(depth: depth - 1))
        default: call(depth: depth - 1)
        }
    }

    private mutating func nodes(_ counts: ClosedRange<Int>, depth: Int) -> [Node] {
        (0..<Int.random(in: counts, using: &generator)).map { _ in node(depth: depth) }
    }

    private mutating func object(depth: Int) -> Object {
        Object((0..<number(below: 5)).map { _ in (key: text(), value: node(depth: depth)) })
    }

    /// A call of a function, more often than not with the arguments that it takes.
    private mutating func call(depth: Int) -> Node {
        let function = pick(RandomTemplates.functions)
        let argument: Node =
            switch (function, number(below: 4)) {
            case (_, 0): node(depth: depth)
            case ("Ref", _), ("Condition", _), ("Fn::Base64", _), ("Fn::GetAZs", _), ("Fn::ImportValue", _):
                .string(text())
            case ("Fn::GetAtt", 1): .string("Queue." + text())
            case ("Fn::GetAtt", _): .array([.string(chance(2) ? "Queue" : text()), .string(text())])
            case ("Fn::Sub", 1): .string(text())
            case ("Fn::Sub", _): .array([.string(text()), .object(object(depth: depth))])
            case ("Fn::Transform", _), ("Fn::GetStackOutput", _): .object(object(depth: depth))
            default: .array(nodes(1...4, depth: depth))
            }
        return [function: argument]
    }

    private mutating func scalar() -> Node {
        switch number(below: 7) {
        case 0: .null
        case 1: .bool(chance(2))
        case 2: .int(number(below: 2000) - 1000)
        case 3: .int(Int(bitPattern: UInt(generator.next())))
        case 4: .double(Double(number(below: 2_000_000) - 1_000_000) / 1000)
        case 5: .double(powerOfTen())
        default: .double(anyDouble())
        }
    }

    private mutating func anyDouble() -> Double {
        let value = Double(bitPattern: generator.next())
        return value.isFinite ? value : -0.0
    }

    private mutating func powerOfTen() -> Double {
        Double("1e\(number(below: 600) - 300)") ?? 0
    }

    mutating func text() -> String {
        switch number(below: 8) {
        case 0: return pick(RandomTemplates.words)
        case 1: return pick(RandomTemplates.words) + pick(RandomTemplates.pieces)
        case 2: return pick(RandomTemplates.pieces) + pick(RandomTemplates.words)
        case 3: return lines()
        case 4 where chance(8): return String(repeating: pick(RandomTemplates.pieces), count: 25)
        default: return (0..<number(below: 8)).map { _ in pick(RandomTemplates.pieces) }.joined()
        }
    }

    private mutating func lines() -> String {
        (0..<Int.random(in: 1...6, using: &generator)).map { _ in
            let line = (0..<number(below: 4)).map { _ in pick(RandomTemplates.pieces) }.joined()
            return pick(["", "", "  ", " ", "\t"]) + line + pick(["", "", "", " ", "\t"])
        }.joined(separator: "\n") + pick(["", "\n", "\n\n", "\n "])
    }

    private mutating func number(below limit: Int) -> Int {
        Int.random(in: 0..<limit, using: &generator)
    }

    private mutating func chance(_ oneIn: Int) -> Bool {
        number(below: oneIn) == 0
    }

    private mutating func pick(_ texts: [String]) -> String {
        texts[number(below: texts.count)]
    }
}

extension RandomTemplates {
    private static let functions = [
        "Ref", "Condition", "Fn::And", "Fn::Base64", "Fn::Cidr", "Fn::Contains", "Fn::Equals", "Fn::FindInMap",
        "Fn::ForEach::Loop", "Fn::GetAZs", "Fn::GetAtt", "Fn::GetStackOutput", "Fn::If", "Fn::ImportValue", "Fn::Join",
        "Fn::Length", "Fn::Not", "Fn::Or", "Fn::RefAll", "Fn::Select", "Fn::Split", "Fn::Sub", "Fn::ToJsonString",
        "Fn::Transform", "Fn::ValueOf",
    ]

    /// Texts that some YAML 1.1 reader takes for something else.
    static let words = [
        "", " ", "~", "=", "<<", "-", "?", ":", "y", "Y", "n", "N", "yes", "Yes", "YES", "no", "No", "NO", "on", "On",
        "ON", "off", "Off", "OFF", "true", "True", "TRUE", "false", "False", "FALSE", "null", "Null", "NULL", "0", "-0",
        "00", "012", "0123456789", "08", "0o7", "0x1F", "0b101", "0B1", "123456789012", "1_000", "1,000", "+1", "-1",
        "1.", "1.0", ".5", "-.5", "+.5", "1e3", "1E3", "1.5e+3", "1e-3", "685.230_15e+03", ".inf", "-.inf", "+.INF",
        ".nan", ".NaN", "12:30", "12:30:45", "190:20:30.15", "-1:30", "2012-10-17", "2010-09-09",
        "2001-12-14t21:59:43.10-05:00", "2001-12-14 21:59:43.10 -5", "2001-12-15 2:59:43.10", "2002-1-1T1:1:1Z",
        "---", "...", "--- a", "%YAML 1.1", "!Ref X", "!!str x", "&a", "*a", "- a", "? a", ": a", "a: b", "a:", "a :b",
        "a #b", "a#b", "#a", "[a", "a]", "{a", "a}", "@a", "`a", "|", ">", "|-", "'a'", "\"a\"", "'", "\"", ",a",
        "a, b",
        "10.0.0.0/16", "AWS::SQS::Queue", "arn:aws:sqs:us-east-1:123456789012:q", "*", "s3:*", "${A}",
        "${AWS::Region}-x",
        "Type", "t2.micro", "Ref", "Fn::Sub", "1d", "2 GB", "0.0.0.0/0",
    ]

    private static let pieces =
        words + [
            "a", "b", "Z", "7", "é", "ß", "中", "😀", "👩‍👩‍👧", "\u{1FFFE}", "\u{10FFFF}", "e\u{301}", "\u{200B}", "\u{A0}",
            "\u{3000}", String(decoding: [0xEF, 0xB7, 0x90], as: UTF8.self), "\u{FFFD}", "\u{E000}", "\0", "\u{1}",
            "\u{1B}", "\u{7F}", "\u{80}", "\u{85}", "\u{9F}",
            "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}", "\r", "\r\n", "\n", "\n\n", "\t", " ", "  ",
            "\\",
            "\\n", "/", ".", ",", "!", "%", "&", "(", "+", ";", "<", "=", "_", "{\n  \"a\": [1, 2]\n}", "\n  - x\n",
        ]
}
