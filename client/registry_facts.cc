#include "client/registry_facts.h"

#include "client/keys/keyring.h"
#include "client/registry_server.h"
#include "client/statement_file.h"
#include "client/trust_folder.h"
#include "core/base/encoding.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

constexpr char kStatementEnding[] = ".statement";

std::string FolderOf(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
}

// The name of the statement in a file, or of a code at the registry.
Result<Hash> NameOf(const std::string& text, const std::string& folder,
                    const BelievedRegistry* registry) {
  if (text.ends_with(kStatementEnding)) {
    const std::string path = text.starts_with('/') ? text : folder + text;
    WARIFU_ASSIGN_OR_RETURN(const UnfinishedStatement statement, ReadStatementFile(path));
    return statement.name();
  }
  WARIFU_ASSIGN_OR_RETURN(const Code code, ParseCode(text));
  if (registry == nullptr) {
    return BadInput(
        "a code can be looked up only at the registry: without --offline, or write the "
        "64 hex digits of the statement's name");
  }
  WARIFU_ASSIGN_OR_RETURN(const VerifiedReceipt receipt, FetchStatement(*registry, code));
  return receipt.subject.entry->statement()->name();
}

}  // namespace

Result<BelievedRegistry> OpenRegistry(const Context& context) {
  WARIFU_ASSIGN_OR_RETURN(TrustFile trust, OnlyTrust(context));
  WARIFU_ASSIGN_OR_RETURN(auto connection, ConnectTo(context, trust));
  return BelievedRegistry{std::move(trust), std::move(connection)};
}

Result<VerifiedReceipt> TakeReceipt(const BelievedRegistry& registry,
                                    const Result<std::string>& answer) {
  if (!answer.ok()) return answer.error();
  ReceiptJudgment judgment = VerifyReceipt(*answer, registry.trust);
  if (judgment.receipt) return std::move(*judgment.receipt);
  return Inconsistent("the answer of {origin} does not verify: {cause}", registry.trust.origin(),
                      SentenceOf(judgment.causes.front()));
}

Result<VerifiedReceipt> FetchStatement(const BelievedRegistry& registry, const Code& code) {
  WARIFU_ASSIGN_OR_RETURN(VerifiedReceipt receipt,
                          TakeReceipt(registry, registry.connection->GetStatement(code)));
  if (receipt.subject.entry->statement()->code() == code) return receipt;
  return Inconsistent("the registry answered with another statement than {code}", code.ToString());
}

Result<VerifiedReceipt> FetchStatementAt(const BelievedRegistry& registry, LeafIndex index) {
  WARIFU_ASSIGN_OR_RETURN(VerifiedReceipt receipt,
                          TakeReceipt(registry, registry.connection->GetStatementAt(index)));
  if (receipt.subject.index() == index) return receipt;
  return Inconsistent("the registry answered with another entry than {index}", index.value());
}

Result<VerifiedReceipt> FetchRecord(const BelievedRegistry& registry,
                                    std::string_view organization) {
  const Result<std::string> answer = registry.connection->GetRecord(organization);
  if (!answer.ok() && answer.error().code == ErrorCode::kNotFound) {
    if (organization.find_first_of("/.") != std::string_view::npos) {
      return NotFound("there is no file {path}, and no organization has such an id",
                      EscapeForTerminal(organization));
    }
    return NotFound(
        "{organization}: this registry knows no such organization; see which it knows with: warifu "
        "organization list",
        EscapeForTerminal(organization));
  }
  WARIFU_ASSIGN_OR_RETURN(VerifiedReceipt receipt, TakeReceipt(registry, answer));
  const v1::Statement& statement = receipt.subject.statement();
  if (statement.has_organization() && statement.organization().id() == organization) {
    return receipt;
  }
  return Inconsistent("the registry answered with another record than that of {organization}",
                      EscapeForTerminal(organization));
}

Result<VerifiedReceipt> FetchBinding(const BelievedRegistry& registry, const PublicKey& key) {
  WARIFU_ASSIGN_OR_RETURN(VerifiedReceipt receipt,
                          TakeReceipt(registry, registry.connection->GetBinding(key)));
  const v1::Statement& statement = receipt.subject.statement();
  if (statement.has_key_binding() && statement.key_binding().public_key() == key.ToString()) {
    return receipt;
  }
  return Inconsistent("the registry answered with another key's binding than that of {key}",
                      EncodeHex(key.view()));
}

Result<VerifiedReceipt> FetchGenesis(const BelievedRegistry& registry) {
  WARIFU_ASSIGN_OR_RETURN(VerifiedReceipt receipt,
                          TakeReceipt(registry, registry.connection->GetStatementAt(LeafIndex(0))));
  if (receipt.subject.entry->statement()->name() == registry.trust.genesis_hash()) return receipt;
  return Inconsistent("the registry's first entry is not the genesis that the trust file names");
}

DraftResolver ResolverFor(const Context& context, const std::string& draft_path,
                          const BelievedRegistry* registry) {
  DraftResolver resolver;
  resolver.statement = [folder = FolderOf(draft_path), registry](const std::string& text) {
    return NameOf(text, folder, registry);
  };
  resolver.key = [&context](const std::string& name) -> Result<PublicKey> {
    WARIFU_ASSIGN_OR_RETURN(const KeyFile key, FindKey(context, name));
    return key.info.public_key;
  };
  return resolver;
}

}  // namespace warifu
