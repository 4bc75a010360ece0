// StoredTree: the hashes of one of the two trees, from the rows of a view.
//
// Level 0 is made from the rows of standings (storage/layout.h), the levels above are stored.
// Threads: safe.
#ifndef WARIFU_STORAGE_STORED_TREE_H_
#define WARIFU_STORAGE_STORED_TREE_H_

#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/merkle/node.h"
#include "storage/layout.h"
#include "storage/view_reader.h"

namespace warifu {

enum class WhichTree {
  kLog,       // over all entries
  kStanding,  // over the leaves before the last seal
};

// The leaf hash of entry `index` in a tree.
Hash LeafOf(WhichTree which, LeafIndex index, const StandingRow& row);
// Where the nodes above the leaves are stored.
Column NodeColumn(WhichTree which);
// How many leaves the tree has in a view of `size` entries.
TreeSize SizeOf(WhichTree which, TreeSize size);

class StoredTree final : public HashReader {
 public:
  // `reader` must outlive this.
  StoredTree(WhichTree which, const ViewReader& reader);

  // Errors: kNotFound for a node that is not complete at the tree's size; kIo, kDamaged.
  Result<std::vector<Hash>> ReadHashes(std::span<const NodeId> ids) const override;

 private:
  const WhichTree which_;
  const ViewReader& reader_;
  const TreeSize size_;
};

}  // namespace warifu

#endif  // WARIFU_STORAGE_STORED_TREE_H_
