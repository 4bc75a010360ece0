// What is wrong with a draft or statement: its form here, everything else by the registry's dry
// run.
#ifndef WARIFU_CLIENT_LINTING_H_
#define WARIFU_CLIENT_LINTING_H_

#include <optional>
#include <string>
#include <vector>

#include "client/loading.h"
#include "client/preview_facts.h"
#include "client/registry_facts.h"
#include "core/base/result.h"
#include "core/rules/offer/ceiling_measures.h"
#include "core/statement/under_way.h"

namespace warifu {

struct LintResult {
  std::optional<UnfinishedStatement> statement;  // nothing when its form is not in order
  Findings findings;
  bool judged_by_registry = false;
  bool signatures_missing = false;       // as the registry says, where it judged
  std::vector<CeilingMeasure> ceilings;  // of an offer, likewise
  std::optional<PreviewFacts> preview;   // of an offer that is shown and not told as JSON, likewise
};

// The registry to ask; nothing when only genesis drafts are linted and no registry is believed yet.
// Errors: those of OpenRegistry; kNotFound for a file that is not there, before anybody is asked.
Result<std::optional<BelievedRegistry>> OpenRegistryForLint(const Context& context,
                                                            const std::vector<std::string>& paths);

// `registry` may be null: then the form alone is judged. A genesis is always judged by its form
// alone.
Result<LintResult> Lint(const Context& context, const std::string& path,
                        const BelievedRegistry* registry);

// What the registry says of a statement under way.
struct RegistryOpinion {
  Findings findings;                // less those about signatures that are still missing
  bool signatures_missing = false;  // more must sign
  Foreseen foreseen;                // all else; its findings are above
};

// `next`: a key that is about to sign; nothing: nobody is. No signature is sent, so that a registry
// that is only asked can append nothing. Errors: those of the call.
Result<RegistryOpinion> AskRegistry(const BelievedRegistry& registry,
                                    const UnfinishedStatement& statement,
                                    const std::optional<PublicKey>& next);

}  // namespace warifu

#endif  // WARIFU_CLIENT_LINTING_H_
