// What the tests of an offer's rules share: a founded registry for each test, and findings by code
// and field.
#ifndef WARIFU_TESTS_CORE_RULES_OFFER_OFFER_RULES_H_
#define WARIFU_TESTS_CORE_RULES_OFFER_OFFER_RULES_H_

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tests/support/legal_registry.h"

namespace warifu {

// Founding costs 40 ms, a copy next to nothing.
inline const LegalRegistry& Founded() {
  static const auto& founded = *new LegalRegistry();
  return founded;
}
inline const LegalRegistry& FoundedByTwo() {
  static const auto& founded =
      *new LegalRegistry({.second_authority = true, .other_authority = true});
  return founded;
}

class OfferRules : public ::testing::Test {
 protected:
  OfferRules() : legal(Founded()) {}
  explicit OfferRules(const LegalRegistry& founded) : legal(founded) {}

  LegalWorld& world() { return legal.world(); }

  // "CODE field" of each finding, without FINDING_CODE_.
  std::vector<std::string> FindingsOf(const v1::Statement& statement) {
    return Short(legal.log().DryRun(world().Sign(statement)).findings);
  }
  std::vector<std::string> FindingsOf(const v1::Statement& statement,
                                      const std::vector<std::string>& owners) {
    return Short(legal.log().DryRun(world().SignAs(statement, owners)).findings);
  }

  static std::vector<std::string> Short(const Findings& findings) {
    constexpr std::string_view kPrefix = "FINDING_CODE_";
    std::vector<std::string> all;
    for (const v1::Finding& finding : findings) {
      all.push_back(v1::FindingCode_Name(finding.code()).substr(kPrefix.size()) + " " +
                    finding.field());
    }
    return all;
  }

  // Appends a record that the rules would refuse, as if it had been admitted.
  void ForceRecord(const v1::Statement& record) {
    const std::string& id = record.organization().id();
    Changes changes;
    changes.birth = State::kInForce;
    changes.puts = {
        {Table::kOrganization, OrganizationTableKey(id), EncodeIndex(legal.state().next())}};
    legal.log().AppendAnyway(world().Sign(record), changes);
    legal.log().Seal();
  }

  LegalRegistry legal;
};

class TwoAuthorities : public OfferRules {
 protected:
  TwoAuthorities() : OfferRules(FoundedByTwo()) {}
};

using ::testing::Contains;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

}  // namespace warifu

#endif  // WARIFU_TESTS_CORE_RULES_OFFER_OFFER_RULES_H_
