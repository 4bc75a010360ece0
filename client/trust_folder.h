// The registries that this home believes: files trust/ORIGIN.trust, at most one for each genesis.
//
// A trust file comes here only by somebody's decision (client/commands/trust_add.cc), never with a
// proof and never silently from a server.
#ifndef WARIFU_CLIENT_TRUST_FOLDER_H_
#define WARIFU_CLIENT_TRUST_FOLDER_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/context.h"
#include "core/base/result.h"
#include "core/proof/trust.h"

namespace warifu {

struct AddedTrust {
  std::string name;  // of the file, without .trust: the origin, '/' as '+'
  std::string path;
  TrustFile file;
};

// All of them, by name.
// Errors: kDamaged or kBadInput, naming a file that is no trust file.
Result<std::vector<AddedTrust>> ListTrust(const Context& context);

// Errors: kNotFound, naming those there are.
Result<AddedTrust> FindTrust(const Context& context, std::string_view name_or_origin);

// Those to believe now: --trust NAME alone, --trust FILE with --fingerprint, else all of the
// folder. Errors: kNotFound; kBadInput (a file without its fingerprint, or with another one).
Result<std::vector<TrustFile>> ChosenTrust(const Context& context);
// The one to believe, where only one can be meant.
// Errors: as above; kBadInput when there are several (use --trust) or none.
Result<TrustFile> OnlyTrust(const Context& context);

// Reads a trust file from anywhere.
Result<TrustFile> ReadTrustFile(const std::string& path);

// Whether `fingerprint`, as typed, is that of `file`.
// Errors: kBadInput, saying both.
Status CheckFingerprint(const TrustFile& file, std::string_view fingerprint);

// What adding `file` would replace, if anything.
// Errors: kRefused: a serial lower than one ever held, or an origin held under another genesis.
Result<std::optional<AddedTrust>> WouldReplace(const Context& context, const TrustFile& file);

// Adds or replaces; remembers the serial for ever.
Result<AddedTrust> AddTrust(const Context& context, const TrustFile& file);
Status RemoveTrust(const AddedTrust& added);

}  // namespace warifu

#endif  // WARIFU_CLIENT_TRUST_FOLDER_H_
