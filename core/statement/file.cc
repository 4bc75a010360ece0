#include "core/statement/file.h"

#include "core/base/check.h"
#include "core/base/encoding.h"
#include "core/crypto/sha256.h"

namespace warifu {
namespace {

struct KindRow {
  FileKind kind;
  std::string_view first_line;
  std::string_view ending;
  Phrase words;
  bool binary;
};

constexpr KindRow kKinds[] = {
    {FileKind::kStatement, "warifu-statement/v1", ".statement", Phrase("a statement under way"),
     true},
    {FileKind::kProof, "warifu-proof/v1", ".warifu", Phrase("an offer proof"), true},
    {FileKind::kTrust, "warifu-trust/v1", ".trust", Phrase("a trust file"), false},
    {FileKind::kEvidence, "warifu-evidence/v1", ".evidence", Phrase("evidence against a log"),
     true},
    {FileKind::kReceipt, "warifu-receipt/v1", ".receipt", Phrase("a receipt"), true},
    {FileKind::kPlace, "warifu-place/v1", ".place", Phrase("a worker's place"), true},
    {FileKind::kKey, "warifu-key/v1", ".key", Phrase("a key file"), false},
    {FileKind::kState, "warifu-state/v1", ".state", Phrase("an auditor's state"), true},
};

constexpr std::string_view kVersion = "v1";

const KindRow& RowOf(FileKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

std::string TailOf(std::string_view before) {
  return Sha256(before).ToString().substr(0, kFileTailBytes);
}

// Empty when there is none.
std::string_view FirstLineIn(std::string_view file) {
  const std::size_t end = file.substr(0, kMaxFirstLineBytes + 1).find('\n');
  return end == std::string_view::npos ? "" : file.substr(0, end);
}

Error OtherVersion(const KindRow& row, std::string_view version) {
  return NewerProgram(
      "this is {kind} in version {version}, which this program does not know: a newer program is "
      "needed",
      row.words, version);
}

// "v2": a version that another program may write.
bool IsVersion(std::string_view text) {
  return text.size() >= 2 && text.size() <= 6 && text[0] == 'v' && ParseDecimal(text.substr(1));
}

}  // namespace

std::string_view FirstLineOf(FileKind kind) { return RowOf(kind).first_line; }
std::string_view FileEndingOf(FileKind kind) { return RowOf(kind).ending; }
Phrase FileKindWords(FileKind kind) { return RowOf(kind).words; }
bool IsBinaryKind(FileKind kind) { return RowOf(kind).binary; }

std::string FrameFile(FileKind kind, std::string_view message) {
  WARIFU_CHECK(IsBinaryKind(kind));
  std::string file(FirstLineOf(kind));
  file += '\n';
  file += message;
  file += TailOf(file);
  return file;
}

Result<FileKind> IdentifyFile(std::string_view file) {
  const std::string_view line = FirstLineIn(file);
  for (const KindRow& row : kKinds) {
    if (line == row.first_line) return row.kind;
    const std::size_t stem = row.first_line.size() - kVersion.size();  // "warifu-proof/"
    if (line.substr(0, stem) == row.first_line.substr(0, stem) && IsVersion(line.substr(stem))) {
      return OtherVersion(row, line.substr(stem));
    }
  }
  if (!file.empty() && (file.front() == '{' || file.front() == '/')) {
    return BadInput("this looks like a draft: sign it first, with: warifu sign");
  }
  return BadInput(
      "this is no file of warifu: its first line is none that warifu writes; name a file that "
      "warifu made");
}

Result<std::string> UnframeFile(FileKind kind, std::string_view file) {
  WARIFU_CHECK(IsBinaryKind(kind));
  WARIFU_ASSIGN_OR_RETURN(const FileKind found, IdentifyFile(file));
  if (found != kind) {
    return BadInput("this is {found}, not {kind}", FileKindWords(found), FileKindWords(kind));
  }
  const std::size_t start = FirstLineOf(kind).size() + 1;
  if (file.size() < start + kFileTailBytes) return Damaged("this file is cut short");
  const std::string_view before = file.substr(0, file.size() - kFileTailBytes);
  if (file.substr(before.size()) != TailOf(before)) {
    return Damaged("this file was damaged on the way: get it once more");
  }
  return std::string(before.substr(start));
}

}  // namespace warifu
