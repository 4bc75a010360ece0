// Where somebody stands: the registry believed, the keys in the home, the organizations that are
// theirs, the files that wait for a signature. For `warifu status`.
//
// What a server only says is kept apart as hints. Not here: words (client/render/status.h).
// Threads: one at a time.
#ifndef WARIFU_CLIENT_STATUS_FACTS_H_
#define WARIFU_CLIENT_STATUS_FACTS_H_

#include <optional>
#include <string>
#include <vector>

#include "client/context.h"
#include "client/hints.h"
#include "client/keys/keyring.h"
#include "client/registry_facts.h"
#include "client/verify/sealed_head.h"
#include "client/vouching.h"
#include "core/base/result.h"
#include "core/statement/required_signers.h"
#include "core/statement/under_way.h"

namespace warifu {

// How far ahead is looked for what ends.
inline constexpr std::uint32_t kStatusDaysAhead = 60;
// Keys in the home that the registry is asked about.
inline constexpr std::size_t kMostKeysAsked = 50;

// An organization that is theirs: its record, verified, and hints.
struct OwnOrganization {
  std::string id;
  std::optional<VerifiedReceipt> record;
  std::optional<Sentence> why_not;  // where there is no record
  Hints<v1::StatementHint> appointments;
  Hints<v1::OfferHint> offers;
};

// A `.statement` file.
struct FileUnderWay {
  std::string path;
  StatementKind kind{};
  std::optional<RequiredSigner> next;  // nothing: all have signed
  bool mine = false;                   // the next is one of theirs
};

// Whose a key of the home is, as the log says it.
struct KeyInLog {
  std::optional<VerifiedReceipt> binding;
  Vouching vouching;       // whether the binding counts; with a binding only
  std::string root_of;     // the authority whose root key it is
  bool was_asked = false;  // with neither: nobody bound it, unless why_not says what failed
  std::optional<Sentence> why_not;
};

struct StatusFacts {
  std::optional<TrustFile> trust;  // nothing: no registry is believed, or several are
  std::optional<Sentence> why_no_trust;
  std::string server;
  std::optional<SealedHead> head;         // its log as it shows it, sealed
  std::optional<Sentence> why_not_asked;  // where there is no head
  std::uint64_t now_s = 0;
  std::vector<KeyFile> keys;
  std::vector<KeyInLog> in_log;  // for each key
  std::vector<OwnOrganization> organizations;
  std::vector<FileUnderWay> files;
};

// The ids that were named before, and those named now, which are kept.
// Errors: kBadInput: no id; kIo.
Result<std::vector<std::string>> OwnIds(const Context& context,
                                        const std::vector<std::string>& named);

// What can be had of these organizations and of those whose keys lie in the home; a registry that
// does not answer is in the facts, not an error. Errors: those of the home's files.
Result<StatusFacts> GatherStatus(const Context& context, const std::vector<std::string>& named,
                                 const std::vector<std::string>& folders);

}  // namespace warifu

#endif  // WARIFU_CLIENT_STATUS_FACTS_H_
