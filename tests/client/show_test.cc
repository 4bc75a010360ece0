// `warifu show`: whatever it is, in words.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "client/text/catalogue.h"
#include "core/base/encoding.h"
#include "core/base/exit.h"
#include "core/proof/assemble.h"
#include "core/proof/evidence.h"
#include "tests/client/office.h"
#include "tests/support/proofs.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(ShowCommand, ShowsStatementsDraftsTrustAndKeyFiles) {
  Office office;
  const v1::Statement offer = office.scene.world().Offer(LegalOffer::kEsd);
  const std::string code = CodeOf(NameOf(offer));
  for (const std::string& path :
       {office.Draft("a.json", offer),
        office.Statement("a.statement", offer, AllSigners(office, offer))}) {
    EXPECT_EQ(office.client.Run(ShowArgs{path}), kExitOk) << office.client.err();
    EXPECT_THAT(office.client.out(), HasSubstr(code));
    EXPECT_EQ(office.RunJson(ShowArgs{path}), kExitOk);
    EXPECT_EQ(office.client.Json()["statement"]["code"], code);
  }
  EXPECT_EQ(office.client.Json()["statement"]["signed_by"].size(), 3u);
  office.Hold("farm", "farm");
  EXPECT_EQ(office.RunJson(ShowArgs{office.client.context().home + "/keys/farm.key"}), kExitOk);
  EXPECT_EQ(office.client.Json()["key"]["name"], "farm");
  const TrustFile trust = TrustOf(office.scene.log());
  EXPECT_EQ(office.RunJson(ShowArgs{office.client.File("x.trust", trust.text())}), kExitOk);
  EXPECT_EQ(office.client.Json()["trust"]["fingerprint"], trust.Fingerprint());
}

TEST(ShowCommand, ShowsEveryFoundingStatementByIndexAndCode) {
  Office office;
  std::uint64_t index = 0;
  for (const v1::Statement& statement : office.scene.world().Founding()) {
    ASSERT_EQ(office.RunJson(ShowArgs{std::to_string(index)}), kExitOk) << office.client.out();
    EXPECT_EQ(office.client.Json()["statement"]["index"], index);
    EXPECT_EQ(office.client.Json()["statement"]["code"], CodeOf(NameOf(statement)));
    if (index % 5 == 0) {
      EXPECT_EQ(office.client.Run(ShowArgs{CodeOf(NameOf(statement))}), kExitOk);
      EXPECT_THAT(office.client.out(), HasSubstr("in the log: entry " + std::to_string(index)));
    }
    ++index;
  }
}

// A file that lies here under the name of an offer answers neither for it nor beside it.
TEST(ShowCommand, TakesWhatReadsAsACodeForTheCode) {
  Office office;
  const v1::Statement offer = office.scene.world().Offer(LegalOffer::kEsd);
  const std::string code = CodeOf(NameOf(offer));
  office.scene.Publish(offer);
  std::ofstream(code) << "another offer";
  EXPECT_EQ(office.client.Run(ShowArgs{code}), kExitOk) << office.client.err();
  EXPECT_THAT(office.client.out(), HasSubstr("in the log: entry"));
  EXPECT_EQ(office.client.Run(DiffArgs{code, code}), kExitOk) << office.client.err();
  EXPECT_EQ(office.client.Run(DiffArgs{code, "./" + code}), kExitUsage);
  EXPECT_EQ(office.client.Run(ShowArgs{"./" + code}), kExitUsage);
  std::filesystem::remove(code);
}

TEST(ShowCommand, JudgesAReceiptByItsTrustFile) {
  Office office;
  const std::string receipt = AssembleReceipt(SnapshotOf(office.scene.log()), LeafIndex(1)).value();
  const std::string path = office.client.File("x.receipt", ReceiptFile(receipt));
  EXPECT_EQ(office.client.Run(ShowArgs{path}), kExitOk) << office.client.err();
  std::string broken = receipt;
  broken[broken.size() / 2] ^= 1;
  EXPECT_EQ(office.client.Run(ShowArgs{office.client.File("y.receipt", ReceiptFile(broken))}),
            kExitCouldNotCheck);
  EXPECT_EQ(
      office.client.Run(ShowArgs{office.client.File("z.receipt", ReceiptFile(receipt) + "x")}),
      kExitCouldNotCheck);
}

TEST(ShowCommand, ShowsAProofAsVerifyDoes) {
  Office office;
  const Hash offer = office.scene.Publish(office.scene.world().Offer(LegalOffer::kEsd));
  const std::string path = office.client.File("x.warifu", ProofOf(office.scene.log(), offer));
  office.SetClock();
  EXPECT_EQ(office.client.Run(ShowArgs{path}), kExitOk) << office.client.out();
  EXPECT_EQ(office.server->calls, 0);
}

TEST(ShowCommand, SaysWhenThereIsNothingToShow) {
  Office office;
  EXPECT_EQ(office.client.Run(ShowArgs{office.client.Path("none")}), kExitUsage);
  EXPECT_EQ(office.client.Run(ShowArgs{"hello\x1b"}), kExitUsage);
  EXPECT_THAT(office.client.err(), Not(HasSubstr("\x1b")));
  EXPECT_EQ(office.client.Run(ShowArgs{office.client.File("x", "")}), kExitUsage);
  EXPECT_EQ(office.client.Run(ShowArgs{office.client.File("y", "something else")}), kExitUsage);
  EXPECT_EQ(office.client.Run(ShowArgs{"7K3Q-9D2M-4XVB-PZ1T-Q"}), kExitUsage);
  EXPECT_EQ(office.RunJson(ShowArgs{"999999"}), kExitUsage);
  EXPECT_TRUE(office.client.Json().contains("error"));
}

