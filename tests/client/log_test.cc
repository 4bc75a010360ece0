// `warifu log checkpoint` and `warifu log entries`.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/base/encoding.h"
#include "core/base/exit.h"
#include "tests/client/verify_scene.h"

namespace warifu {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

LogEntriesArgs Entries(std::uint64_t first, std::uint64_t count) {
  LogEntriesArgs args;
  args.first = first;
  args.count = count;
  return args;
}

TEST(LogCheckpoint, ShowsWhatTheLogSigned) {
  VerifyScene it;
  ASSERT_EQ(it.client.Run(LogCheckpointArgs{}), 0);
  EXPECT_THAT(it.client.out(), HasSubstr("origin:  registry.example\n"));
  EXPECT_THAT(it.client.out(), HasSubstr(EncodeHex(it.scene.log().log_head().root.view())));
}

TEST(LogCheckpoint, AsJson) {
  VerifyScene it;
  it.client.context().global.json = true;
  ASSERT_EQ(it.client.Run(LogCheckpointArgs{}), 0);
  const auto checkpoint = it.client.Json().at("checkpoint");
  EXPECT_EQ(checkpoint.at("size"), it.scene.log().log_head().size.value());
  EXPECT_EQ(checkpoint.at("note"), it.scene.log().checkpoint());
}

TEST(LogCheckpoint, OfAnotherLogIsRefused) {
  VerifyScene it;
  MemoryRegistry other("other.example", "other log");
  other.Seal();
  it.server->checkpoint = other.checkpoint();
  EXPECT_EQ(it.client.Run(LogCheckpointArgs{}), kExitCouldNotCheck);
  EXPECT_THAT(it.client.out(), IsEmpty());
  EXPECT_THAT(it.client.err(), HasSubstr("registry.example"));
}

TEST(LogEntries, ListsKindsAndCodes) {
  VerifyScene it;
  const std::uint64_t size = it.scene.log().size().value();
  ASSERT_EQ(it.client.Run(Entries(size - 2, 2)), 0);
  EXPECT_THAT(it.client.out(), HasSubstr("job offer  " + it.code() + "\n"));
  EXPECT_THAT(it.client.out(), HasSubstr("  seal  "));
  EXPECT_THAT(it.client.err(), HasSubstr("2 entries, each proven to be in the log"));
}

TEST(LogEntries, AsJsonWithTheStatement) {
  VerifyScene it;
  it.client.context().global.json = true;
  ASSERT_EQ(it.client.Run(Entries(0, 1)), 0);
  const auto entry = it.client.Json().at("entries").at(0);
  EXPECT_EQ(entry.at("index"), 0);
  EXPECT_EQ(entry.at("entry"), EncodeHex(it.scene.log().EntryBytes(LeafIndex(0))));
  EXPECT_EQ(entry.at("statement").at("kind"), "genesis");
}

TEST(LogEntries, MoreThanThereAreIsTheRest) {
  VerifyScene it;
  it.client.context().global.json = true;
  ASSERT_EQ(it.client.Run(Entries(0, 1'000'000)), 0);
  EXPECT_EQ(it.client.Json().at("entries").size(), it.scene.log().size().value());
}

TEST(LogEntries, BeyondTheLogIsExit2) {
  VerifyScene it;
  EXPECT_EQ(it.client.Run(Entries(it.scene.log().size().value(), 1)), kExitUsage);
  EXPECT_THAT(it.client.err(), HasSubstr("first: the log has"));
}

TEST(LogEntries, AnEntryThatIsNotInTheLogIsNamed) {
  VerifyScene it;
  it.server->last_entry = it.scene.log().EntryBytes(LeafIndex(1));
  EXPECT_EQ(it.client.Run(Entries(0, 1)), kExitCouldNotCheck);
  EXPECT_THAT(it.client.err(), HasSubstr("entry 0 as the server shows it is not in the log"));
}

// What a log took without its own rules is shown as what it is.
TEST(LogEntries, ShowsBytesThatAreNoEntry) {
  VerifyScene it;
  const LeafIndex index = it.scene.log().AppendRaw("no entry at all");
  it.scene.log().Seal();
  ASSERT_EQ(it.client.Run(Entries(index.value(), 1)), 0);
  EXPECT_THAT(it.client.out(), HasSubstr("not the bytes of an entry"));
}

}  // namespace
}  // namespace warifu
