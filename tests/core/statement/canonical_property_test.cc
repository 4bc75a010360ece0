// The canonical check against protobuf itself: parse, discard unknown fields, serialize
// deterministically, compare. Bytes in order are broken in every way that we know.
#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <random>

#include "core/base/encoding.h"
#include "core/statement/canonical.h"
#include "core/statement/encode.h"
#include "tests/core/statement/any_message.h"
#include "tests/core/statement/canonical_oracle.h"
#include "tests/core/statement/statement_fixture.h"
#include "tests/core/statement/wire_tree.h"
#include "warifu/v1/log.pb.h"
#include "warifu/v1/proof.pb.h"

namespace warifu {
namespace {

constexpr int kSeeds = 150;
constexpr int kMutationsOfEach = 40;
constexpr int kTriesOfEach = 2000;

// Judges the same bytes twice. The check may find other faults too; only "not canonical" must
// agree.
void ExpectAgreement(const google::protobuf::Message& prototype, const std::string& bytes) {
  const Findings findings = CheckCanonical(SchemaOf(*prototype.GetDescriptor()), bytes);
  if (findings.size() >= kMaxFindings) return;  // ended before the end
  EXPECT_EQ(IsCanonicalByProtobuf(prototype, bytes), !HasNotCanonical(findings))
      << EncodeHex(bytes) << "\n"
      << DescribeFindings(findings);
}

std::vector<std::unique_ptr<google::protobuf::Message>> Prototypes() {
  std::vector<std::unique_ptr<google::protobuf::Message>> prototypes;
  prototypes.push_back(std::make_unique<v1::Statement>());
  prototypes.push_back(std::make_unique<v1::SignedStatement>());
  prototypes.push_back(std::make_unique<v1::Entry>());
  prototypes.push_back(std::make_unique<v1::OfferProof>());
  prototypes.push_back(std::make_unique<v1::Receipt>());
  prototypes.push_back(std::make_unique<v1::Evidence>());
  return prototypes;
}

TEST(CheckCanonicalProperty, WhatTheGeneratorMakesIsInOrder) {
  for (int seed = 0; seed < kSeeds; ++seed) {
    for (int body = 3; body <= 10; ++body) {
      const auto statement = MessageMaker(seed, seed % 5 == 0).Statement(body);
      const std::string bytes = EncodeStatement(statement);
      const Findings findings = CheckCanonical(SchemaOf<v1::Statement>(), bytes);
      ASSERT_TRUE(findings.empty()) << DescribeFindings(findings) << statement.DebugString();
      ASSERT_TRUE(IsCanonicalByProtobuf(statement, bytes));
    }
  }
}

TEST(CheckCanonicalProperty, AgreesWithProtobufOnEveryMutation) {
  const QuietProtobuf quiet;
  for (const auto& prototype : Prototypes()) {
    for (int seed = 0; seed < kSeeds; ++seed) {
      std::unique_ptr<google::protobuf::Message> message(prototype->New());
      MessageMaker(seed, false).Fill(*message);
      std::mt19937_64 engine(seed);
      for (int i = 0; i < kMutationsOfEach; ++i) {
        WireTree tree(EncodeMessage(*message), *message->GetDescriptor());
        tree.Mutate(engine);
        if (engine() % 4 == 0) tree.Mutate(engine);
        ExpectAgreement(*prototype, tree.Encode());
      }
    }
  }
}

// Each mutation by itself breaks what it is meant to break: else the property above says little.
TEST(CheckCanonicalProperty, EveryMutationIsRefusedSomewhere) {
  const QuietProtobuf quiet;
  const std::string whole = EncodeStatement(MessageMaker(1, true).Statement(8));
  for (int mutation = 0; mutation < kMutationCount; ++mutation) {
    std::mt19937_64 engine(1);
    bool refused = false;
    for (int tried = 0; tried < kTriesOfEach && !refused; ++tried) {
      WireTree tree(whole, *v1::Statement::descriptor());
      tree.Apply(static_cast<Mutation>(mutation), engine);
      refused = !CheckCanonical(SchemaOf<v1::Statement>(), tree.Encode()).empty();
    }
    EXPECT_TRUE(refused) << "mutation " << mutation;
  }
}

TEST(CheckCanonicalProperty, AgreesWithProtobufOnBytesChangedAtRandom) {
  const QuietProtobuf quiet;
  std::mt19937_64 engine(1);
  for (int i = 0; i < 20000; ++i) {
    const int body = 3 + i % 8;
    std::string bytes = EncodeStatement(MessageMaker(i % 64, false).Statement(body));
    const std::size_t place = engine() % bytes.size();
    switch (engine() % 4) {
      case 0:
        bytes[place] = static_cast<char>(engine());
        break;
      case 1:
        bytes.erase(place, 1 + engine() % 3);
        break;
      case 2:
        bytes.insert(place, 1, static_cast<char>(engine()));
        break;
      default:
        bytes.resize(place);
        break;
    }
    ExpectAgreement(v1::Statement(), bytes);
  }
}

TEST(CheckCanonicalProperty, WhatIsAcceptedSerializesToTheSameBytes) {
  const QuietProtobuf quiet;
  for (const Sample& sample : Samples()) {
    v1::Statement parsed;
    ASSERT_TRUE(parsed.ParseFromString(sample.payload()));
    EXPECT_EQ(EncodeStatement(parsed), sample.payload()) << sample.name;
  }
}

}  // namespace
}  // namespace warifu
