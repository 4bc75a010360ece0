// A replay in few bytes against the registry in memory, its state files, and a past that lies.
#include "core/replay/replay_state.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>

#include "core/base/encoding.h"
#include "core/merkle/tree_hash.h"
#include "tests/core/replay/replayed.h"

namespace warifu {
namespace {

using ::testing::IsEmpty;

// A registry in which much has happened: renewals, places, withdrawals, stolen keys.
Scene BusyScene() {
  Scene scene;
  const Hash first = scene.Publish(scene.world().Offer(LegalOffer::kEsd));
  scene.Publish(scene.world().Offer(LegalOffer::kSsw));
  const Hash direct = scene.Publish(scene.world().Offer(LegalOffer::kSswDirect));
  for (std::uint32_t place = 1; place <= 3; ++place) {
    scene.Publish(scene.world().Allocation(first, place),
                  {LegalWorld::KeyName(PartiesOf(LegalOffer::kEsd).back().organization, 1)});
  }
  scene.Publish(scene.world().Record(kSatsuki));
  v1::Statement similar = scene.world().Record(kKikyo);
  *similar.mutable_organization()->mutable_names(0) =
      OrganizationBody(CastMemberOf(kFuji)).names(0);
  similar.mutable_organization()->add_similar_names_allowed(std::string(kFuji));
  scene.Publish(similar);
  scene.Publish(scene.world().Ruleset(kAuthority));
  scene.Publish(scene.DecidedOf(kHinoki, v1::STATE_SUSPENDED));
  scene.Publish(scene.DecidedOf(kHinoki, v1::STATE_IN_FORCE));
  scene.RevokeStolen(kSatsuki, scene.BindKeyToBeStolen(kSatsuki));
  scene.Publish(scene.Decided(direct, v1::STATE_WITHDRAWN));
  return scene;
}

// Where a state names its first kind of statement: behind the genesis hash, the size, the right
// edge, three numbers and the number of kinds.
std::size_t FirstKindAt(const std::string& state) {
  const std::uint64_t size = ReadBigEndian64(std::string_view(state).substr(Hash::kSize, 8));
  const auto edge = static_cast<std::size_t>(std::popcount(size));
  return Hash::kSize + 8 + edge * Hash::kSize + 4 * 8;
}

// Every table and leaf as the memory registry has it.
void ExpectSame(const OverlayState& wanted, const RegistryState& found) {
  EXPECT_EQ(found.next(), wanted.next());
  EXPECT_EQ(found.rules_version(), wanted.rules_version());
  for (const auto& [index, standing] : wanted.leaves()) {
    EXPECT_EQ(*found.StandingAt(index), standing) << index.value();
  }
  for (const auto& [key, value] : wanted.puts()) {
    const Lookup<std::string> read = found.Read(key.first, key.second);
    ASSERT_FALSE(read.not_carried());
    EXPECT_EQ(read.found() ? *read : "", value)
        << "table " << static_cast<int>(key.first) << " " << EncodeHex(key.second);
  }
  for (std::uint64_t i = 0; i < wanted.next().value(); ++i) {
    const EntryPtr entry = *found.EntryAt(LeafIndex(i));
    const auto* statement = (*wanted.EntryAt(LeafIndex(i)))->statement();
    ASSERT_EQ(entry->statement() == nullptr, statement == nullptr) << i;
    if (statement == nullptr) continue;
    EXPECT_EQ(entry->statement()->name(), statement->name());
    EXPECT_EQ(entry->statement()->signers(), statement->signers());
    EXPECT_EQ(entry->admitted_at_ms, (*wanted.EntryAt(LeafIndex(i)))->admitted_at_ms);
  }
}

TEST(ReplayState, KnowsAllThatTheRegistryKnows) {
  const Scene scene = BusyScene();
  const Replay replay = Replayed(scene);
  ASSERT_THAT(Names(replay), IsEmpty());
  ExpectSame(scene.state(), replay.state());
}

TEST(ReplayState, KnowsNothingOfWhatNeverWas) {
  const Scene scene = BusyScene();
  const Replay replay = Replayed(scene);
  const Hash other = LeafHash("other");
  const RegistryState& state = replay.state();
  EXPECT_TRUE(state.OfName(other).absent());
  EXPECT_TRUE(state.NewestOfLineage(other).absent());
  EXPECT_TRUE(state.NewestRecord("VNTEST:NOBODY").absent());
  EXPECT_TRUE(state.BindingOf(*PublicKey::From(other.view())).absent());
  EXPECT_TRUE(state.PlaceHolder(other, 1).absent());
  EXPECT_TRUE(state.NewestOfLineage(scene.RecordOf(kSatsuki)).absent());
  EXPECT_TRUE(state.EntryAt(state.next()).absent());
  EXPECT_TRUE(state.StandingAt(state.next()).absent());
  EXPECT_TRUE(replay.health().ok());
}

// --- State files.

struct Halves {
  Result<std::string> state;  // after the first part
  Result<Replay> replay;      // gone on from there
};

// Replays [0, cut), leaves a state, and goes on from it.
Halves CutAt(const MemoryRegistry& log, std::uint64_t cut, PastLog& past) {
  Replay before(*log.registry(), past);
  for (std::uint64_t i = 0; i < cut; ++i) before.AddBytes(log.EntryBytes(LeafIndex(i)));
  Halves halves{before.ToState(), Refused("no state")};
  if (!halves.state.ok()) return halves;
  halves.replay = Replay::FromState(*log.registry(), *halves.state, past);
  if (!halves.replay.ok()) return halves;
  for (std::uint64_t i = cut; i < log.size().value(); ++i) {
    halves.replay->AddBytes(log.EntryBytes(LeafIndex(i)));
  }
  return halves;
}

TEST(ReplayStateFile, GoesOnFromAnySeal) {
  const Scene scene = BusyScene();
  const MemoryRegistry& log = LogOf(scene);
  const std::string whole = *Replayed(scene).ToState();
  int cuts = 0;
  for (std::uint64_t cut = 1; cut <= log.size().value(); ++cut) {
    MemoryPast past;
    Halves halves = CutAt(log, cut, past);
    const bool sealed = scene.state().EntryAt(LeafIndex(cut - 1)).value()->seal() != nullptr;
    ASSERT_EQ(halves.state.ok(), sealed) << cut;
    if (!sealed) continue;
    ++cuts;
    ASSERT_TRUE(halves.replay.ok()) << halves.replay.error().message();
    EXPECT_THAT(Names(*halves.replay), IsEmpty()) << cut;
    EXPECT_EQ(*halves.replay->ToState(), whole) << cut;
    ExpectSame(scene.state(), halves.replay->state());
  }
  EXPECT_GT(cuts, 10);
}

TEST(ReplayStateFile, IsLeftOnlyOfALogInOrder) {
  Scene scene;
  scene.log().SealWith(Hash());
  EXPECT_EQ(Replayed(scene).ToState().error().code, ErrorCode::kRefused);
}

TEST(ReplayStateFile, OfAnotherRegistryIsRefused) {
  const Scene scene = BusyScene();
  MemoryPast past;
  const std::string state = *Replayed(scene).ToState();
  EXPECT_EQ(Replay::FromState(LeafHash("x"), state, past).error().code, ErrorCode::kRefused);
}

TEST(ReplayStateFile, CutShortOrLongerIsRefused) {
  const Scene scene = BusyScene();
  const MemoryRegistry& log = LogOf(scene);
  MemoryPast past;
  for (const std::string& entry : log.entries()) {
    ASSERT_TRUE(past.Keep(LeafIndex(0), entry, Hash()).ok());
  }
  const std::string state = *Replayed(scene).ToState();
  ASSERT_TRUE(Replay::FromState(*log.registry(), state, past).ok());
  for (std::size_t size = 0; size < state.size(); size += 1 + state.size() / 300) {
    EXPECT_FALSE(Replay::FromState(*log.registry(), state.substr(0, size), past).ok()) << size;
  }
  EXPECT_EQ(Replay::FromState(*log.registry(), state + '\0', past).error().code,
            ErrorCode::kDamaged);
}

TEST(ReplayStateFile, AKindOfStatementThatThereIsNotIsRefused) {
  const Scene scene = BusyScene();
  MemoryPast past;
  const std::string state = *Replayed(scene).ToState();
  const std::size_t at = FirstKindAt(state);
  ASSERT_EQ(ReadBigEndian64(std::string_view(state).substr(at, 8)),
            static_cast<std::uint64_t>(StatementKind::kGenesis));
  for (const std::uint64_t kind : {0u, 1u, 2u, 11u, 255u, 1u << 20}) {
    std::string number;
    AppendBigEndian64(kind, number);
    std::string altered = state;
    altered.replace(at, number.size(), number);
    const Result<Replay> replay = Replay::FromState(*LogOf(scene).registry(), altered, past);
    ASSERT_FALSE(replay.ok()) << kind;
    EXPECT_EQ(replay.error().code, ErrorCode::kDamaged) << kind;
    EXPECT_THAT(replay.error().message(), ::testing::HasSubstr("kind"));
  }
}

// Whatever a flipped byte does, it never stops the program, and never gives the same state.
TEST(ReplayStateFile, AlteredIsRefusedOrAnotherState) {
  const Scene scene = BusyScene();
  const MemoryRegistry& log = LogOf(scene);
  MemoryPast past;
  for (const std::string& entry : log.entries()) {
    ASSERT_TRUE(past.Keep(LeafIndex(0), entry, Hash()).ok());
  }
  const std::string state = *Replayed(scene).ToState();
  for (std::size_t at = 0; at < state.size(); at += 1 + state.size() / 300) {
    std::string altered = state;
    altered[at] = static_cast<char>(altered[at] ^ 0x80);
    Result<Replay> replay = Replay::FromState(*log.registry(), altered, past);
    if (!replay.ok()) continue;
    const Result<std::string> again = replay->ToState();
    EXPECT_TRUE(!again.ok() || *again != state) << at;
  }
}

// --- A past that shows something else than before.

class LyingPast : public MemoryPast {
 public:
  Result<std::string> ReadEntry(LeafIndex index) override {
    ++reads;
    if (fail) return Unavailable("no answer");
    Result<std::string> entry = MemoryPast::ReadEntry(index);
    if (lie_about_entries) entry->back() = static_cast<char>(entry->back() ^ 1);
    return entry;
  }
  Result<std::vector<Hash>> ReadLeafHashes(LeafIndex first, std::size_t count) override {
    Result<std::vector<Hash>> hashes = MemoryPast::ReadLeafHashes(first, count);
    if (lie_about_hashes) hashes->front() = LeafHash("other");
    return hashes;
  }

