// The trust file: the registry that somebody decided to believe, and how far.
//
//     warifu-trust/v1
//     origin registry.example
//     genesis 5b3a...             SHA-256 of the genesis payload, 64 hex digits
//     authority Example Agency
//     server registry.example:443           0 to 8 of these
//     call VN +84 24 0000 0000              0 to 8 of these: country, number
//     serial 1
//     file-age-s 86400            largest age of the seal of a file
//     answer-age-s 7200           largest age of the seal of an online answer
//
//     log registry.example+4fda7aa3+AWQ2...=      a tlog-policy, verbatim to the end
//     ...
//
// Each line in this order, each with one space after its word, ended by "\n".
// Not here: where trust files are kept and who asked before adding one (the client).
// Source: docs/format.md, "Trust file"; c2sp.org/tlog-policy.
// Threads: a TrustFile never changes.
#ifndef WARIFU_CORE_PROOF_TRUST_H_
#define WARIFU_CORE_PROOF_TRUST_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/base/types.h"
#include "core/note/policy.h"

namespace warifu {

inline constexpr std::size_t kMaxTrustFileBytes = 80 << 10;
inline constexpr std::size_t kMaxTrustServers = 8;
inline constexpr std::size_t kMaxTrustCalls = 8;
inline constexpr std::size_t kMaxTrustAuthorityBytes = 300;
inline constexpr std::size_t kMaxServerBytes = 255;
inline constexpr std::uint64_t kDefaultFileAgeS = 24 * 3600;
inline constexpr std::uint64_t kMaxFileAgeS = 7 * 24 * 3600;
inline constexpr std::uint64_t kDefaultAnswerAgeS = 2 * 3600;

// Whom a worker can call.
struct CallNumber {
  std::string country;  // ISO 3166-1 alpha-2
  std::string number;   // + and 6 to 15 digits, single spaces or hyphens between

  friend bool operator==(const CallNumber&, const CallNumber&) = default;
};

// What a trust file says.
struct TrustFields {
  std::string origin;
  Hash genesis_hash;
  std::string authority;             // its name, clean text
  std::vector<std::string> servers;  // host:port
  std::vector<CallNumber> calls;
  std::uint64_t serial = 1;                         // 1 or more; a later file has a higher one
  std::uint64_t file_age_s = kDefaultFileAgeS;      // 1 to kMaxFileAgeS
  std::uint64_t answer_age_s = kDefaultAnswerAgeS;  // 1 to kMaxFileAgeS
  std::string policy;                               // text; names one log key, of this origin
};

class TrustFile {
 public:
  // Strict: one spelling for each content, so that text() is `file`.
  // Errors: kBadInput, naming the line and the fix; kNewerProgram for another version.
  static Result<TrustFile> Parse(std::string_view file);
  // Errors: kBadInput, naming the field.
  static Result<TrustFile> Make(const TrustFields& fields);

  const std::string& text() const { return text_; }  // the whole file
  const std::string& origin() const { return fields_.origin; }
  const Hash& genesis_hash() const { return fields_.genesis_hash; }
  const std::string& authority() const { return fields_.authority; }
  const std::vector<std::string>& servers() const { return fields_.servers; }
  const std::vector<CallNumber>& calls() const { return fields_.calls; }
  std::uint64_t serial() const { return fields_.serial; }
  std::uint64_t file_age_s() const { return fields_.file_age_s; }
  std::uint64_t answer_age_s() const { return fields_.answer_age_s; }
  const Policy& policy() const { return policy_; }
  const TrustFields& fields() const { return fields_; }

  // SHA-256 of the whole file as eight groups of eight hex digits, one space between:
  // "5b3a90ff 01c2d3e4 ...". People compare these with the authority's paper.
  std::string Fingerprint() const;

 private:
  TrustFile(TrustFields fields, Policy policy, std::string text);

  TrustFields fields_;
  Policy policy_;
  std::string text_;
};

// A fingerprint as somebody typed it: case, spaces and hyphens do not matter.
// Errors: kBadInput unless these are 64 hex digits.
Result<std::string> ParseFingerprint(std::string_view typed);

}  // namespace warifu

#endif  // WARIFU_CORE_PROOF_TRUST_H_
