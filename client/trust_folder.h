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

// A file of the folder that is no trust file. It stops its own registry and no other.
struct DamagedTrust {
  std::string name;  // as of AddedTrust
  std::string path;
  Error error;  // names the file and how to mend it
};

struct TrustFolder {
  std::vector<AddedTrust> added;      // by name
  std::vector<DamagedTrust> damaged;  // by name

  // By the name, or the origin that a name stands for; null: none.
  const DamagedTrust* FindDamaged(std::string_view name_or_origin) const;
};

// Errors: kIo of the folder.
Result<TrustFolder> ReadTrustFolder(const Context& context);

// Errors: kNotFound, naming those there are; that of a damaged file of this name.
Result<AddedTrust> FindTrust(const Context& context, std::string_view name_or_origin);

// Those to believe now.
struct BelievedTrust {
  std::vector<TrustFile> files;
  std::vector<DamagedTrust> damaged;  // that would be believed besides
};

// --trust NAME alone, --trust FILE with --fingerprint, else all of the folder.
// Errors: kNotFound; kBadInput (a file without its fingerprint, or with another one); that of a
// damaged file where there is no other.
Result<BelievedTrust> ChosenTrust(const Context& context);
// The one to believe, where only one can be meant: damaged files are counted.
// Errors: as above; kBadInput when there are several (use --trust) or none.
Result<TrustFile> OnlyTrust(const Context& context);

// Reads a trust file from anywhere.
Result<TrustFile> ReadTrustFile(const std::string& path);

// Whether `fingerprint`, as typed, is that of `file`.
// Errors: kBadInput, saying both.
Status CheckFingerprint(const TrustFile& file, std::string_view fingerprint);

// What adding `file` would replace, if anything.
// Errors: kRefused: a serial lower than one ever held, the serial of the file that is held with
// other bytes, or an origin held under another genesis.
Result<std::optional<AddedTrust>> WouldReplace(const Context& context, const TrustFile& file);

// Adds or replaces; remembers the serial for ever.
Result<AddedTrust> AddTrust(const Context& context, const TrustFile& file);

}  // namespace warifu

#endif  // WARIFU_CLIENT_TRUST_FOLDER_H_