TEST(ShowCommand, RefusesAnotherStatementThanAskedFor) {
  Office office;
  office.lies.statement = [&](const Code&) {
    return ConnectToFake(office.server)->GetStatementAt(LeafIndex(1));
  };
  const std::string code = CodeOf(NameOf(office.scene.world().Genesis()));
  EXPECT_EQ(office.client.Run(ShowArgs{code}), kExitCouldNotCheck);
  EXPECT_THAT(office.client.err(), HasSubstr("another statement"));
}

TEST(ShowCommand, RefusesAnotherIndexThanAskedFor) {
  Office office;
  office.lies.statement_at = [&](LeafIndex) {
    return ConnectToFake(office.server)->GetStatementAt(LeafIndex(1));
  };
  EXPECT_EQ(office.client.Run(ShowArgs{"2"}), kExitCouldNotCheck);
}

TEST(ShowCommand, JudgesEvidenceAsVerifyDoes) {
  Office office;
  MemoryRegistry other = office.scene.log();
  const std::string before = office.scene.log().checkpoint();
  office.scene.Publish(office.scene.world().Offer(LegalOffer::kEsd));
  other.set_now_ms(office.scene.now_ms());
  ASSERT_TRUE(other.Append(office.scene.world().Sign(office.scene.world().Offer(LegalOffer::kTitp)))
                  .admitted());
  other.Seal();
  const std::string evidence =
      EvidenceFile(MakeRootsEvidence(office.scene.log().checkpoint(), other.checkpoint()));
  const std::string path = office.client.File("x.evidence", evidence);
  EXPECT_EQ(office.client.Run(ShowArgs{path}), 20);
  EXPECT_THAT(office.client.out(), HasSubstr("CONTRADICTS ITSELF"));
  EXPECT_EQ(office.RunJson(ShowArgs{path}), 20);
  EXPECT_EQ(office.client.Json()["verify"]["causes"][0]["name"], "TWO_ROOTS");
  EXPECT_EQ(office.server->calls, 0);
  // One checkpoint twice accuses nobody.
  const std::string same = EvidenceFile(MakeRootsEvidence(before, before));
  EXPECT_EQ(office.client.Run(ShowArgs{office.client.File("y.evidence", same)}), 3);
}

TEST(ShowCommand, SaysInSentencesWhatIsSigned) {
  Office office;
  const struct {
    v1::Statement statement;
    std::vector<std::string> sentences;
  } cases[] = {
      {office.scene.world().Genesis(),
       {"This opens the registry registry.example", "root keys of"}},
      {office.scene.world().Record(kChimSau),
       {"This registers " + std::string(kChimSau), "sending organization", "Its license: "}},
      {office.scene.world().FirstAppointment(kSatsuki, kFuji),
       {std::string(kSatsuki) + " lets " + std::string(kFuji) + " recruit at most "}},
      {office.scene.world().Offer(LegalOffer::kEsd),
       {std::string(kSatsuki) + " offers ", "may be asked for 61,923,000 VND",
        "Who signs it, in this order: "}},
      {office.scene.world().Key(kHinoki, 2),
       {"signs in the name of " + std::string(kHinoki), "Fingerprint of that key: "}}};
  for (const auto& one : cases) {
    const std::string path = office.Draft("one.json", one.statement);
    ASSERT_EQ(office.client.Run(ShowArgs{path}), kExitOk) << office.client.err();
    for (const std::string& sentence : one.sentences) {
      EXPECT_THAT(office.client.out(), HasSubstr(sentence));
    }
  }
}

TEST(ShowCommand, SaysWhatAChangeOrAPlaceDoes) {
  Office office;
  const Hash offer = office.scene.Publish(office.scene.world().Offer(LegalOffer::kEsd));
  const v1::Statement change =
      office.scene.world().ChangeOf(offer, v1::STATE_WITHDRAWN, v1::REASON_JOB_GONE);
  ASSERT_EQ(office.client.Run(ShowArgs{office.Draft("change.json", change)}), kExitOk);
  EXPECT_THAT(office.client.out(),
              AllOf(HasSubstr("From now on " + CodeOf(offer) + " is: withdrawn"),
                    HasSubstr("the job does not exist any more")));
  const v1::Statement place = office.scene.world().Allocation(offer, 1);
  ASSERT_EQ(office.client.Run(ShowArgs{office.Draft("place.json", place)}), kExitOk);
  EXPECT_THAT(office.client.out(), HasSubstr("Place 1 of the offer " + CodeOf(offer)));
}

TEST(ShowCommand, SpeaksEveryLanguage) {
  Office office;
  for (const std::string& language : CatalogueTags()) {
    office.client.context().languages = {language};
    for (const v1::Statement& statement : office.scene.world().Founding()) {
      const std::string path = office.Draft("one.json", statement);
      ASSERT_EQ(office.client.Run(ShowArgs{path}), kExitOk) << office.client.err();
      EXPECT_THAT(office.client.out(), Not(HasSubstr("{name}")));
    }
  }
}

}  // namespace
}  // namespace warifu
