// SignerFacts: the signatures of a statement held against the signers that it must have, whose keys
// they are, and how these keys stand.
//
// "In force" means at the judgment's index, so the same check serves admission and a proof's
// verifier, which asks it of each statement as of its own index.
// Not here: who must sign (core/statement/required_signers.h), whether a signature is true
// (Examine).
// Source: docs/format.md, "Who signs".
// Threads: belongs to one judgment.
#ifndef WARIFU_CORE_RULES_SIGNER_FACTS_H_
#define WARIFU_CORE_RULES_SIGNER_FACTS_H_

#include <string>
#include <vector>

#include "core/rules/judgment.h"
#include "core/rules/lookup.h"
#include "core/rules/state.h"
#include "warifu/v1/finding.pb.h"

namespace warifu {

// Who holds a key.
enum class HolderKind {
  kNobody,
  kOrganization,
  kAuthority,
  kRoot,
};

struct Holder {
  HolderKind kind = HolderKind::kNobody;
  std::string owner;  // an organization's id or an authority's code

  friend bool operator==(const Holder&, const Holder&) = default;
};

// To whom a KeyBinding binds its key.
Holder HolderOf(const v1::KeyBinding& binding);

// "authority VN-DOLAB", "root of VN-DOLAB", "VN-DOLAB:0001": for findings.
FindingValue HolderText(const Holder& holder);

// Whether the key of this KeyBinding was bound by its organization's authority itself, and not by
// another key of the organization. No too for an authority's key.
Answer BoundByAuthority(const RegistryState& state, const Subject& binding);

// One thing that is wrong with the signatures; each row of group K reports those with its code.
struct SignerProblem {
  v1::FindingCode code;
  bool by_compromise = false;
  std::string field;
  FindingValue found;
  FindingValue wanted;
};

struct SignerFacts {
  explicit SignerFacts(Judgment& judgment);

  std::vector<SignerProblem> problems;
  Holder changer;  // who signed a Change, if its first key is known
};

}  // namespace warifu

#endif  // WARIFU_CORE_RULES_SIGNER_FACTS_H_
