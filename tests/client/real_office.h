// An office before a true registry: every command as it is typed, every statement over this
// machine's network to warifud's own services, through the registry's queue, decision, guard and
// publishing.
//
//     RealOffice office;
//     const std::string offer = office.Publish(office.world().Offer(LegalOffer::kEsd));  // its
//     code EXPECT_EQ(office.Run("warifu verify " + offer), 0) << office.said();
//
// Keys lie in the home under the names "VNTEST", "VNTEST:HINOKI" (with a dash for the colon) and
// are those of LegalWorld; "VNTEST-2" is a second one, "VNTEST-root-0" a root key.
// Threads: one at a time; the server has its own.
#ifndef WARIFU_TESTS_CLIENT_REAL_OFFICE_H_
#define WARIFU_TESTS_CLIENT_REAL_OFFICE_H_

#include <string>
#include <string_view>
#include <vector>

#include "tests/client/real_registry.h"
#include "tests/client/test_client.h"

namespace warifu {

// How the client reaches the registry.
enum class Wire {
  kNetwork,
  kNone,  // by plain calls: the same bytes in every run
};

class RealOffice {
 public:
  explicit RealOffice(Wire wire = Wire::kNetwork);

  LegalWorld& world() { return registry_.world(); }
  RealRegistry& registry() { return registry_; }
  TestClient& client() { return client_; }

  // Time passes, as before each command.
  void PassTime();
  // Runs a command line: words between spaces, or between double quotes. Its exit code.
  int Run(const std::string& line);
  // What the last one printed, for messages of tests.
  std::string said() const { return "$ " + line_ + "\n" + client_.out() + client_.err(); }
  std::string out() const { return client_.out(); }
  std::string err() const { return client_.err(); }

  // Makes the test key of this name ("VNTEST:HINOKI 2", "VNTEST root 0") a key of the home; its
  // name there ("VNTEST-HINOKI-2", "VNTEST-root-0"). A first key leaves out its number.
  std::string Hold(std::string_view test_key);
  void Hold(std::string_view test_key, const std::string& name);  // under another name
  // The code of the statement that bound a test key.
  std::string BindingCode(std::string_view test_key);
  static std::string HomeName(std::string_view test_key);

  // Drafts the statement, signs it by `warifu sign` with the keys of all who must (or `keys`, as
  // test keys), hands it in by `warifu submit`. Its code. Stops the program when it is refused.
  std::string Publish(const v1::Statement& statement, std::vector<std::string> keys = {});
  // The same as a statement file that is not handed in; its path.
  std::string SignFile(const v1::Statement& statement, const std::vector<std::string>& keys);

  // A draft of the statement in the client's folder.
  void SaveDraft(const std::string& name, const v1::Statement& statement);

  // A path in the client's own folder.
  std::string Path(const std::string& name) const { return client_.Path(name); }
  // The exit code of `warifu verify CODE`.
  int Verify(const std::string& code) { return Run("warifu verify " + code); }

 private:
  void FollowClock();

  RealRegistry registry_;
  TestClient client_;
  std::string line_;
  int files_ = 0;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_CLIENT_REAL_OFFICE_H_
