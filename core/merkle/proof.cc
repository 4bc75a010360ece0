#include "core/merkle/proof.h"

#include <algorithm>
#include <string>

#include "core/merkle/subtree.h"
#include "core/merkle/tree.h"
#include "core/merkle/tree_hash.h"

namespace warifu {
namespace {

// One step down from a root: the part that was left aside, and on which side it lies.
struct Step {
  Subtree aside;
  bool aside_is_left;
};

// Splits `from`; goes on in the right part if `to_right`.
Step Descend(Subtree& from, std::uint64_t split, bool to_right) {
  const Step step = to_right ? Step{{from.begin, split}, true} : Step{{split, from.end}, false};
  from = to_right ? Subtree{split, from.end} : Subtree{from.begin, split};
  return step;
}

// From the root to the leaf.
std::vector<Step> PathToLeaf(const LeafPlace& place) {
  std::vector<Step> steps;
  Subtree at = {0, place.size.value()};
  while (at.size() > 1) {
    const std::uint64_t split = SplitPoint(at);
    steps.push_back(Descend(at, split, place.index.value() >= split));
  }
  return steps;
}

// From the root to the largest subtree of the second tree that ends where the first tree ends.
struct PathToEnd {
  std::vector<Step> steps;
  Subtree last;
};

// Requires: 0 < first <= second.
PathToEnd FindEnd(TreeSize first, TreeSize second) {
  PathToEnd path = {{}, {0, second.value()}};
  while (path.last.end != first.value()) {
    const std::uint64_t split = SplitPoint(path.last);
    path.steps.push_back(Descend(path.last, split, first.value() > split));
  }
  return path;
}

std::vector<Subtree> InclusionSubtrees(const LeafPlace& place) {
  std::vector<Subtree> subtrees;
  for (const Step& step : PathToLeaf(place)) subtrees.push_back(step.aside);
  std::reverse(subtrees.begin(), subtrees.end());
  return subtrees;
}

// Whether the first tree is the very subtree at the end of the path: then a verifier knows its
// hash.
bool IsWholeFirst(const PathToEnd& path) { return path.last.begin == 0; }

std::vector<Subtree> ConsistencySubtrees(TreeSize first, TreeSize second) {
  if (first.value() == 0) return {};
  const PathToEnd path = FindEnd(first, second);
  std::vector<Subtree> subtrees;
  for (const Step& step : path.steps) subtrees.push_back(step.aside);
  if (!IsWholeFirst(path)) subtrees.push_back(path.last);
  std::reverse(subtrees.begin(), subtrees.end());
  return subtrees;
}

Status CheckPlace(const LeafPlace& place) {
  WARIFU_RETURN_IF_ERROR(CheckTreeSize(place.size));
  if (place.index.value() >= place.size.value()) {
    return BadInput("leaf index: {index} is not below the tree size {size}", place.index.value(),
                    place.size.value());
  }
  return Ok();
}

Status CheckSizes(TreeSize first, TreeSize second) {
  WARIFU_RETURN_IF_ERROR(CheckTreeSize(second));
  if (first > second) {
    return BadInput("tree sizes: the first, {first}, is above the second, {second}", first.value(),
                    second.value());
  }
  if (first.value() == 0 && second.value() > 0) {
    return BadInput("tree sizes: the first is 0, and the empty tree begins every other");
  }
  return Ok();
}

Error WrongLength(std::size_t have, std::size_t need) {
  return Inconsistent("proof: it has {have} hashes where there are {need}", have, need);
}

// Requires: as many hashes as there are steps.
TreeRoots Climb(const Hash& start, std::span<const Step> steps, std::span<const Hash> proof) {
  TreeRoots roots = {start, start};
  for (std::size_t i = 0; i < proof.size(); ++i) {
    if (steps[steps.size() - 1 - i].aside_is_left) {
      roots = {NodeHash(proof[i], roots.first), NodeHash(proof[i], roots.second)};
    } else {
      roots.second = NodeHash(roots.second, proof[i]);
    }
  }
  return roots;
}

Status VerifyEqualSizes(const TreeHead& first, const TreeHead& second,
                        std::span<const Hash> proof) {
  if (!proof.empty()) return WrongLength(proof.size(), 0);
  const bool possible = first.size.value() > 0 || first.root == EmptyRoot();
  if (first.root != second.root || !possible) {
    return Inconsistent("proof: two trees of one size have two roots");
  }
  return Ok();
}

}  // namespace

Result<std::vector<Hash>> InclusionProof(LeafIndex index, TreeSize size, const HashReader& reader) {
  WARIFU_RETURN_IF_ERROR(CheckPlace({index, size}));
  return HashSubtrees(InclusionSubtrees({index, size}), reader);
}

Result<std::vector<Hash>> ConsistencyProof(TreeSize first, TreeSize second,
                                           const HashReader& reader) {
  WARIFU_RETURN_IF_ERROR(CheckSizes(first, second));
  return HashSubtrees(ConsistencySubtrees(first, second), reader);
}

Result<Hash> RootFromInclusion(const Hash& leaf_hash, LeafPlace place,
                               std::span<const Hash> proof) {
  WARIFU_RETURN_IF_ERROR(CheckPlace(place));
  const std::vector<Step> steps = PathToLeaf(place);
  if (proof.size() != steps.size()) return WrongLength(proof.size(), steps.size());
  Hash hash = leaf_hash;
  for (std::size_t i = 0; i < proof.size(); ++i) {
    const bool aside_is_left = steps[steps.size() - 1 - i].aside_is_left;
    hash = aside_is_left ? NodeHash(proof[i], hash) : NodeHash(hash, proof[i]);
  }
  return hash;
}

Status VerifyInclusion(const Hash& leaf_hash, LeafPlace place, std::span<const Hash> proof,
                       const Hash& root) {
  WARIFU_ASSIGN_OR_RETURN(const Hash computed, RootFromInclusion(leaf_hash, place, proof));
  if (computed != root) return Inconsistent("proof: it does not lead to the tree's root");
  return Ok();
}

Status VerifyConsistency(const TreeHead& first, const TreeHead& second,
                         std::span<const Hash> proof) {
  WARIFU_RETURN_IF_ERROR(CheckSizes(first.size, second.size));
  if (first.size == second.size) return VerifyEqualSizes(first, second, proof);
  const PathToEnd path = FindEnd(first.size, second.size);
  const bool whole = IsWholeFirst(path);
  const std::size_t need = path.steps.size() + (whole ? 0 : 1);
  if (proof.size() != need) return WrongLength(proof.size(), need);
  const Hash& start = whole ? first.root : proof.front();
  const TreeRoots roots = Climb(start, path.steps, whole ? proof : proof.subspan(1));
  if (roots.first != first.root) {
    return Inconsistent("proof: it does not lead to the first tree's root");
  }
  if (roots.second != second.root) {
    return Inconsistent("proof: it does not lead to the second tree's root");
  }
  return Ok();
}

Result<TreeRoots> RootsFromConsistency(TreeSize first, TreeSize second,
                                       std::span<const Hash> hashes) {
  WARIFU_RETURN_IF_ERROR(CheckSizes(first, second));
  if (first == second) return BadInput("tree sizes: the two are equal");
  const PathToEnd path = FindEnd(first, second);
  const std::size_t need = path.steps.size() + 1;
  if (hashes.size() != need) return WrongLength(hashes.size(), need);
  return Climb(hashes.front(), path.steps, hashes.subspan(1));
}

}  // namespace warifu
