/// What the template tells about a question.
enum Answer {
    case yes
    case no
    /// A deployment decides.
    case unknown

    /// Whether both hold.
    static func && (left: Answer, right: @autoclosure () -> Answer) -> Answer {
        guard left != .no else { return .no }
        let right = right()
        if right == .no { return .no }
        return left == .yes && right == .yes ? .yes : .unknown
    }

    /// Whether one of them holds.
    static func || (left: Answer, right: @autoclosure () -> Answer) -> Answer {
        guard left != .yes else { return .yes }
        let right = right()
        if right == .yes { return .yes }
        return left == .no && right == .no ? .no : .unknown
    }

    /// The opposite.
    static prefix func ! (answer: Answer) -> Answer {
        switch answer {
        case .yes: .no
        case .no: .yes
        case .unknown: .unknown
        }
    }
}
