#include "core/proof/trust.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/base/encoding.h"
#include "core/crypto/sha256.h"
#include "core/statement/file.h"
#include "core/statement/form.h"
#include "core/text/clean_text.h"
#include "core/text/country.h"
#include "core/text/host_port.h"

namespace warifu {
namespace {

constexpr std::size_t kFingerprintGroup = 8;  // hex digits

// Takes a file apart line by line.
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {}

  // Whether the next line begins with `word` and a space.
  bool NextIs(std::string_view word) const {
    return rest_.size() > word.size() && rest_.substr(0, word.size()) == word &&
           rest_[word.size()] == ' ';
  }

  // What stands behind `word` and its space on the next line.
  Result<std::string_view> Take(std::string_view word) {
    const std::size_t end = rest_.find('\n');
    if (!NextIs(word) || end == std::string_view::npos) {
      return BadInput("trust file, line {number}: expected \"{word} ...\"", number_, word);
    }
    const std::string_view value = rest_.substr(word.size() + 1, end - word.size() - 1);
    rest_.remove_prefix(end + 1);
    ++number_;
    return value;
  }

  Status TakeExactly(std::string_view line) {
    if (rest_.substr(0, line.size() + 1) != std::string(line) + "\n") {
      if (line.empty())
        return BadInput("trust file, line {number}: expected an empty line", number_);
      return BadInput("trust file, line {number}: expected \"{line}\"", number_, line);
    }
    rest_.remove_prefix(line.size() + 1);
    ++number_;
    return Ok();
  }

  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
  std::size_t number_ = 1;
};

Result<std::uint64_t> TakeNumber(Lines& lines, std::string_view word) {
  WARIFU_ASSIGN_OR_RETURN(const std::string_view text, lines.Take(word));
  const std::optional<std::uint64_t> number = ParseDecimal(text);
  if (!number) {
    return BadInput("trust file: \"{word}\" wants a whole number", word);
  }
  return *number;
}

Result<Hash> TakeHash(Lines& lines, std::string_view word) {
  WARIFU_ASSIGN_OR_RETURN(const std::string_view text, lines.Take(word));
  const std::optional<std::string> bytes = DecodeHex(text);
  const std::optional<Hash> hash = bytes ? Hash::From(*bytes) : std::nullopt;
  if (!hash || EncodeHex(hash->view()) != text) {
    return BadInput(
        "trust file: \"{word}\" wants 64 hex digits in lower case, the SHA-256 of the genesis "
        "payload",
        word);
  }
  return *hash;
}

Result<CallNumber> TakeCall(Lines& lines) {
  WARIFU_ASSIGN_OR_RETURN(const std::string_view text, lines.Take("call"));
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos) {
    return BadInput(
        "trust file: \"call\" wants a country and a number, as \"call VN +84 24 0000\"");
  }
  return CallNumber{std::string(text.substr(0, space)), std::string(text.substr(space + 1))};
}

// The lines; whether the values are good is said by Check.
Result<TrustFields> Read(std::string_view file) {
  Lines lines(file);
  WARIFU_RETURN_IF_ERROR(lines.TakeExactly(FirstLineOf(FileKind::kTrust)));
  TrustFields fields;
  WARIFU_ASSIGN_OR_RETURN(fields.origin, lines.Take("origin"));
  WARIFU_ASSIGN_OR_RETURN(fields.genesis_hash, TakeHash(lines, "genesis"));
  WARIFU_ASSIGN_OR_RETURN(fields.authority, lines.Take("authority"));
  while (lines.NextIs("server") && fields.servers.size() <= kMaxTrustServers) {
    WARIFU_ASSIGN_OR_RETURN(fields.servers.emplace_back(), lines.Take("server"));
  }
  while (lines.NextIs("call") && fields.calls.size() <= kMaxTrustCalls) {
    WARIFU_ASSIGN_OR_RETURN(fields.calls.emplace_back(), TakeCall(lines));
  }
  WARIFU_ASSIGN_OR_RETURN(fields.serial, TakeNumber(lines, "serial"));
  WARIFU_ASSIGN_OR_RETURN(fields.file_age_s, TakeNumber(lines, "file-age-s"));
  WARIFU_ASSIGN_OR_RETURN(fields.answer_age_s, TakeNumber(lines, "answer-age-s"));
  WARIFU_RETURN_IF_ERROR(lines.TakeExactly(""));
  fields.policy = std::string(lines.rest());
  return fields;
}

bool IsServer(std::string_view server) {
  const std::optional<HostPort> address = ParseHostPort(server);
  return server.size() <= kMaxServerBytes && address && address->port != 0;
}

Status CheckServers(const std::vector<std::string>& servers) {
  if (servers.size() > kMaxTrustServers) {
    return BadInput("trust file: more than {most} servers", kMaxTrustServers);
  }
  if (!std::all_of(servers.begin(), servers.end(), IsServer)) {
    return BadInput(
        "trust file: \"server\" wants HOST:PORT, such as registry.example:443, of at most {most} "
        "bytes",
        kMaxServerBytes);
  }
  return Ok();
}

