// The ground of an attack: a registry that is served, a worker's client that believes it, and an
// attacker who speaks to the server with a program of his own.
//
//     const v1::Statement offer = ground.world().Offer(LegalOffer::kEsd);
//     EXPECT_EQ(ground.HandIn(offer), "");                      // admitted, published
//     const Seen seen = ground.Verify(CodeOf(NameOf(offer)));   // what the worker reads
//
// Threads: one.
#ifndef WARIFU_TESTS_ATTACKS_GROUND_H_
#define WARIFU_TESTS_ATTACKS_GROUND_H_

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/proof/trust.h"
#include "tests/attacks/served_registry.h"
#include "tests/client/test_client.h"
#include "warifu/v1/statement.pb.h"

namespace warifu {

// The end of a story.
struct Seen {
  std::string code;  // what stopped the attack; several with a space between
  int exit_code = 0;
  std::string screen;  // what the worker reads, in one line
};

// Text with each run of white space as one space: screens break their lines where they must.
std::string InOneLine(std::string_view text);
std::string CodeOfStatement(const v1::Statement& statement);

class Ground {
 public:
  Ground();

  LegalWorld& world() { return registry_.world(); }
  ServedRegistry& registry() { return registry_; }
  TestClient& client() { return client_; }

  // --- The attacker.
  // Hands in over the wire; the codes of what it breaks, in the order of the rules, each once.
  // Empty: it was admitted, and is published. Of an error: its message.
  std::string HandIn(std::string_view signed_statement);
  // Signed by all who must, or by the test keys of these names.
  std::string HandIn(const v1::Statement& statement, const std::vector<std::string>& keys = {});

  // --- Everybody else: what must be admitted. Its code.
  std::string Publish(const v1::Statement& statement, const std::vector<std::string>& keys = {});
  // A legal offer that is published; with a change.
  v1::Statement PublishOffer(LegalOffer kind,
                             const std::function<void(v1::Offer&)>& change = nullptr);

  // Takes back all offers that were published, so that their places are free for others.
  void TakeBackOffers();

  // --- The worker.
  // Runs `warifu WORDS`, and once more with --json for the codes of the verdict's causes
  // ("GENUINE": there are none) or of the error.
  Seen Run(const std::vector<std::string>& words);
  // Runs `warifu WORDS` once; its exit code.
  int Do(const std::vector<std::string>& words);
  Seen Verify(const std::string& code, const std::vector<std::string>& more = {});
  // Another server answers from now on, at the registry's address.
  void Misdirect(const std::string& address) { address_ = address; }
  // Trust in this log with a policy of `witness_lines`; none: "quorum none".
  TrustFields Trust(const std::string& witness_lines = "quorum none\n") const;

  // --- Whole stories.
  // A statement that is refused, then what a worker reads who was given its code.
  Seen Refused(const v1::Statement& statement, const std::vector<std::string>& keys = {});
  // An illegal change of a legal offer.
  Seen RefusedOffer(LegalOffer kind, const std::function<void(v1::Offer&)>& change);
  // A statement that is refused, then what a worker reads of the offer that it was aimed at.
  Seen RefusedBeside(const v1::Statement& statement, const std::vector<std::string>& keys,
                     const std::string& offer_code);

 private:
  ServedRegistry registry_;
  TestClient client_;
  std::string address_;
  std::vector<v1::Statement> offers_;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_ATTACKS_GROUND_H_
