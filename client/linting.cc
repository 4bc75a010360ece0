#include "client/linting.h"

#include "client/trust_folder.h"
#include "core/statement/encode.h"

namespace warifu {

Result<std::optional<Registry>> OpenRegistryForLint(const Context& context,
                                                    const std::vector<std::string>& paths) {
  bool only_genesis = true;
  for (const std::string& path : paths) {
    const Result<Loaded> loaded = LoadStatement(context, path, nullptr);
    const auto* statement =
        loaded.ok() ? std::get_if<UnfinishedStatement>(&*loaded) : nullptr;
    only_genesis = only_genesis && statement && statement->kind() == StatementKind::kGenesis;
  }
  if (only_genesis) return std::optional<Registry>();
  WARIFU_ASSIGN_OR_RETURN(Registry registry, OpenRegistry(context));
  return std::optional<Registry>(std::move(registry));
}

Result<LintResult> Lint(const Context& context, const std::string& path,
                        const Registry* registry) {
  WARIFU_ASSIGN_OR_RETURN(Loaded loaded, LoadStatement(context, path, registry));
  LintResult result;
  if (auto* findings = std::get_if<Findings>(&loaded)) {
    result.findings = std::move(*findings);
    return result;
  }
  result.statement = std::get<UnfinishedStatement>(std::move(loaded));
  if (registry == nullptr || result.statement->kind() == StatementKind::kGenesis) return result;
  WARIFU_ASSIGN_OR_RETURN(result.findings, AskRegistry(*registry, *result.statement));
  result.judged_by_registry = true;
  return result;
}

Result<Findings> AskRegistry(const Registry& registry, const UnfinishedStatement& statement) {
  return registry.connection->DryRun(
      EncodeSignedStatement(statement.payload(), statement.signatures()));
}

}  // namespace warifu