Status CheckCalls(const std::vector<CallNumber>& calls) {
  if (calls.size() > kMaxTrustCalls) {
    return BadInput("trust file: more than {most} numbers to call", kMaxTrustCalls);
  }
  for (const CallNumber& call : calls) {
    if (!IsCountryCode(call.country) ||
        CheckForm(v1::FORM_TELEPHONE, call.number, "") != FormVerdict::kGood) {
      return BadInput(
          "trust file: \"call\" wants a country such as VN and a telephone number {form}",
          FormPattern(v1::FORM_TELEPHONE));
    }
  }
  return Ok();
}

Status CheckAge(std::string_view word, std::uint64_t seconds) {
  if (seconds >= 1 && seconds <= kMaxFileAgeS) return Ok();
  return BadInput("trust file: \"{word}\" wants 1 to {most} seconds", word, kMaxFileAgeS);
}

Status Check(const TrustFields& fields) {
  if (CheckForm(v1::FORM_ORIGIN, fields.origin, "") != FormVerdict::kGood) {
    return BadInput("trust file: \"origin\" wants a log's name such as registry.example");
  }
  if (fields.authority.empty() || fields.authority.size() > kMaxTrustAuthorityBytes) {
    return BadInput("trust file: \"authority\" wants a name of 1 to {most} bytes",
                    kMaxTrustAuthorityBytes);
  }
  if (const Status clean = CheckCleanText(fields.authority, TextKind::kIdentifier); !clean.ok()) {
    return BadInput("trust file: \"authority\": {why}", clean.error().sentence);
  }
  WARIFU_RETURN_IF_ERROR(CheckServers(fields.servers));
  WARIFU_RETURN_IF_ERROR(CheckCalls(fields.calls));
  if (fields.serial == 0) return BadInput("trust file: \"serial\" begins with 1");
  WARIFU_RETURN_IF_ERROR(CheckAge("file-age-s", fields.file_age_s));
  return CheckAge("answer-age-s", fields.answer_age_s);
}

Result<Policy> CheckPolicy(const TrustFields& fields) {
  Result<Policy> policy = Policy::Parse(fields.policy);
  if (!policy.ok()) return BadInput("trust file, policy: {why}", policy.error().sentence);
  if (policy->log_key().name() != fields.origin) {
    return BadInput(
        "trust file, policy: the log's key is named \"{name}\", but must be named as the origin, "
        "\"{origin}\"",
        policy->log_key().name(), fields.origin);
  }
  return policy;
}

std::string Format(const TrustFields& fields) {
  std::string text = std::string(FirstLineOf(FileKind::kTrust)) + "\n";
  const auto line = [&text](std::string_view word, std::string_view value) {
    text.append(word).append(" ").append(value).append("\n");
  };
  line("origin", fields.origin);
  line("genesis", EncodeHex(fields.genesis_hash.view()));
  line("authority", fields.authority);
  for (const std::string& server : fields.servers) line("server", server);
  for (const CallNumber& call : fields.calls) line("call", call.country + " " + call.number);
  line("serial", std::to_string(fields.serial));
  line("file-age-s", std::to_string(fields.file_age_s));
  line("answer-age-s", std::to_string(fields.answer_age_s));
  return text + "\n" + fields.policy;
}

std::string InGroups(std::string_view hex) {
  std::string groups;
  for (std::size_t i = 0; i < hex.size(); i += kFingerprintGroup) {
    if (i > 0) groups += ' ';
    groups += hex.substr(i, kFingerprintGroup);
  }
  return groups;
}

}  // namespace

TrustFile::TrustFile(TrustFields fields, Policy policy, std::string text)
    : fields_(std::move(fields)), policy_(std::move(policy)), text_(std::move(text)) {}

Result<TrustFile> TrustFile::Make(const TrustFields& fields) {
  WARIFU_RETURN_IF_ERROR(Check(fields));
  WARIFU_ASSIGN_OR_RETURN(Policy policy, CheckPolicy(fields));
  std::string text = Format(fields);
  if (text.size() > kMaxTrustFileBytes) {
    return BadInput("trust file: larger than {most} bytes", kMaxTrustFileBytes);
  }
  return TrustFile(fields, std::move(policy), std::move(text));
}

Result<TrustFile> TrustFile::Parse(std::string_view file) {
  if (file.size() > kMaxTrustFileBytes) {
    return BadInput("trust file: larger than {most} bytes", kMaxTrustFileBytes);
  }
  WARIFU_ASSIGN_OR_RETURN(const FileKind kind, IdentifyFile(file));
  if (kind != FileKind::kTrust) {
    return BadInput("this is {kind}, not a trust file", FileKindWords(kind));
  }
  WARIFU_ASSIGN_OR_RETURN(const TrustFields fields, Read(file));
  WARIFU_ASSIGN_OR_RETURN(TrustFile trust, Make(fields));
  if (trust.text() != file) {
    return BadInput("trust file: a number is not written in its shortest form");
  }
  return trust;
}

std::string TrustFile::Fingerprint() const { return InGroups(EncodeHex(Sha256(text_).view())); }

Result<std::string> ParseFingerprint(std::string_view typed) {
  std::string hex;
  for (const char c : typed) {
    if (c != ' ' && c != '-') hex += c;
  }
  const std::optional<std::string> bytes = DecodeHex(hex);
  if (!bytes || !Hash::From(*bytes)) {
    return BadInput("a fingerprint is eight groups of eight digits 0-9 and letters a-f");
  }
  return InGroups(EncodeHex(*bytes));
}

}  // namespace warifu
