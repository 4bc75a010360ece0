// Offers judged under rules version 1, whatever version the registry has.
#ifndef WARIFU_TESTS_CORE_RULES_OFFER_VERSION_ONE_H_
#define WARIFU_TESTS_CORE_RULES_OFFER_VERSION_ONE_H_

#include <string>
#include <vector>

#include "core/rules/row.h"
#include "tests/core/rules/offer/offer_rules.h"
#include "tests/support/version_one_state.h"

namespace warifu {

class VersionOne : public OfferRules {
 protected:
  // "CODE field" of each finding under version 1.
  std::vector<std::string> Judged(const v1::Statement& statement) {
    const ExaminedStatement examined = MustExamine(world().registry(), world().Sign(statement));
    const VersionOneState state(legal.state());
    Judgment judgment(state, examined, legal.log().now_ms());
    JudgeRows(judgment, {});
    EXPECT_FALSE(judgment.incomplete());
    return Short(judgment.PlainFindings());
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
