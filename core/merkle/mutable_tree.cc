#include "core/merkle/mutable_tree.h"

#include <algorithm>
#include <string>

#include "core/base/check.h"
#include "core/merkle/subtree.h"
#include "core/merkle/tree.h"
#include "core/merkle/tree_hash.h"

namespace warifu {
namespace {

Status CheckSizes(TreeSize old_size, TreeSize new_size) {
  if (new_size.value() > kMaxTreeSize || old_size > new_size) {
    return BadInput("tree sizes: {old_size} cannot become {new_size}", old_size.value(),
                    new_size.value());
  }
  return Ok();
}

// Level 0, ascending, below the new size, and every new index among them.
Status CheckLeaves(TreeSize old_size, TreeSize new_size, std::span<const Node> leaves) {
  std::uint64_t next = 0;
  std::uint64_t appended = 0;
  for (const Node& leaf : leaves) {
    const std::uint64_t index = leaf.id.index;
    if (leaf.id.level != 0 || index < next || index >= new_size.value()) {
      return BadInput("changed leaves: {index} is out of order, beyond the tree or no leaf", index);
    }
    next = index + 1;
    if (index >= old_size.value()) ++appended;
  }
  if (appended != new_size.value() - old_size.value()) {
    return BadInput("changed leaves: some of the appended ones are missing");
  }
  return Ok();
}

// The complete parents of `ids`, which are of one level and ascending.
std::vector<NodeId> ParentsOf(std::span<const NodeId> ids, TreeSize size) {
  std::vector<NodeId> parents;
  for (const NodeId& id : ids) {
    const NodeId parent = {id.level + 1, id.index / 2};
    if (!IsComplete(parent, size)) break;  // nor is any further right
    if (parents.empty() || parents.back() != parent) parents.push_back(parent);
  }
  return parents;
}

// What an update does, before any hash is known.
struct Plan {
  std::vector<NodeId> rewritten;  // above the leaves, level by level
  std::vector<NodeId> read;       // sorted
};

bool Contains(std::span<const NodeId> sorted, NodeId id) {
  return std::binary_search(sorted.begin(), sorted.end(), id);
}

// Adds to `plan` the parents of `level` (its changed nodes) and the siblings to be read for them.
std::vector<NodeId> PlanLevel(std::span<const NodeId> level, TreeSize size, Plan& plan) {
  std::vector<NodeId> parents = ParentsOf(level, size);
  for (const NodeId& parent : parents) {
    for (std::uint64_t child = 2 * parent.index; child <= 2 * parent.index + 1; ++child) {
      const NodeId id = {parent.level - 1, child};
      if (!Contains(level, id)) plan.read.push_back(id);
    }
  }
  plan.rewritten.insert(plan.rewritten.end(), parents.begin(), parents.end());
  return parents;
}

Plan MakePlan(TreeSize size, std::span<const Node> leaves) {
  Plan plan;
  std::vector<NodeId> level;
  level.reserve(leaves.size());
  for (const Node& leaf : leaves) level.push_back(leaf.id);
  const std::vector<NodeId> changed_leaves = level;
  while (!level.empty()) level = PlanLevel(level, size, plan);
  for (const NodeId& id : NodesOfRoot(size)) {
    if (!Contains(changed_leaves, id) && !Contains(plan.rewritten, id)) plan.read.push_back(id);
  }
  std::sort(plan.read.begin(), plan.read.end());
  plan.read.erase(std::unique(plan.read.begin(), plan.read.end()), plan.read.end());
  return plan;
}

// The nodes `ids`, sorted as they are.
Result<std::vector<Node>> ReadNodes(std::span<const NodeId> ids, const HashReader& reader) {
  if (ids.empty()) return std::vector<Node>();
  WARIFU_ASSIGN_OR_RETURN(const std::vector<Hash> hashes, reader.ReadHashes(ids));
  if (hashes.size() != ids.size()) {
    return InternalError("tree: the reader gave {given} hashes instead of {asked}", hashes.size(),
                         ids.size());
  }
  std::vector<Node> nodes(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) nodes[i] = {ids[i], hashes[i]};
  return nodes;
}

// The hash of `id` among `sorted`, or null.
const Hash* Find(std::span<const Node> sorted, NodeId id) {
  const auto place = std::lower_bound(sorted.begin(), sorted.end(), id,
                                      [](const Node& node, NodeId i) { return node.id < i; });
  return place != sorted.end() && place->id == id ? &place->hash : nullptr;
}

// The new hash of `id`: rewritten if it was, else as it stood. Both lists are sorted.
const Hash& HashOf(NodeId id, std::span<const Node> rewritten, std::span<const Node> read) {
  const Hash* hash = Find(rewritten, id);
  if (hash == nullptr) hash = Find(read, id);
  WARIFU_CHECK(hash != nullptr);
  return *hash;
}

}  // namespace

Result<TreeUpdate> UpdateLeaves(TreeSize old_size, TreeSize new_size, std::span<const Node> leaves,
                                const HashReader& old) {
  WARIFU_RETURN_IF_ERROR(CheckSizes(old_size, new_size));
  WARIFU_RETURN_IF_ERROR(CheckLeaves(old_size, new_size, leaves));
  const Plan plan = MakePlan(new_size, leaves);
  WARIFU_ASSIGN_OR_RETURN(const std::vector<Node> read, ReadNodes(plan.read, old));
  TreeUpdate update = {{leaves.begin(), leaves.end()}, EmptyRoot()};
  for (const NodeId& id : plan.rewritten) {
    const Hash& left = HashOf({id.level - 1, 2 * id.index}, update.nodes, read);
    const Hash& right = HashOf({id.level - 1, 2 * id.index + 1}, update.nodes, read);
    update.nodes.push_back({id, NodeHash(left, right)});
  }
  std::vector<Hash> edge;
  for (const NodeId& id : NodesOfRoot(new_size)) edge.push_back(HashOf(id, update.nodes, read));
  if (!edge.empty()) update.root = HashOfNodes(edge);
  return update;
}

}  // namespace warifu
