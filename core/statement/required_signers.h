// Who must sign a statement, in order, as far as the payload alone tells.
//
// One table for all who ask: admission (are these the right keys), the client (whose turn is it),
// the draft.
// Not here: whether a key is one of its owner's and counts (core/admission), a root's keys and
// threshold (the genesis).
// Source: docs/format.md, "Who signs".
// Threads: pure functions.
#ifndef WARIFU_CORE_STATEMENT_REQUIRED_SIGNERS_H_
#define WARIFU_CORE_STATEMENT_REQUIRED_SIGNERS_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/types.h"
#include "warifu/v1/statement.pb.h"

namespace warifu {

enum class SignerKind {
  kKey,   // exactly `key`: a root key named by the genesis, or the key that is being bound
  kRoot,  // the root of authority `owner`: as many of its keys as the genesis demands, in its order
  kAuthority,     // a key bound to authority `owner`
  kOrganization,  // a key bound to organization `owner`
  // A key bound to the authority of organization `owner`, or a key of `owner` that this authority
  // bound.
  kAuthorityOrOrganization,
  kLastParty,  // a key of the last party of the newest offer of the lineage that `offer` begins
  // One signer, or a root: whoever may make this change (core/standing/transition.h).
  kByTransition,
};

// One place in the list of signers. Every kind but kRoot, and kByTransition where a root signs, is
// one signature.
struct RequiredSigner {
  SignerKind kind = SignerKind::kKey;
  std::string owner;             // an authority's code or an organization's id
  std::optional<PublicKey> key;  // of kKey
  std::optional<Hash> offer;     // of kLastParty

  friend bool operator==(const RequiredSigner&, const RequiredSigner&) = default;
};

// In the order of signing; never empty.
// Requires: `statement` was let through by Examine, StartStatement or ReadUnderWay.
std::vector<RequiredSigner> RequiredSigners(const v1::Statement& statement);

// "VN-DOLAB" of "VN-DOLAB:0001": the authority that gave an organization its id.
// Requires: an id of that form.
std::string_view AuthorityOf(std::string_view organization_id);

}  // namespace warifu

#endif  // WARIFU_CORE_STATEMENT_REQUIRED_SIGNERS_H_
