#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "client/memory.h"
#include "client/trust_folder.h"
#include "core/base/exit.h"
#include "core/note/checkpoint.h"
#include "core/statement/limits.h"
#include "tests/client/office.h"
#include "tests/support/plant.h"
#include "tests/support/proofs.h"

namespace warifu {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

std::uint64_t SizeOf(Office& office) { return office.scene.log().size().value(); }

// An offer with more places than its appointment allows, appended all the same.
LeafIndex PlantOffer(Office& office) {
  v1::Statement offer = office.scene.world().Offer(LegalOffer::kEsd);
  offer.mutable_offer()->mutable_job()->set_places(21);
  return Plant(office.scene.log(), office.scene.world().Sign(offer));
}

// --- audit

TEST(Audit, FindsALegalLogInOrder) {
  Office office;
  office.scene.Publish(office.scene.world().Offer(LegalOffer::kEsd));
  ASSERT_EQ(office.client.Run(AuditArgs{}), kExitOk) << office.client.out() << office.client.err();
  EXPECT_THAT(office.client.out(), AllOf(HasSubstr("In order: registry.example"),
                                         HasSubstr("offer: 1"), HasSubstr("verified nothing")));
  ASSERT_EQ(office.RunJson(AuditArgs{}), kExitOk);
  const nlohmann::json audit = office.client.Json()["audit"];
  EXPECT_EQ(audit["size"], SizeOf(office));
  EXPECT_EQ(audit["in_order"], true);
  EXPECT_EQ(audit["continuity"], "CONTINUES");
  EXPECT_EQ(audit["quorum"], true);
}

TEST(Audit, NamesAPlantedDeviation) {
  Office office;
  const LeafIndex planted = PlantOffer(office);
  EXPECT_EQ(office.client.Run(AuditArgs{}), kExitDeviation);
  EXPECT_THAT(office.client.out(), AllOf(HasSubstr("NOT IN ORDER"), HasSubstr("PLACES_EXCEED"),
                                         HasSubstr("entry " + std::to_string(planted.value()))));
  EXPECT_EQ(office.RunJson(AuditArgs{}), kExitDeviation);
  const nlohmann::json audit = office.client.Json()["audit"];
  EXPECT_EQ(audit["in_order"], false);
  EXPECT_EQ(audit["deviations"][0]["index"], planted.value());
}

TEST(Audit, NamesAFalseSeal) {
  Office office;
  office.scene.log().SealWith(Hash());
  EXPECT_EQ(office.client.Run(AuditArgs{}), kExitDeviation);
  EXPECT_THAT(office.client.out(), HasSubstr("entry " + std::to_string(SizeOf(office) - 1)));
}

// What an auditor found, a second machine finds in the file alone.
TEST(Audit, WritesWhatADeviatingLogSignedAsEvidence) {
  const auto deviate = {+[](Office& office) { PlantOffer(office); },
                        +[](Office& office) { office.scene.log().SealWith(Hash()); }};
  for (const auto& how : deviate) {
    Office office;
    how(office);
    ASSERT_EQ(office.RunJson(AuditArgs{}), kExitDeviation);
    const std::string path = office.client.Json()["audit"]["evidence_file"];
    TestClient other;
    other.Believe(TrustOf(office.scene.log()));
    EXPECT_EQ(other.Run(ShowArgs{.what = path}), kExitDeviation) << other.out() << other.err();
  }
}

// A log that shows its entries once, and then no more, is out of order all the same.
TEST(Audit, NamesADeviationOfALogThatGivesNoEvidence) {
  Office legal;
  ASSERT_EQ(legal.client.Run(AuditArgs{}), kExitOk);
  Office office;
  PlantOffer(office);
  office.server->answers = legal.server->calls;
  EXPECT_EQ(office.client.Run(AuditArgs{}), kExitDeviation) << office.client.err();
  EXPECT_THAT(office.client.out(), AllOf(HasSubstr("NOT IN ORDER"), Not(HasSubstr(".evidence"))));
}

// Nor does a home that cannot be written hide it.
TEST(Audit, NamesADeviationWhereEvidenceCannotBeWritten) {
  Office office;
  PlantOffer(office);
  std::ofstream(office.client.context().home + "/deviations") << "a file";
  EXPECT_EQ(office.client.Run(AuditArgs{}), kExitDeviation) << office.client.err();
  EXPECT_THAT(office.client.out(), HasSubstr("NOT IN ORDER"));
  EXPECT_THAT(office.client.err(), HasSubstr("deviations"));
}

// A worker on the auditor's computer is told of an offer as before: evidence of deviations is for
// others to judge.
TEST(Audit, KeepsOneFileOfDeviationsForARegistry) {
  Office office;
  const Hash offer = office.scene.Publish(office.scene.world().Offer(LegalOffer::kSsw));
  PlantOffer(office);
  ASSERT_EQ(office.RunJson(AuditArgs{}), kExitDeviation);
  const std::string path = office.client.Json()["audit"]["evidence_file"];
  PlantOffer(office);
  ASSERT_EQ(office.RunJson(AuditArgs{}), kExitDeviation);
  EXPECT_EQ(office.client.Json()["audit"]["evidence_file"], path);
  office.SetClock();
  VerifyArgs args;
  args.what = CodeOf(offer);
  EXPECT_EQ(office.client.Run(args), kExitOk) << office.client.out();
}

TEST(Audit, RemembersNothingOfALogThatDeviates) {
  Office office;
  PlantOffer(office);
  EXPECT_EQ(office.client.Run(AuditArgs{}), kExitDeviation);
  const TrustFile trust = OnlyTrust(office.client.context()).value();
  EXPECT_FALSE(Recall(office.client.context(), trust)->has_value());
}

TEST(Audit, OfASizeEndsThere) {
  Office office;
  const std::uint64_t founded = SizeOf(office);
  PlantOffer(office);
  AuditArgs args;
  args.size = founded;
  EXPECT_EQ(office.RunJson(args), kExitOk) << office.client.out();
  EXPECT_EQ(office.client.Json()["audit"]["size"], founded);
  // Nothing, beyond the end, inside a batch.
  for (const std::uint64_t size : {std::uint64_t{0}, SizeOf(office) + 1, founded - 1}) {
    args.size = size;
    EXPECT_EQ(office.client.Run(args), kExitUsage) << size;
    EXPECT_THAT(office.client.err(), HasSubstr("--size"));
  }
}

TEST(Audit, FindsThatTheLogContradictsWhatWasVerified) {
  Office office;
  ASSERT_EQ(office.client.Run(AuditArgs{}), kExitOk);
  MemoryRegistry forked;  // the same key and genesis, another history
  forked.set_now_ms(office.scene.now_ms() + 1000);
  for (const v1::Statement& statement : office.scene.world().Founding()) {
    ASSERT_TRUE(forked.Append(office.scene.world().Sign(statement)).admitted());
  }
  forked.Seal();
  office.server->log = &forked;
  EXPECT_EQ(office.client.Run(AuditArgs{}), kExitDeviation);
  EXPECT_THAT(office.client.out(), HasSubstr("contradicts itself"));
  EXPECT_EQ(office.RunJson(AuditArgs{}), kExitDeviation);
  EXPECT_EQ(office.client.Json()["audit"]["continuity"], "CONTRADICTS");
}

// What only a file showed counts as well.
TEST(Audit, FindsThatTheLogContradictsWhatAFileShowed) {
  Office office;
  MemoryRegistry forked = office.scene.log();
  const Hash offer = office.scene.Publish(office.scene.world().Offer(LegalOffer::kEsd));
  office.SetClock();
  const std::string file = office.client.File("o.warifu", ProofOf(office.scene.log(), offer));
  ASSERT_EQ(office.client.Run(ShowArgs{.what = file}), kExitOk);
  forked.set_now_ms(office.scene.now_ms() + 1000);
  while (forked.size() <= office.scene.log().size()) forked.Seal();
  office.server->log = &forked;
  ASSERT_EQ(office.RunJson(AuditArgs{}), kExitDeviation) << office.client.out();
  EXPECT_EQ(office.client.Json()["audit"]["continuity"], "CONTRADICTS");
  const std::string path = office.client.Json()["audit"]["evidence_file"];
  AuditArgs of_size;  // the report that is the same for everybody hides it from nobody
  of_size.size = forked.size().value();
  EXPECT_EQ(office.client.Run(of_size), kExitDeviation);
  EXPECT_THAT(office.client.err(), HasSubstr(path));
  TestClient other;
  other.Believe(TrustOf(office.scene.log()));
  EXPECT_EQ(other.Run(ShowArgs{.what = path}), kExitDeviation) << other.out() << other.err();
}

TEST(Audit, SaysWhenTheLogIsShorterThanWhatAFileShowed) {
  Office office;
  MemoryRegistry before = office.scene.log();
  const Hash offer = office.scene.Publish(office.scene.world().Offer(LegalOffer::kEsd));
  office.SetClock();
  const std::string file = office.client.File("o.warifu", ProofOf(office.scene.log(), offer));
  ASSERT_EQ(office.client.Run(ShowArgs{.what = file}), kExitOk);
  office.server->log = &before;
  EXPECT_EQ(office.RunJson(AuditArgs{}), kExitCouldNotCheck);
  EXPECT_EQ(office.client.Json()["audit"]["continuity"], "NOT_REACHED");
}

TEST(Audit, SaysWhenTheLogIsShorterThanWhatWasVerified) {
  Office office;
  MemoryRegistry before = office.scene.log();
  office.scene.Publish(office.scene.world().Offer(LegalOffer::kEsd));
  ASSERT_EQ(office.client.Run(AuditArgs{}), kExitOk);
  office.server->log = &before;
  EXPECT_EQ(office.RunJson(AuditArgs{}), kExitCouldNotCheck);
  EXPECT_EQ(office.client.Json()["audit"]["continuity"], "NOT_REACHED");
}

// A ruleset that raises the rules version, and an entry of that version behind it: from there on
// this program can judge nothing, so anything may stand there.
void GoBeyondThisProgram(Office& office, const KeyNames& signers) {
  v1::Statement ruleset = office.scene.world().Ruleset(kAuthority);
  ruleset.mutable_ruleset()->set_rules_version(kHighestRulesVersion + 1);
  Changes changes;
  changes.rules_version = kHighestRulesVersion + 1;
  office.scene.log().AppendAnyway(SignStatement(ruleset, signers), changes);
  office.scene.log().Seal();
  office.scene.log().AppendAnyway(
      office.scene.world().Sign(office.scene.world().Offer(LegalOffer::kEsd)), changes);
  office.scene.log().SealWith(Hash());
}

TEST(Audit, IsNotInOrderWhereANewerProgramWouldHaveToJudge) {
  Office office;
  GoBeyondThisProgram(office, TheAuthority());
  EXPECT_EQ(office.client.Run(AuditArgs{}), kExitCouldNotCheck);
  EXPECT_THAT(office.client.out(), Not(HasSubstr("In order")));
  EXPECT_THAT(office.client.err(), HasSubstr("get a newer program"));
  const TrustFile trust = OnlyTrust(office.client.context()).value();
  EXPECT_FALSE(Recall(office.client.context(), trust)->has_value());
}

TEST(Audit, JudgesNoLogOfAPreRelease) {
  const LegalWorld world;
  v1::Statement genesis = world.Genesis();
  genesis.mutable_genesis()->set_rules_version(kLowestRulesVersion - 1);
  MemoryRegistry log;
  log.set_now_ms(world.now_s() * 1000);
  log.AppendAnyway(world.Sign(genesis), Changes{});
  log.Seal();
  const auto server = std::make_shared<FakeServer>(log);
  TestClient client;
  client.Believe(TrustOf(log));
  client.SetNow(world.now_s() + 60);
  client.context().connect =
      [&server](const std::string&) -> Result<std::unique_ptr<RegistryConnection>> {
    return ConnectToFake(server);
  };
  EXPECT_EQ(client.Run(AuditArgs{}), kExitCouldNotCheck);
  EXPECT_THAT(client.out(), Not(HasSubstr("In order")));
  EXPECT_THAT(client.err(), HasSubstr("made by a pre-release"));
}

TEST(Audit, IsNotBlindedByARulesetThatNoAuthoritySigned) {
  Office office;
  GoBeyondThisProgram(office, {LegalWorld::KeyName(kSatsuki, 1)});
  EXPECT_EQ(office.client.Run(AuditArgs{}), kExitDeviation);
  EXPECT_THAT(office.client.out(), AllOf(HasSubstr("NOT IN ORDER"), HasSubstr("SIGNER_WRONG")));
}

TEST(Audit, SaysWhenWitnessesAreMissing) {
  Office office;
  office.client.Believe([&] {
    TrustFields fields = TrustFieldsOf(office.scene.log(), OneOfTwoWitnesses());
    fields.serial = 2;
    return TrustFile::Make(fields).value();
  }());
  ASSERT_EQ(office.client.Run(AuditArgs{}), kExitOk) << office.client.err();
  EXPECT_THAT(office.client.out(), HasSubstr("have not all signed"));
  const TrustFile trust = OnlyTrust(office.client.context()).value();
  EXPECT_FALSE(Recall(office.client.context(), trust)->has_value());
}

TEST(Audit, FindsEntriesThatDoNotGiveTheSignedRoot) {
  Office office;
  office.lies.entries = [&](LeafIndex first, std::uint64_t count) {
    auto entries = ConnectToFake(office.server)->GetEntries(first, count);
    std::swap(entries->at(1), entries->at(2));
    return entries;
  };
  EXPECT_NE(office.client.Run(AuditArgs{}), kExitOk);
  AuditArgs args;
  args.size = SizeOf(office) - 1;
  EXPECT_NE(office.client.Run(args), kExitOk);
}

TEST(Audit, TakesEntriesInAnyPortion) {
  Office office;
  office.lies.entries = [&](LeafIndex first, std::uint64_t count) {
    return ConnectToFake(office.server)->GetEntries(first, std::min<std::uint64_t>(count, 3));
  };
  EXPECT_EQ(office.client.Run(AuditArgs{}), kExitOk) << office.client.out();
}

TEST(Audit, RefusesADamagedMemory) {
  Office office;
  ASSERT_EQ(office.client.Run(AuditArgs{}), kExitOk);
  const auto files = std::filesystem::directory_iterator(office.client.context().home + "/memory");
  for (const auto& file : files) std::filesystem::resize_file(file, 20);
  EXPECT_EQ(office.client.Run(AuditArgs{}), kExitCouldNotCheck);
  EXPECT_THAT(office.client.err(), HasSubstr("damaged"));
}

TEST(Audit, EndsWithThreeWhenItCannotBeDone) {
  Office office;
  office.server->unreachable = true;
  EXPECT_EQ(office.RunJson(AuditArgs{}), kExitCouldNotCheck);
  EXPECT_EQ(office.client.Json()["error"]["code"], "UNAVAILABLE");
  office.server->unreachable = false;
  const std::string forged =
      SignCheckpoint(office.scene.log().log_head().size.value() > 0
                         ? Checkpoint{std::string(kTestOrigin), office.scene.log().size(), Hash()}
                         : Checkpoint{},
                     TestKey("another log key"));
  office.lies.checkpoint = [&]() -> Result<std::string> { return forged; };
  EXPECT_EQ(office.client.Run(AuditArgs{}), kExitCouldNotCheck);
  EXPECT_THAT(office.client.err(), HasSubstr("checkpoint"));
}

TEST(Audit, NeedsATrustFile) {
  TestClient client;
  EXPECT_EQ(client.Run(AuditArgs{}), kExitUsage);
  EXPECT_THAT(client.err(), HasSubstr("warifu trust add"));
}

// --- log

TEST(LogCheckpoint, ShowsWhatTheLogSigned) {
  Office office;
  ASSERT_EQ(office.RunJson(LogCheckpointArgs{}), kExitOk) << office.client.out();
  EXPECT_EQ(office.client.Json()["checkpoint"]["size"], SizeOf(office));
  EXPECT_EQ(office.client.Json()["checkpoint"]["note"], office.scene.log().checkpoint());
  EXPECT_EQ(office.client.Run(LogCheckpointArgs{}), kExitOk);
  EXPECT_THAT(office.client.out(), HasSubstr("signed by the log key"));
}

TEST(LogCheckpoint, RefusesWhatTheLogDidNotSign) {
  Office office;
  for (const std::string& note : {std::string(), std::string("hello"),
                                  MemoryRegistry("registry.example", "x").checkpoint()}) {
    office.lies.checkpoint = [&]() -> Result<std::string> { return note; };
    EXPECT_EQ(office.client.Run(LogCheckpointArgs{}), kExitCouldNotCheck) << note;
  }
}

LogEntriesArgs Entries(std::uint64_t first, std::uint64_t count) {
  LogEntriesArgs args;
  args.first = first;
  args.count = count;
  return args;
}

TEST(LogEntries, ListsThemInOrder) {
  Office office;
  ASSERT_EQ(office.RunJson(Entries(0, SizeOf(office) + 100)), kExitOk) << office.client.out();
  const nlohmann::json entries = office.client.Json()["entries"];
  ASSERT_EQ(entries.size(), SizeOf(office));
  EXPECT_EQ(entries[0]["statement"]["kind"], "genesis");
  EXPECT_TRUE(entries.back().contains("standing_root"));
  for (std::uint64_t i = 0; i < entries.size(); ++i) EXPECT_EQ(entries[i]["index"], i);
}

TEST(LogEntries, ListsAPartAndRefusesWhatIsBeyond) {
  Office office;
  ASSERT_EQ(office.client.Run(Entries(1, 2)), kExitOk);
  EXPECT_THAT(office.client.out(),
              AllOf(HasSubstr("1  "), HasSubstr("2  "), Not(HasSubstr("genesis"))));
  EXPECT_EQ(office.client.Run(Entries(SizeOf(office), 1)), kExitUsage);
  EXPECT_THAT(office.client.err(), HasSubstr(std::to_string(SizeOf(office) - 1)));
}

TEST(LogEntries, RefusesAnEntryThatIsNotInTheLog) {
  Office office;
  office.lies.entries = [&](LeafIndex first, std::uint64_t count) {
    auto entries = ConnectToFake(office.server)->GetEntries(first, count);
    entries->at(1).back() ^= 1;
    return entries;
  };
  EXPECT_EQ(office.client.Run(Entries(3, 2)), kExitCouldNotCheck);
  EXPECT_THAT(office.client.err(), HasSubstr("entry 4"));
  EXPECT_EQ(office.RunJson(Entries(3, 2)), kExitCouldNotCheck);
  EXPECT_EQ(office.client.Json()["error"]["code"], "INCONSISTENT");
}

TEST(LogEntries, ShowsBytesThatAreNoEntryAsSuch) {
  Office office;
  office.scene.log().AppendRaw("hello");
  office.scene.log().Seal();
  ASSERT_EQ(office.client.Run(Entries(SizeOf(office) - 2, 1)), kExitOk) << office.client.err();
  EXPECT_THAT(office.client.out(), HasSubstr("not the bytes of an entry"));
}

}  // namespace
}  // namespace warifu
