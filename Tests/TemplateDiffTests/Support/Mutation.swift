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

/// Changes templates at random, always in the same way for the same seed.
struct Mutation {
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    /// The template with about as many changes as it has hundreds of values.
    mutating func changed(_ template: Template) -> Template {
        Template(root: changed(.object(template.root)).objectValue ?? template.root)
    }

    private mutating func changed(_ node: Node) -> Node {
        if chance(150) { return other(node) }
        switch node {
        case .object(let object):
            var members = object.map { (key: $0.key, value: changed($0.value)) }
            if !members.isEmpty, chance(60) { members.remove(at: number(below: members.count)) }
            if chance(60) { members.append((key: "Added\(number(below: 5))", value: scalar())) }
            return .object(Object(members))
        case .array(let items):
            var items = items.map { changed($0) }
            if !items.isEmpty, chance(20) { items.remove(at: number(below: items.count)) }
            if chance(20) {
                items.insert(items.randomElement(using: &generator) ?? scalar(), at: number(below: items.count + 1))
            }
            if chance(20) { items.shuffle(using: &generator) }
            return .array(items)
        case .null, .bool, .int, .double, .string:
            return node
        }
    }

    private mutating func other(_ node: Node) -> Node {
        switch number(below: 4) {
        case 0: scalar()
        case 1: [node]
        case 2: ["Fn::Sub": .string("${AWS::Region}-\(number(below: 9))")]
        default: ["Key": node]
        }
    }

    private mutating func scalar() -> Node {
        [.null, .bool(true), .int(number(below: 9)), .string("text \(number(below: 9))"), .string("")]
            .randomElement(using: &generator) ?? .null
    }

    /// The template with the members of all objects in another order.
    mutating func shuffled(_ template: Template) -> Template {
        Template(root: shuffled(.object(template.root)).objectValue ?? template.root)
    }

    private mutating func shuffled(_ node: Node) -> Node {
        switch node {
        case .object(let object):
            return .object(Object(object.map { (key: $0.key, value: shuffled($0.value)) }.shuffled(using: &generator)))
        case .array(let items):
            return .array(items.map { shuffled($0) })
        case .null, .bool, .int, .double, .string:
            return node
        }
    }

    private mutating func number(below limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }

    private mutating func chance(_ oneIn: Int) -> Bool { number(below: oneIn) == 0 }
}
