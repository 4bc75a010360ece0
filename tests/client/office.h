// An office: a founded registry, and a client that believes it and holds test keys of whoever a
// test wants.
//
//     Office office;
//     office.Hold("company", LegalWorld::KeyName(kHinoki, 1));
//     const std::string draft = office.Draft("offer.json",
//     office.scene.world().Offer(LegalOffer::kSsw)); EXPECT_EQ(office.client.Run(SignArgs{.files =
//     {draft}, .key = "company", .yes = true}), 0);
//
// Threads: one at a time.
#ifndef WARIFU_TESTS_CLIENT_OFFICE_H_
#define WARIFU_TESTS_CLIENT_OFFICE_H_

#include <memory>
#include <string>
#include <string_view>

#include "core/statement/under_way.h"
#include "tests/client/fake_server.h"
#include "tests/client/lying_connection.h"
#include "tests/client/test_client.h"
#include "tests/support/scene.h"

namespace warifu {

inline constexpr char kOfficePassphrase[] = "correct horse";

struct Office {
  Office();

  // The test key of this name in the client's home, as `name`.
  void Hold(const std::string& name, std::string_view test_key);
  // A draft of the statement, commented; its path.
  std::string Draft(const std::string& name, const v1::Statement& statement);
  // A `.statement` file signed by these test keys; its path.
  std::string Statement(const std::string& name, const v1::Statement& statement,
                        const KeyNames& keys);
  // What lies in a `.statement` file.
  UnfinishedStatement Open(const std::string& path) const;
  // Runs with --json: the exit code; the object is in client.Json().
  int RunJson(const CommandArgs& args);
  // The client's clock, a minute after the last entry.
  void SetClock();

  Scene scene;
  std::shared_ptr<FakeServer> server;
  Lies lies;
  TestClient client;
};

// The keys of all who must sign, in order.
KeyNames AllSigners(const Office& office, const v1::Statement& statement);

}  // namespace warifu

#endif  // WARIFU_TESTS_CLIENT_OFFICE_H_
