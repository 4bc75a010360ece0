#include "client/linting.h"

#include <utility>

namespace warifu {
namespace {

bool IsAboutMissingSignatures(const v1::Finding& finding) {
  return finding.code() == v1::FINDING_CODE_SIGNATURE_MISSING;
}

}  // namespace

Result<std::optional<BelievedRegistry>> OpenRegistryForLint(const Context& context,
                                                            const std::vector<std::string>& paths) {
  bool only_genesis = true;
  for (const std::string& path : paths) {
    const Result<Loaded> loaded = LoadStatement(context, path, nullptr);
    if (!loaded.ok() && loaded.error().code == ErrorCode::kNotFound) return loaded.error();
    const auto* statement = loaded.ok() ? std::get_if<UnfinishedStatement>(&*loaded) : nullptr;
    only_genesis = only_genesis && statement && statement->kind() == StatementKind::kGenesis;
  }
  if (only_genesis) return std::optional<BelievedRegistry>();
  WARIFU_ASSIGN_OR_RETURN(BelievedRegistry registry, OpenRegistry(context));
  return std::optional<BelievedRegistry>(std::move(registry));
}

Result<LintResult> Lint(const Context& context, const std::string& path,
                        const BelievedRegistry* registry) {
  WARIFU_ASSIGN_OR_RETURN(Loaded loaded, LoadStatement(context, path, registry));
  LintResult result;
  if (auto* findings = std::get_if<Findings>(&loaded)) {
    result.findings = std::move(*findings);
    return result;
  }
  result.statement = std::get<UnfinishedStatement>(std::move(loaded));
  if (registry == nullptr || result.statement->kind() == StatementKind::kGenesis) return result;
  WARIFU_ASSIGN_OR_RETURN(RegistryOpinion opinion,
                          AskRegistry(*registry, *result.statement, std::nullopt));
  result.findings = std::move(opinion.findings);
  result.signatures_missing = opinion.signatures_missing;
  result.ceilings = opinion.foreseen.ceilings;
  result.judged_by_registry = true;
  if (!context.global.json && result.statement->statement().has_offer()) {
    WARIFU_ASSIGN_OR_RETURN(
        result.preview,
        AskForPreview(*registry, result.statement->statement().offer(), opinion.foreseen));
  }
  return result;
}

Result<RegistryOpinion> AskRegistry(const BelievedRegistry& registry,
                                    const UnfinishedStatement& statement,
                                    const std::optional<PublicKey>& next) {
  std::vector<PublicKey> signers;
  for (const KeyedSignature& signature : statement.signatures()) signers.push_back(signature.key);
  if (next) signers.push_back(*next);
  RegistryOpinion opinion;
  WARIFU_ASSIGN_OR_RETURN(Foreseen foreseen,
                          registry.connection->DryRun(statement.payload(), signers));
  opinion.findings = std::exchange(foreseen.findings, {});
  opinion.signatures_missing = std::erase_if(opinion.findings, IsAboutMissingSignatures) > 0;
  opinion.foreseen = std::move(foreseen);
  return opinion;
}

}  // namespace warifu
