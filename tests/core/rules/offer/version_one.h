// Offers judged under rules version 1, whatever version the registry has.
#ifndef WARIFU_TESTS_CORE_RULES_OFFER_VERSION_ONE_H_
#define WARIFU_TESTS_CORE_RULES_OFFER_VERSION_ONE_H_

#include <string>
#include <vector>

#include "core/rules/row.h"
#include "tests/core/rules/offer/offer_rules.h"
#include "tests/support/version_one_state.h"

namespace warifu {

// What is found in `signed_statement` under version 1.
inline Findings FoundUnderVersionOne(const RegistryState& real, const Hash& registry,
                                     const std::string& signed_statement, std::uint64_t now_ms) {
  const ExaminedStatement examined = MustExamine(registry, signed_statement);
  const VersionOneState state(real);
  Judgment judgment(state, examined, now_ms);
  JudgeRows(judgment, {});
  EXPECT_FALSE(judgment.incomplete());
  return judgment.PlainFindings();
}

class VersionOne : public OfferRules {
 protected:
  Findings FoundIn(const v1::Statement& statement) {
    return FoundUnderVersionOne(legal.state(), world().registry(), world().Sign(statement),
                                legal.log().now_ms());
  }

  // "CODE field" of each.
  std::vector<std::string> Judged(const v1::Statement& statement) {
    return Short(FoundIn(statement));
  }

  // Publishes the legal ruleset with `change` made to it.
  template <typename Change>
  void PublishRuleset(Change change) {
    v1::Statement ruleset = world().Ruleset(kAuthority);
    change(*ruleset.mutable_ruleset());
    legal.Publish(ruleset);
  }

  v1::Statement fixed_before_;  // the appointment that a test supersedes
};

}  // namespace warifu

#endif  // WARIFU_TESTS_CORE_RULES_OFFER_VERSION_ONE_H_
