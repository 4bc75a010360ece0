#include "core/admission/overlay.h"

#include <gtest/gtest.h>

#include <memory>
#include <utility>
#include <variant>

#include "core/statement/entry.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

EntryPtr EntryOf(LeafIndex index, std::variant<ExaminedStatement, SealContent> content) {
  return std::make_shared<const Entry>(
      Entry{.index = index, .leaf_hash = Hash(), .content = std::move(content)});
}

EntryPtr SealAt(LeafIndex index) { return EntryOf(index, SealContent{}); }

EntryPtr StatementAt(LeafIndex index) {
  const LegalWorld world;
  return EntryOf(index, MustExamine(std::nullopt, world.Sign(world.Genesis())));
}

Changes SomeChanges() {
  Changes changes;
  changes.birth = State::kInForce;
  changes.rules_version = 7;
  changes.puts = {{Table::kOrganization, "A", "first"},
                  {Table::kOrganization, "A", "second"},
                  {Table::kKey, "A", "third"}};
  return changes;
}

TEST(OverlayState, IsEmptyOverNothing) {
  const OverlayState empty(nullptr);
  EXPECT_EQ(empty.next(), LeafIndex(0));
  EXPECT_EQ(empty.rules_version(), 0U);
  EXPECT_TRUE(empty.EntryAt(LeafIndex(0)).absent());
  EXPECT_TRUE(empty.StandingAt(LeafIndex(0)).absent());
  EXPECT_TRUE(empty.Read(Table::kOrganization, "A").absent());
  EXPECT_TRUE(empty.Genesis().absent());
}

TEST(OverlayState, ShowsWhatWasAppended) {
  OverlayState state(nullptr);
  state.Append(StatementAt(LeafIndex(0)), SomeChanges());
  EXPECT_EQ(state.next(), LeafIndex(1));
  EXPECT_EQ(state.rules_version(), 7U);
  EXPECT_EQ(*state.StandingAt(LeafIndex(0)), (Standing{State::kInForce, LeafIndex(0)}));
  EXPECT_EQ(*state.Read(Table::kOrganization, "A"), "second");
  EXPECT_EQ(*state.Read(Table::kKey, "A"), "third");
  EXPECT_TRUE(state.Read(Table::kName, "A").absent());
  EXPECT_TRUE(state.Genesis().found());
}

TEST(OverlayState, GivesASealNoStandingAndNoEffect) {
  OverlayState state(nullptr);
  state.Append(StatementAt(LeafIndex(0)), SomeChanges());
  state.Append(SealAt(LeafIndex(1)), Changes{});
  EXPECT_EQ(*state.StandingAt(LeafIndex(1)), (Standing{State::kNone, LeafIndex(1)}));
  EXPECT_EQ(state.rules_version(), 7U);
  EXPECT_TRUE(state.SubjectAt(LeafIndex(1)).absent());
}

class OverlayOverAnother : public ::testing::Test {
 protected:
  OverlayOverAnother() : base_(nullptr) {
    base_.Append(StatementAt(LeafIndex(0)), SomeChanges());
    base_.Append(SealAt(LeafIndex(1)), Changes{});
  }

  OverlayState base_;
};

TEST_F(OverlayOverAnother, ShowsTheBaseThrough) {
  const OverlayState overlay(&base_);
  EXPECT_EQ(overlay.next(), LeafIndex(2));
  EXPECT_EQ(overlay.rules_version(), 7U);
  EXPECT_EQ(*overlay.EntryAt(LeafIndex(0)), *base_.EntryAt(LeafIndex(0)));
  EXPECT_EQ(*overlay.StandingAt(LeafIndex(0)), (Standing{State::kInForce, LeafIndex(0)}));
  EXPECT_EQ(*overlay.Read(Table::kOrganization, "A"), "second");
  EXPECT_TRUE(overlay.leaves().empty());
  EXPECT_TRUE(overlay.puts().empty());
}

TEST_F(OverlayOverAnother, CoversTheBase) {
  OverlayState overlay(&base_);
  Changes changes;
  changes.leaves = {{LeafIndex(0), State::kSuspended}};
  changes.puts = {{Table::kOrganization, "A", ""}, {Table::kKey, "B", "new"}};
  overlay.Append(StatementAt(LeafIndex(2)), changes);
  EXPECT_EQ(*overlay.StandingAt(LeafIndex(0)), (Standing{State::kSuspended, LeafIndex(2)}));
  EXPECT_TRUE(overlay.Read(Table::kOrganization, "A").absent());
  EXPECT_EQ(*overlay.Read(Table::kKey, "A"), "third");
  EXPECT_EQ(*overlay.Read(Table::kKey, "B"), "new");
  EXPECT_EQ(overlay.rules_version(), 0U);
  EXPECT_EQ(*base_.StandingAt(LeafIndex(0)), (Standing{State::kInForce, LeafIndex(0)}));
  // For the commit: both leaves, both writes, the erasure included.
  EXPECT_EQ(overlay.leaves().size(), 2U);
  EXPECT_EQ(overlay.puts().size(), 2U);
  EXPECT_EQ(overlay.entries().size(), 1U);
}

TEST_F(OverlayOverAnother, PassesOnWhatIsNotCarried) {
  class Nothing : public NotingState {
   public:
    using NotingState::NotingState;
    Lookup<std::string> Read(Table, std::string_view) const override {
      return Lookup<std::string>::NotCarried();
    }
  };
  const Nothing base(base_);
  const OverlayState overlay(&base);
  EXPECT_TRUE(overlay.Read(Table::kOrganization, "A").not_carried());
}

TEST(OverlayStateDeathTest, StopsAtAnEntryOutOfOrder) {
  OverlayState state(nullptr);
  EXPECT_DEATH(state.Append(StatementAt(LeafIndex(1)), SomeChanges()), "index == next_");
}

}  // namespace
}  // namespace warifu
