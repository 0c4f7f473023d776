/// What a condition says, in terms of what is decided at deployment.
indirect enum ConditionFormula {
    /// Always the same.
    case constant(Bool)
    /// Whether a variable has a value; both are numbers within ``ConditionFormulas``.
    case equals(variable: Int, value: Int)
    /// What another condition says, by its number.
    case condition(Int)
    /// The opposite.
    case not(ConditionFormula)
    /// Whether all hold.
    case all([ConditionFormula])
    /// Whether at least one holds.
    case any([ConditionFormula])
}
