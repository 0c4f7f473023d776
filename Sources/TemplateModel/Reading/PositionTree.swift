/// Where a value and all that it holds are in the text; the shape is that of the node.
struct PositionTree: Sendable {
    /// The place of an object's member or an array's item.
    struct Child {
        /// Where the key starts; of an item, where the item does.
        let start: TextPosition
        let value: PositionTree
    }

    /// Where the value starts, with its tag or anchor.
    let start: TextPosition
    /// In the order of the object's members or the array's items.
    var children: [Child] = []
}
