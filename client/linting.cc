#include "client/linting.h"

#include "client/keys/keyring.h"

namespace warifu {
namespace {

constexpr std::string_view kSignatures = "signatures";

// Whether a finding says no more than that not everybody has signed. `nobody_signed`: the only
// signature is that of the key made for the question, so that whatever is said of signatures is
// said of it.
bool IsAboutMissingSignatures(const v1::Finding& finding, bool nobody_signed) {
  return finding.code() == v1::FINDING_CODE_SIGNATURE_MISSING ||
         (nobody_signed && finding.field().starts_with(kSignatures));
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
                          AskRegistry(context.random, *registry, *result.statement));
  result.findings = std::move(opinion.findings);
  result.signatures_missing = opinion.signatures_missing;
  result.judged_by_registry = true;
  return result;
}

Result<RegistryOpinion> AskRegistry(RandomSource& random, const BelievedRegistry& registry,
                                    const UnfinishedStatement& statement) {
  const bool nobody_signed = statement.signatures().empty();
  UnfinishedStatement asked = statement;
  if (nobody_signed) WARIFU_RETURN_IF_ERROR(asked.AddSignature(GenerateKey(random)));
  RegistryOpinion opinion;
  WARIFU_ASSIGN_OR_RETURN(opinion.findings, registry.connection->DryRun(asked.ToSignedStatement()));
  const std::size_t missing = std::erase_if(opinion.findings, [&](const v1::Finding& finding) {
    return IsAboutMissingSignatures(finding, nobody_signed);
  });
  opinion.signatures_missing = missing > 0;
  return opinion;
}

}  // namespace warifu
