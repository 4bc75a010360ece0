// What the client asks a registry about single statements, each verified by its receipt before it
// is used.
#ifndef WARIFU_CLIENT_REGISTRY_FACTS_H_
#define WARIFU_CLIENT_REGISTRY_FACTS_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "client/connection.h"
#include "client/context.h"
#include "client/draft/reader.h"
#include "core/base/result.h"
#include "core/proof/receipt.h"
#include "core/proof/trust.h"

namespace warifu {

// A registry that is believed, and a connection to it.
struct BelievedRegistry {
  TrustFile trust;
  std::unique_ptr<RegistryConnection> connection;
};

// The one that is believed (see OnlyTrust), connected.
Result<BelievedRegistry> OpenRegistry(const Context& context);

// A serialized Receipt as an answer, judged.
// Errors: kInconsistent when it does not verify against the trust file.
Result<VerifiedReceipt> TakeReceipt(const BelievedRegistry& registry,
                                    const Result<std::string>& answer);

// The statement of a code.
// Errors: those of the call; kInconsistent when the answer does not verify or has another code.
Result<VerifiedReceipt> FetchStatement(const BelievedRegistry& registry, const Code& code);
// The statement at an index.
// Errors: as above; kInconsistent when the answer stands elsewhere.
Result<VerifiedReceipt> FetchStatementAt(const BelievedRegistry& registry, LeafIndex index);
// The newest record of an organization.
Result<VerifiedReceipt> FetchRecord(const BelievedRegistry& registry,
                                    std::string_view organization);
// The binding of a key.
// Errors: as above; kNotFound: nobody bound it.
Result<VerifiedReceipt> FetchBinding(const BelievedRegistry& registry, const PublicKey& key);
// Entry 0.
Result<VerifiedReceipt> FetchGenesis(const BelievedRegistry& registry);

// Finds what a draft names: statements by `.statement` files beside it and, with a registry, by
// code; keys in the home.
DraftResolver ResolverFor(const Context& context, const std::string& draft_path,
                          const BelievedRegistry* registry);

}  // namespace warifu

#endif  // WARIFU_CLIENT_REGISTRY_FACTS_H_
