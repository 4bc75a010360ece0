// What the tests share of the rules of offers that hold from rules version 1 on.
#ifndef WARIFU_TESTS_CORE_RULES_OFFER_VERSION_ONE_H_
#define WARIFU_TESTS_CORE_RULES_OFFER_VERSION_ONE_H_

#include <string>
#include <vector>

#include "tests/core/rules/offer/offer_rules.h"

namespace warifu {

class VersionOne : public OfferRules {
 protected:
  Findings FoundIn(const v1::Statement& statement) {
    return legal.log().DryRun(world().Sign(statement)).findings;
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
