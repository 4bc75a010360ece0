// The golden logs: whole logs under rules version 1, which every later program must judge alike.
//
// NAME.log holds the entries, each behind its length (16 bits, big-endian); NAME.json the hash of
// the genesis, the checkpoint, and every deviation that a replay finds. Made again by
// WARIFU_WRITE_GOLDEN=1.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "core/base/encoding.h"
#include "core/note/checkpoint.h"
#include "core/replay/replay.h"
#include "core/rules/state.h"
#include "tests/support/illegal_changes.h"
#include "tests/support/plant.h"
#include "tests/support/scene.h"

namespace warifu {
namespace {

using nlohmann::ordered_json;

const std::filesystem::path kLogs = "tests/golden/logs";
constexpr std::size_t kLengthBytes = 2;

// --- The logs.

// Every kind of statement, every kind of legal offer, and what a life of an offer consists of.
void LiveLawfully(Scene& scene) {
  std::vector<v1::Statement> offers;
  for (const LegalOffer kind : kLegalOffers) {
    offers.push_back(scene.world().Offer(kind));
    scene.Publish(offers.back());
  }
  v1::Statement better = scene.world().Next(offers.front());
  better.mutable_offer()->mutable_hours()->set_paid_leave_days_year(20);
  const Hash next = scene.Publish(better);
  scene.Publish(scene.world().Ruleset(kAuthority));
  scene.Publish(scene.world().Record(kClinic));
  scene.Publish(scene.world().Next(scene.world().FirstAppointment(kSatsuki, kFuji)));
  scene.Publish(scene.Change(next, v1::STATE_WITHDRAWN),
                {scene.world().KeyNameOf(better.offer().parties(0).organization())});
  scene.Publish(scene.DecidedOf(kClinic, v1::STATE_SUSPENDED));
  scene.Publish(scene.DecidedOf(kClinic, v1::STATE_IN_FORCE));
}

// One illegal change after the other, each planted under the ruleset that forbids it, and withdrawn
// again so that its places are free for the next.
void PlantIllegalChanges(Scene& scene) {
  for (const IllegalChange& one : IllegalChanges()) {
    if (one.ruleset != nullptr) {
      v1::Statement ruleset = scene.world().Ruleset(kAuthority);
      one.ruleset(*ruleset.mutable_ruleset());
      scene.Publish(ruleset);
    }
    v1::Statement offer = scene.world().Offer(one.kind);
    one.change(*offer.mutable_offer());
    Plant(scene.log(), scene.world().Sign(offer));
    scene.Publish(scene.Change(NameOf(offer), v1::STATE_WITHDRAWN),
                  {scene.world().KeyNameOf(offer.offer().parties(0).organization())});
    if (one.ruleset != nullptr) scene.Publish(scene.world().Ruleset(kAuthority));
  }
}

struct GoldenLog {
  const char* name;
  void (*live)(Scene& scene);
};
constexpr GoldenLog kGoldenLogs[] = {{"version-1-legal", LiveLawfully},
                                     {"version-1-illegal", PlantIllegalChanges}};

// --- Writing and reading.

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

void Expect(const std::filesystem::path& path, const std::string& bytes) {
  if (std::getenv("WARIFU_WRITE_GOLDEN") != nullptr) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
  }
  EXPECT_TRUE(ReadFile(path) == bytes) << path << " differs from what is made now";
}

std::string BytesOf(const MemoryRegistry& log) {
  std::string bytes;
  for (const std::string& entry : log.entries()) {
    AppendBigEndian16(static_cast<std::uint16_t>(entry.size()), bytes);
    bytes += entry;
  }
  return bytes;
}

std::vector<std::string> EntriesOf(std::string_view bytes) {
  std::vector<std::string> entries;
  while (bytes.size() >= kLengthBytes) {
    const std::size_t high = static_cast<unsigned char>(bytes[0]);
    const std::size_t low = static_cast<unsigned char>(bytes[1]);
    const std::size_t size = high * 256 + low;
    entries.emplace_back(bytes.substr(kLengthBytes, size));
    bytes.remove_prefix(std::min(bytes.size(), kLengthBytes + size));
  }
  EXPECT_TRUE(bytes.empty());
  return entries;
}

ordered_json DeviationsOf(const Replay& replay) {
  ordered_json list = ordered_json::array();
  for (const Deviation& one : replay.deviations()) {
    ordered_json item;
    item["index"] = one.index.value();
    item["code"] = one.finding ? v1::FindingCode_Name(one.finding->code()).substr(13)
                               : std::string(FrameDeviationName(one.frame));
    if (one.finding) item["field"] = one.finding->field();
    list.push_back(item);
  }
  return list;
}

Replay Replayed(const Hash& genesis, const std::vector<std::string>& entries,
                const std::string& note) {
  Replay replay(genesis);
  for (const std::string& entry : entries) replay.AddBytes(entry);
  replay.Finish(ReadUntrustedCheckpoint(note).value());
  return replay;
}

TEST(GoldenLogs, AreMadeAgainTheSame) {
  for (const GoldenLog& golden : kGoldenLogs) {
    Scene scene;
    golden.live(scene);
    const MemoryRegistry& log = scene.log();
    const Replay replay = Replayed(*log.registry(), log.entries(), log.checkpoint());
    ordered_json json;
    json["genesis"] = EncodeHex(log.registry()->view());
    json["checkpoint"] = log.checkpoint();
    json["deviations"] = DeviationsOf(replay);
    Expect(kLogs / (std::string(golden.name) + ".log"), BytesOf(log));
    Expect(kLogs / (std::string(golden.name) + ".json"), json.dump(2) + "\n");
  }
}

// As committed, whatever a program of today would make.
TEST(GoldenLogs, AreJudgedAsTheyWere) {
  for (const GoldenLog& golden : kGoldenLogs) {
    const std::string stem = (kLogs / golden.name).string();
    const auto json = ordered_json::parse(ReadFile(stem + ".json"));
    const Hash genesis = HashField(DecodeHex(json.at("genesis").get<std::string>()).value());
    const Replay replay = Replayed(genesis, EntriesOf(ReadFile(stem + ".log")),
                                   json.at("checkpoint").get<std::string>());
    EXPECT_EQ(DeviationsOf(replay), json.at("deviations")) << golden.name;
    EXPECT_EQ(replay.newer_program_from(), std::nullopt);
    EXPECT_FALSE(replay.made_by_pre_release());
  }
}

TEST(GoldenLogs, HaveNothingIllegalAmongWhatIsLegalAndTheReverse) {
  const auto legal = ordered_json::parse(ReadFile((kLogs / "version-1-legal.json").string()));
  EXPECT_TRUE(legal.at("deviations").empty());
  const auto illegal = ordered_json::parse(ReadFile((kLogs / "version-1-illegal.json").string()));
  std::vector<std::string> codes;
  for (const auto& one : illegal.at("deviations")) codes.push_back(one.at("code"));
  for (const IllegalChange& one : IllegalChanges()) {
    EXPECT_THAT(codes, ::testing::Contains(v1::FindingCode_Name(one.code).substr(13)));
  }
}

}  // namespace
}  // namespace warifu
