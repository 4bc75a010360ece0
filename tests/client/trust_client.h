// A client that is given trust files of a scene's registry.
// Threads: one at a time.
#ifndef WARIFU_TESTS_CLIENT_TRUST_CLIENT_H_
#define WARIFU_TESTS_CLIENT_TRUST_CLIENT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "client/trust_folder.h"
#include "core/crypto/sha256.h"
#include "core/statement/file.h"
#include "tests/client/test_client.h"
#include "tests/support/proofs.h"
#include "tests/support/scene.h"

namespace warifu {

struct TrustClient : TestClient {
  // A trust file of the scene's registry, changed; its path.
  std::string TrustPath(const std::string& name, const TrustFile& trust) {
    return File(name, trust.text());
  }
  TrustFile Serial(std::uint64_t serial) {
    TrustFields fields = TrustFieldsOf(scene.log());
    fields.serial = serial;
    return TrustFile::Make(fields).value();
  }
  TrustFile OtherGenesis() {
    TrustFields fields = TrustFieldsOf(scene.log());
    fields.genesis_hash = Sha256("another beginning");
    return TrustFile::Make(fields).value();
  }
  std::string Genesis() {
    const v1::Statement genesis = scene.world().Genesis();
    return File("genesis.statement", FrameFile(FileKind::kStatement, scene.world().Sign(genesis)));
  }
  // `trust add` with the true fingerprint beside it.
  int Add(const TrustFile& trust) {
    context().global.fingerprint = trust.Fingerprint();
    const int exit_code = Run(TrustAddArgs{TrustPath("given.trust", trust)});
    context().global.fingerprint.clear();
    return exit_code;
  }
  int RunJson(const CommandArgs& args) {
    context().global.json = true;
    const int exit_code = Run(args);
    context().global.json = false;
    return exit_code;
  }
  std::vector<AddedTrust> Added() { return ReadTrustFolder(context()).value().added; }

  Scene scene;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_CLIENT_TRUST_CLIENT_H_