  bool fail = false;
  bool lie_about_entries = false;
  bool lie_about_hashes = false;
  int reads = 0;
};

TEST(ReplayPast, ALieIsNoticedAndAccusesNobody) {
  const Scene scene = BusyScene();
  const MemoryRegistry& log = LogOf(scene);
  const std::string state = *Replayed(scene).ToState();
  for (const auto lie :
       {&LyingPast::fail, &LyingPast::lie_about_entries, &LyingPast::lie_about_hashes}) {
    LyingPast past;
    for (const std::string& entry : log.entries()) {
      ASSERT_TRUE(past.Keep(LeafIndex(0), entry, Hash()).ok());
    }
    Result<Replay> replay = Replay::FromState(*log.registry(), state, past);
    ASSERT_TRUE(replay.ok());
    past.*lie = true;
    Scene more = scene;
    more.Publish(
        more.Decided(more.Publish(more.world().Offer(LegalOffer::kTitp)), v1::STATE_WITHDRAWN));
    for (std::uint64_t i = log.size().value(); i < LogOf(more).size().value(); ++i) {
      replay->AddBytes(LogOf(more).EntryBytes(LeafIndex(i)));
    }
    EXPECT_FALSE(replay->health().ok());
    EXPECT_THAT(Names(*replay), IsEmpty());
    EXPECT_FALSE(replay->ToState().ok());
  }
}

}  // namespace
}  // namespace warifu
