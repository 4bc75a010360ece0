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
struct Registry {
  TrustFile trust;
  std::unique_ptr<RegistryConnection> connection;
};

// The one that is believed (see OnlyTrust), connected.
Result<Registry> OpenRegistry(const Context& context);

// A serialized Receipt as an answer, judged.
// Errors: kInconsistent when it does not verify against the trust file.
Result<VerifiedReceipt> TakeReceipt(const Registry& registry, const Result<std::string>& answer);

// The statement of a code.
// Errors: those of the call; kInconsistent when the answer does not verify or has another code.
Result<VerifiedReceipt> FetchStatement(const Registry& registry, const Code& code);
// The statement at an index.
// Errors: as above; kInconsistent when the answer stands elsewhere.
Result<VerifiedReceipt> FetchStatementAt(const Registry& registry, LeafIndex index);
// The newest record of an organization.
Result<VerifiedReceipt> FetchRecord(const Registry& registry, std::string_view organization);
// Entry 0.
Result<VerifiedReceipt> FetchGenesis(const Registry& registry);

// Finds what a draft names: statements by `.statement` files beside it and, with a registry, by
// code; keys in the home.
DraftResolver ResolverFor(const Context& context, const std::string& draft_path,
                          const Registry* registry);

}  // namespace warifu

#endif  // WARIFU_CLIENT_REGISTRY_FACTS_H_
