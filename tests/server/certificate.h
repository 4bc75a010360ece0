// Certificates for tests of TLS: made anew in each run, so that none expires in the tree.
// Threads: pure functions.
#ifndef WARIFU_TESTS_SERVER_CERTIFICATE_H_
#define WARIFU_TESTS_SERVER_CERTIFICATE_H_

#include <string>

namespace warifu {

struct Certificate {
  std::string certificate_pem;
  std::string key_pem;
};

// For "localhost" and 127.0.0.1, signed by itself.
Certificate MakeCertificate();

}  // namespace warifu

#endif  // WARIFU_TESTS_SERVER_CERTIFICATE_H_
