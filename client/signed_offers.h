// The last offer between the same accepting company and the same last party: what a new one is held
// against before it is signed. A broker who slips another payee or account in is seen here.
//
// It is found in a note that this computer makes of each offer that it signs
// (signed/GENESIS-PARTIES-KEY.json in the home: each signer has notes of its own, since company and
// last party may sign at one desk), or else at the registry, proven.
// Not here: showing the differences (client/render/offer_since.h).
#ifndef WARIFU_CLIENT_SIGNED_OFFERS_H_
#define WARIFU_CLIENT_SIGNED_OFFERS_H_

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "client/context.h"
#include "client/registry_facts.h"
#include "core/base/result.h"
#include "core/crypto/ed25519.h"
#include "core/statement/under_way.h"
#include "core/text/code.h"
#include "warifu/v1/statement.pb.h"

namespace warifu {

// Where each payee of an offer takes money: accounts and portals, each in one line as the payee's
// record has it.
using PayeeAccounts = std::map<std::string, std::vector<std::string>>;

struct LastOffer {
  v1::Offer offer;
  Code code;
  bool noted = false;  // by this computer; else proven by the registry
  // Nothing: they are not known.
  std::optional<PayeeAccounts> accounts;
};

// The last one that is not `now` itself, as `signer` noted it. Nothing where there was none.
// Errors: kDamaged for a note that does not hold what was written; those of asking the registry.
// `registry` may be null: then the note alone is looked for.
// Requires: now.statement().has_offer().
Result<std::optional<LastOffer>> FindLastOffer(const Context& context,
                                               const BelievedRegistry* registry,
                                               const UnfinishedStatement& now,
                                               const PublicKey& signer);

// The accounts of the offer's payees by their newest records. Errors: those of asking.
Result<PayeeAccounts> AccountsOf(const BelievedRegistry& registry, const v1::Offer& offer);

// Notes an offer that `signer` signed just now. `accounts`: as they were shown, if they are known.
// Errors: kIo.
Status NoteSignedOffer(const Context& context, const UnfinishedStatement& signed_offer,
                       const PublicKey& signer, const std::optional<PayeeAccounts>& accounts);

}  // namespace warifu

#endif  // WARIFU_CLIENT_SIGNED_OFFERS_H_
