/** The id of the tree column; no screen may use it for a column of its own. */
export const treeColumnId = 'tree';
