#include "client/trust_folder.h"

#include <algorithm>

#include "client/home.h"
#include "core/base/encoding.h"
#include "core/text/escape.h"

namespace warifu {
namespace {

constexpr char kEnding[] = ".trust";
constexpr std::size_t kMaxSerialFileBytes = 32;

std::string Folder(const Context& context) { return context.home + "/trust"; }

std::string NameOf(std::string_view origin) {
  std::string name(origin);
  std::replace(name.begin(), name.end(), '/', '+');  // no origin has a '+'
  return name;
}

std::string SerialPath(const Context& context, const TrustFile& file) {
  return Folder(context) + "/serials/" + EncodeHex(file.genesis_hash().view());
}

// The highest serial ever held of this genesis; 0: none.
Result<std::uint64_t> HighestSerial(const Context& context, const TrustFile& file) {
  const std::string path = SerialPath(context, file);
  if (!FileExists(path)) return std::uint64_t{0};
  WARIFU_ASSIGN_OR_RETURN(const std::string text, ReadFile(path, kMaxSerialFileBytes));
  const std::optional<std::uint64_t> serial = ParseDecimal(text);
  if (!serial)
    return Damaged("{path} is damaged; remove it only if you know what it was for", path);
  return *serial;
}

Error WithMend(const Error& error, const std::string& name) {
  return {error.code,
          Said("{why}; this registry is not asked. Get its trust file from the authority "
               "anew; before it is added: warifu trust remove {name}",
               error.sentence, EscapeForTerminal(name))};
}

bool IsPath(std::string_view text) {
  return text.find('/') != std::string_view::npos || text.ends_with(kEnding);
}

Status CheckSerial(const Context& context, const TrustFile& file) {
  WARIFU_ASSIGN_OR_RETURN(const std::uint64_t highest, HighestSerial(context, file));
  if (file.serial() >= highest) return Ok();
  return Refused(
      "this trust file has serial {serial}, and a newer one with serial {highest} was held "
      "already: ask the authority for its newest. Only if that one turned out to be false, first "
      "remove {path}",
      file.serial(), highest, EscapeForTerminal(SerialPath(context, file)));
}

Result<TrustFile> TrustFromPath(const Context& context) {
  const GlobalArgs& global = context.global;
  if (global.fingerprint.empty()) {
    return BadInput(
        "--trust with a file needs --fingerprint beside it; or add it once with: warifu trust add "
        "{path}",
        EscapeForTerminal(global.trust));
  }
  WARIFU_ASSIGN_OR_RETURN(TrustFile file, ReadTrustFile(global.trust));
  WARIFU_RETURN_IF_ERROR(CheckFingerprint(file, global.fingerprint));
  // As when it is added: no second registry under the name of one that is believed, nor another
  // file of the same one, since only adding shows both.
  WARIFU_ASSIGN_OR_RETURN(const std::optional<AddedTrust> held, WouldReplace(context, file));
  if (!held || held->file.text() == file.text()) return file;
  return Refused(
      "--trust {trust}: a trust file of {origin} that says something else is believed already; "
      "compare both with: warifu trust add {trust}",
      EscapeForTerminal(global.trust), file.origin());
}

}  // namespace

Result<TrustFile> ReadTrustFile(const std::string& path) {
  WARIFU_ASSIGN_OR_RETURN(const std::string bytes, ReadFile(path, kMaxTrustFileBytes));
  Result<TrustFile> file = TrustFile::Parse(bytes);
  if (!file.ok()) return file.error().At(path);
  return file;
}

Status CheckFingerprint(const TrustFile& file, std::string_view fingerprint) {
  WARIFU_ASSIGN_OR_RETURN(const std::string typed, ParseFingerprint(fingerprint));
  if (typed == file.Fingerprint()) return Ok();
  return BadInput(
      "this trust file has another fingerprint than the one given: it is {fingerprint}. Do not use "
      "it.",
      file.Fingerprint());
}

const DamagedTrust* TrustFolder::FindDamaged(std::string_view name_or_origin) const {
  const std::string name = NameOf(name_or_origin);
  for (const DamagedTrust& one : damaged) {
    if (one.name == name) return &one;
  }
  return nullptr;
}

Result<TrustFolder> ReadTrustFolder(const Context& context) {
  const std::string folder = Folder(context);
  WARIFU_ASSIGN_OR_RETURN(const std::vector<std::string> files, ListFiles(folder, kEnding));
  TrustFolder read;
  for (const std::string& file_name : files) {
    const std::string path = folder + "/" + file_name;
    const std::string name = file_name.substr(0, file_name.size() - (sizeof kEnding - 1));
    Result<TrustFile> file = ReadTrustFile(path);
    if (file.ok()) {
      read.added.push_back({name, path, *std::move(file)});
    } else {
      read.damaged.push_back({name, path, WithMend(file.error(), name)});
    }
  }
  return read;
}

Result<AddedTrust> FindTrust(const Context& context, std::string_view name_or_origin) {
  WARIFU_ASSIGN_OR_RETURN(TrustFolder folder, ReadTrustFolder(context));
  std::string names;
  for (AddedTrust& one : folder.added) {
    if (one.name == name_or_origin || one.file.origin() == name_or_origin) return std::move(one);
    names += (names.empty() ? "" : ", ") + one.name;
  }
  if (const DamagedTrust* damaged = folder.FindDamaged(name_or_origin)) return damaged->error;
  const std::string name = EscapeForTerminal(name_or_origin);
  if (!names.empty()) return NotFound("no trust file named {name}: there are {names}", name, names);
  return NotFound(
      "no trust file named {name}: none was added yet; add one with: warifu trust add FILE", name);
}

Result<BelievedTrust> ChosenTrust(const Context& context) {
  BelievedTrust chosen;
  const GlobalArgs& global = context.global;
  if (IsPath(global.trust)) {
    WARIFU_ASSIGN_OR_RETURN(TrustFile file, TrustFromPath(context));
    chosen.files.push_back(std::move(file));
  } else if (!global.trust.empty()) {
    WARIFU_ASSIGN_OR_RETURN(AddedTrust one, FindTrust(context, global.trust));
    chosen.files.push_back(std::move(one.file));
  } else {
    WARIFU_ASSIGN_OR_RETURN(TrustFolder folder, ReadTrustFolder(context));
    for (AddedTrust& one : folder.added) chosen.files.push_back(std::move(one.file));
    chosen.damaged = std::move(folder.damaged);
  }
  if (chosen.files.empty() && !chosen.damaged.empty()) return chosen.damaged.front().error;
  return chosen;
}

Result<TrustFile> OnlyTrust(const Context& context) {
  WARIFU_ASSIGN_OR_RETURN(BelievedTrust chosen, ChosenTrust(context));
  if (chosen.files.empty()) {
    return BadInput("no registry is believed yet: add its trust file with: warifu trust add FILE");
  }
  if (chosen.files.size() + chosen.damaged.size() > 1) {
    return BadInput(
        "several registries are believed: say which with --trust NAME (see: warifu "
        "trust list)");
  }
  return std::move(chosen.files.front());
}

Result<std::optional<AddedTrust>> WouldReplace(const Context& context, const TrustFile& file) {
  WARIFU_RETURN_IF_ERROR(CheckSerial(context, file));
  WARIFU_ASSIGN_OR_RETURN(TrustFolder folder, ReadTrustFolder(context));
  // What it would replace cannot be compared.
  if (const DamagedTrust* damaged = folder.FindDamaged(file.origin())) return damaged->error;
  for (AddedTrust& one : folder.added) {
    if (one.file.genesis_hash() == file.genesis_hash()) {
      if (one.file.serial() == file.serial() && one.file.text() != file.text()) {
        return Refused(
            "another trust file of {origin} with serial {serial} is believed already, and this one "
            "says something else: an authority gives a new file a higher serial. Compare both "
            "fingerprints with its own paper; to believe this one, first run: warifu trust remove "
            "{name}",
            file.origin(), file.serial(), one.name);
      }
      return std::optional<AddedTrust>(std::move(one));
    }
    if (one.file.origin() == file.origin()) {
      return Refused(
          "a registry of the name {origin} with another beginning is believed already: one of the "
          "two is false. Compare both fingerprints with the authority's own paper, then remove the "
          "false one with: warifu trust remove {name}",
          file.origin(), one.name);
    }
  }
  return std::optional<AddedTrust>();
}

Result<AddedTrust> AddTrust(const Context& context, const TrustFile& file) {
  WARIFU_ASSIGN_OR_RETURN(const std::optional<AddedTrust> before, WouldReplace(context, file));
  WARIFU_RETURN_IF_ERROR(WriteFile(SerialPath(context, file), std::to_string(file.serial()),
                                   Overwrite::kYes, Secrecy::kPublic));
  AddedTrust added{NameOf(file.origin()), Folder(context) + "/" + NameOf(file.origin()) + kEnding,
                   file};
  WARIFU_RETURN_IF_ERROR(WriteFile(added.path, file.text(), Overwrite::kYes, Secrecy::kPublic));
  if (before && before->path != added.path) WARIFU_RETURN_IF_ERROR(RemoveFile(before->path));
  return added;
}

}  // namespace warifu
