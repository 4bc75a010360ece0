// The drafts under examples/, read as the client reads them, signed in the order of their README,
// and appended to a registry in memory.
//
//     ExampleRegistry registry;                       // Vietnam to Japan, as the files stand
//     registry.PublishAllBut("offers");
//     const v1::Statement offer = registry.Publish("examples/offers/satsuki-farm.json");
//
// The same cast under another country's authority and ruleset: ExampleRegistry({"NP", ...}).
// Threads: one at a time.
#ifndef WARIFU_TESTS_EXAMPLES_EXAMPLE_REGISTRY_H_
#define WARIFU_TESTS_EXAMPLES_EXAMPLE_REGISTRY_H_

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/base/types.h"
#include "core/statement/required_signers.h"
#include "tests/support/memory_registry.h"
#include "tests/support/statement_builder.h"

namespace warifu {

inline constexpr std::uint64_t kExamplesNowS = 1795132800;  // 2026-11-20T00:00:00Z
inline const std::filesystem::path kExamples = "examples";

std::string ReadAll(const std::filesystem::path& path);
// In the order of their names.
std::vector<std::filesystem::path> DraftsIn(const std::string& folder);

// Whose workers the offers are for. The files are Vietnam's; for another country its letters and
// language stand in their place, and its ruleset. Fees that a test sets are in its currency.
struct OriginCountry {
  std::string code = "VN";      // ISO 3166
  std::string language = "vi";  // ISO 639
  std::string currency = "VND";

  std::filesystem::path ruleset() const;
};

class ExampleRegistry {
 public:
  explicit ExampleRegistry(OriginCountry origin = {});

  MemoryRegistry& log() { return log_; }

  // Reads a draft and fills in what the client fills in; what does not read fails the test.
  v1::Statement Read(const std::filesystem::path& path) const;
  // By all who must sign.
  std::string Sign(const v1::Statement& statement) const;
  // Signs, appends and seals; what is not admitted fails the test. The statement's name is then
  // that of the file.
  v1::Statement Publish(const std::filesystem::path& path);
  void Publish(const v1::Statement& statement, const std::string& stem);
  // Genesis, keys, ruleset and the folders up to this one.
  void PublishAllBut(const std::string& last_folder);
  // To whom each key file binds its key; the file is named as the key.
  void LearnKeys();

 private:
  std::string InCountry(std::string text) const;
  void AddSigner(const RequiredSigner& signer, std::vector<std::string>& key_names) const;

  OriginCountry origin_;
  MemoryRegistry log_;
  std::map<std::string, Hash> names_;           // by the stem of the file
  std::map<PublicKey, std::string> key_names_;  // of test keys
  std::map<std::string, std::string> owners_;   // key names by owner
};

}  // namespace warifu

#endif  // WARIFU_TESTS_EXAMPLES_EXAMPLE_REGISTRY_H_
