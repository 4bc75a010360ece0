// What "published" demands of a registry before `warifu submit` says it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "client/memory.h"
#include "core/base/exit.h"
#include "core/proof/assemble.h"
#include "tests/client/office.h"
#include "tests/support/proofs.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

// About to hand in a record.
struct PublicationOffice : Office {
  PublicationOffice() {
    const v1::Statement record = scene.world().Record(kHinoki);
    args.files = {Statement("record.statement", record, AllSigners(*this, record))};
    client.context().wait = [this](int) { ++waited; };
  }
  std::string Note() const { return scene.legal().log().checkpoint(); }
  std::string NoteBy(std::string_view witness) const {
    return Cosigned(Note(), witness, scene.legal().log().last_ms() / 1000);
  }
  void BelieveWitnesses() { client.Believe(TrustOf(scene.log(), OneOfTwoWitnesses())); }

  SubmitArgs args;
  int waited = 0;
};

TEST(Publication, RemembersWhatWasPublished) {
  PublicationOffice office;
  ASSERT_EQ(office.client.Run(office.args), kExitOk) << office.client.err();
  const auto remembered = Recall(office.client.context(), TrustOf(office.scene.log())).value();
  ASSERT_TRUE(remembered.has_value());
  EXPECT_EQ(remembered->note, office.Note());
}

TEST(Publication, DemandsTheWitnessesOfTheTrustFile) {
  PublicationOffice office;
  office.BelieveWitnesses();
  EXPECT_EQ(office.client.Run(office.args), kExitCouldNotCheck);  // the log's own key alone
  EXPECT_THAT(office.client.err(),
              AllOf(HasSubstr("not published yet (QUORUM_MISSING"), HasSubstr("safe to repeat")));
  office.lies.checkpoint = [&]() -> Result<std::string> { return office.NoteBy("W3"); };
  EXPECT_EQ(office.client.Run(office.args), kExitCouldNotCheck);  // a stranger
  EXPECT_THAT(office.client.err(), HasSubstr("QUORUM_MISSING"));
  office.lies.checkpoint = [&]() -> Result<std::string> { return office.NoteBy("W1"); };
  EXPECT_EQ(office.client.Run(office.args), kExitOk) << office.client.err();
}

TEST(Publication, WaitsForAWitnessWhoIsLate) {
  PublicationOffice office;
  office.BelieveWitnesses();
  office.lies.checkpoint = [&]() -> Result<std::string> {
    return office.waited < 5 ? office.Note() : office.NoteBy("W2");
  };
  EXPECT_EQ(office.client.Run(office.args), kExitOk) << office.client.err();
  EXPECT_EQ(office.waited, 5);
}

TEST(Publication, RefusesAnOldSeal) {
  PublicationOffice office;
  office.args.no_wait = true;
  ASSERT_EQ(office.client.Run(office.args), kExitOk);
  office.client.SetNow(office.client.context().now_s() + 3 * 60 * 60);
  office.args.no_wait = false;
  EXPECT_EQ(office.client.Run(office.args), kExitCouldNotCheck);
  EXPECT_THAT(office.client.err(), HasSubstr("SEAL_TOO_OLD"));
}

// The registry shows a history that this computer's memory contradicts: one size, two roots.
TEST(Publication, AccusesALogThatContradictsTheRememberedCheckpoint) {
  PublicationOffice office;
  ASSERT_EQ(office.client.Run(office.args), kExitOk) << office.client.err();
  const TreeSize size = office.scene.log().log_head().size;
  Scene other;  // the same log key
  other.log().set_now_ms(other.log().now_ms() + 5000);
  while (other.log().size() < size) other.log().Seal();
  ASSERT_EQ(other.log().log_head().size, size);
  const MemoryRegistry honest = office.scene.log();
  office.server->log = &other.log();
  office.lies.submit = [&](std::string_view) {
    const LeafIndex index(size.value() - 2);
    return Result<SubmitOutcome>(SubmitOutcome(AssembleReceipt(SnapshotOf(honest), index).value()));
  };
  ASSERT_EQ(office.RunJson(office.args), kExitDeviation) << office.client.out();
  const nlohmann::json one = office.client.Json()["submitted"][0];
  EXPECT_TRUE(one.contains("receipt"));
  const std::string message = one["error"]["message"];
  EXPECT_THAT(message, HasSubstr("The evidence is in "));
  VerifyArgs verify;
  verify.what = message.substr(message.rfind(' ') + 1);
  EXPECT_EQ(office.client.Run(verify), kExitDeviation);  // a third person sees it too
}

// The receipt promised another log than the one that is published.
TEST(Publication, AccusesALogThatContradictsItsReceipt) {
  PublicationOffice office;
  Scene other;
  other.log().set_now_ms(other.log().now_ms() + 5000);
  office.lies.checkpoint = [&]() -> Result<std::string> {
    office.server->log = &other.log();
    while (other.log().size() < office.scene.log().size()) other.log().Seal();
    return other.log().checkpoint();
  };
  EXPECT_EQ(office.client.Run(office.args), kExitDeviation) << office.client.err();
  EXPECT_THAT(office.client.err(), HasSubstr("TWO_ROOTS"));
}

TEST(Publication, RefusesWhatDoesNotProveThatItContinuesTheReceipt) {
  PublicationOffice office;
  office.lies.checkpoint = [&]() -> Result<std::string> {
    if (office.waited == 0 && !office.server->history) {
      office.scene.log().Seal();  // larger than the receipt's
      office.server->history = std::vector<Hash>();
    }
    return office.Note();
  };
  EXPECT_EQ(office.client.Run(office.args), kExitCouldNotCheck);
  EXPECT_THAT(office.client.err(), AllOf(HasSubstr("not to be believed"),
                                         HasSubstr("does not prove that it continues")));
  EXPECT_EQ(office.waited, 0);
}

TEST(Publication, NamesOldNews) {
  PublicationOffice office;
  office.args.no_wait = true;
  ASSERT_EQ(office.client.Run(office.args), kExitOk);
  const std::string newer = office.Note();
  office.scene.log().Seal();
  office.args.no_wait = false;
  ASSERT_EQ(office.client.Run(office.args), kExitOk) << office.client.err();  // remembers it
  office.lies.checkpoint = [&]() -> Result<std::string> { return newer; };
  EXPECT_EQ(office.client.Run(office.args), kExitCouldNotCheck);
  EXPECT_THAT(office.client.err(), HasSubstr("not published yet (ONLY_OLD_NEWS"));
}

TEST(Publication, IsNotAwaitedWithNoWait) {
  PublicationOffice office;
  office.BelieveWitnesses();
  office.args.no_wait = true;
  EXPECT_EQ(office.client.Run(office.args), kExitOk);
  EXPECT_THAT(office.client.err(), Not(HasSubstr("Published")));
  EXPECT_EQ(office.waited, 0);
}

}  // namespace
}  // namespace warifu
