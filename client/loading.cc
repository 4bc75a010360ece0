#include "client/loading.h"

#include "client/draft/json_tree.h"
#include "client/home.h"
#include "client/render/error.h"
#include "client/render/findings.h"
#include "client/statement_file.h"
#include "client/trust_folder.h"
#include "core/statement/encode.h"
#include "core/statement/file.h"
#include "core/statement/limits.h"
#include "core/statement/name_keys.h"

namespace warifu {
namespace {

bool IsDraft(const std::string& bytes) {
  const std::size_t first = BlankComments(bytes).find_first_not_of(" \t\r\n");
  return first != std::string::npos && BlankComments(bytes)[first] == '{';
}

// The look-alike keys of an organization's names, whatever the draft says of them: a name corrected
// in a copy of an older record would keep the keys of the other.
void FillInNameKeys(v1::Organization& organization) {
  for (v1::OrganizationName& name : *organization.mutable_names()) SetNameKeys(name);
}

// What a draft may leave out: for which registry, when, and what is computed.
Status FillIn(const Context& context, const BelievedRegistry* registry, v1::Statement& statement) {
  if (statement.issued_at() == 0) statement.set_issued_at(context.now_s());
  if (statement.has_organization()) FillInNameKeys(*statement.mutable_organization());
  if (statement.has_genesis() || !statement.registry().empty()) return Ok();
  if (registry != nullptr) {
    statement.set_registry(registry->trust.genesis_hash().ToString());
    return Ok();
  }
  WARIFU_ASSIGN_OR_RETURN(const TrustFile trust, OnlyTrust(context));
  statement.set_registry(trust.genesis_hash().ToString());
  return Ok();
}

// The registry for which a statement must be made; nothing: any.
std::optional<Hash> RegistryOf(const BelievedRegistry* registry) {
  if (registry == nullptr) return std::nullopt;
  return registry->trust.genesis_hash();
}

template <typename Result>
Loaded ToLoaded(Result result) {
  if (auto* findings = std::get_if<Findings>(&result)) return std::move(*findings);
  return std::get<UnfinishedStatement>(std::move(result));
}

Result<Loaded> LoadDraft(const Context& context, const std::string& path, const std::string& bytes,
                         const BelievedRegistry* registry) {
  Result<v1::Statement> statement = ReadDraft(bytes, ResolverFor(context, path, registry));
  if (!statement.ok()) {
    return statement.error().At(path);
  }
  WARIFU_RETURN_IF_ERROR(FillIn(context, registry, *statement));
  return ToLoaded(
      StartStatement(RegistryOf(registry), kHighestRulesVersion, EncodeStatement(*statement)));
}

// The message of a statement file.
Result<std::string> UnframeStatement(const std::string& path, const std::string& bytes) {
  const Result<FileKind> kind = IdentifyFile(bytes);
  if (!kind.ok() && kind.error().code == ErrorCode::kBadInput) {
    return BadInput(
        "{path}: this is neither a draft (JSON, which begins with a brace) nor a statement of "
        "warifu",
        path);
  }
  Result<std::string> message = UnframeFile(FileKind::kStatement, bytes);
  if (!message.ok()) return message.error().At(path);
  return message;
}

}  // namespace

Status CheckLoadable(const std::string& path) {
  WARIFU_ASSIGN_OR_RETURN(const std::string bytes, ReadFile(path, kMaxDraftBytes));
  if (IsDraft(bytes)) return Ok();
  const Result<std::string> message = UnframeStatement(path, bytes);
  return message.ok() ? Ok() : Status(message.error());
}

Result<Loaded> LoadStatement(const Context& context, const std::string& path,
                             const BelievedRegistry* registry) {
  WARIFU_ASSIGN_OR_RETURN(const std::string bytes, ReadFile(path, kMaxDraftBytes));
  if (IsDraft(bytes)) return LoadDraft(context, path, bytes, registry);
  WARIFU_ASSIGN_OR_RETURN(const std::string message, UnframeStatement(path, bytes));
  return ToLoaded(ReadUnderWay(RegistryOf(registry), kHighestRulesVersion, message));
}

Result<UnfinishedStatement> LoadOrFail(const Context& context, const std::string& path,
                                       const BelievedRegistry* registry) {
  WARIFU_ASSIGN_OR_RETURN(Loaded loaded, LoadStatement(context, path, registry));
  if (const auto* findings = std::get_if<Findings>(&loaded)) {
    return BadInput("{path}: {finding}\n  see all with: warifu lint {path}", path,
                    FindingInWords(ErrorLanguage(context), findings->front()));
  }
  return std::get<UnfinishedStatement>(std::move(loaded));
}

Loaded JudgeDraft(const Context& context, v1::Statement& statement) {
  if (statement.has_organization()) FillInNameKeys(*statement.mutable_organization());
  v1::Statement judged = statement;
  if (judged.issued_at() == 0) judged.set_issued_at(context.now_s());
  // Whichever registry it will be for: its form is the same.
  if (!judged.has_genesis() && judged.registry().empty()) judged.set_registry(Hash().ToString());
  return ToLoaded(StartStatement(std::nullopt, kHighestRulesVersion, EncodeStatement(judged)));
}

}  // namespace warifu
