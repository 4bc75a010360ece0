// Policy::Parse: the lines of a tlog-policy, one after the other.
#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "core/base/encoding.h"
#include "core/note/policy.h"

namespace warifu {
namespace {

using Words = std::vector<std::string_view>;

bool IsBlank(char c) { return c == ' ' || c == '\t'; }

bool IsAllowed(unsigned char c) { return c == '\t' || c == '\n' || (c >= 0x20 && c != 0x7f); }

Words SplitWords(std::string_view line) {
  Words words;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= line.size(); ++i) {
    if (i < line.size() && !IsBlank(line[i])) continue;
    if (i > begin) words.push_back(line.substr(begin, i - begin));
    begin = i + 1;
  }
  return words;
}

// The words of a line; none for an empty line and for a comment.
Words MeaningfulWords(std::string_view line) {
  Words words = SplitWords(line);
  if (!words.empty() && words.front().starts_with('#')) words.clear();
  return words;
}

constexpr std::string_view kNoQuorum = "none";

}  // namespace

// Takes the lines in order; what they said so far is in its members.
class PolicyParser {
 public:
  Result<Policy> Parse(std::string_view text) {
    WARIFU_RETURN_IF_ERROR(CheckCharacters(text));
    while (!text.empty()) {
      const std::size_t end = text.find('\n');
      if (++line_ > kMaxPolicyLines) return Bad(Said("too many lines"));
      WARIFU_RETURN_IF_ERROR(TakeLine(MeaningfulWords(text.substr(0, end))));
      text.remove_prefix(end + 1);
    }
    return Finish();
  }

 private:
  using Member = Policy::Member;

  static Status CheckCharacters(std::string_view text) {
    if (text.size() > kMaxPolicyBytes) return BadInput("policy: larger than 65,536 bytes");
    if (!std::all_of(text.begin(), text.end(), IsAllowed)) {
      return BadInput("policy: it has control characters other than tab and newline");
    }
    if (!text.ends_with('\n')) return BadInput("policy: its last line does not end with a newline");
    return Ok();
  }

  Error Bad(Sentence why) const {
    return BadInput("policy, line {line}: {why}", line_, std::move(why));
  }

  Status TakeLine(const Words& words) {
    if (words.empty()) return Ok();
    const auto too_long = [](std::string_view word) { return word.size() > kMaxPolicyWordBytes; };
    if (std::any_of(words.begin(), words.end(), too_long)) return Bad(Said("a word is too long"));
    const std::string_view kind = words.front();
    if (kind == "log") return TakeLog(words);
    if (kind == "witness") return TakeWitness(words);
    if (kind == "group") return TakeGroup(words);
    if (kind == "quorum") return TakeQuorum(words);
    return Bad(Said("it must begin with log, witness, group, quorum or #"));
  }

  Status TakeLog(const Words& words) {
    if (words.size() < 2 || words.size() > 3) return Bad(Said("it must be: log <vkey> [<url>]"));
    if (log_key_) return Bad(Said("a second log; exactly one is possible here"));
    WARIFU_ASSIGN_OR_RETURN(log_key_, TakeKey(words[1], SignatureType::kEd25519));
    if (words.size() == 3) log_url_ = words[2];
    return Ok();
  }

  Status TakeWitness(const Words& words) {
    if (words.size() < 3 || words.size() > 4) {
      return Bad(Said("it must be: witness <name> <vkey> [<url>]"));
    }
    if (witnesses_.size() == kMaxPolicyWitnesses) return Bad(Said("more than 64 witnesses"));
    WARIFU_RETURN_IF_ERROR(DefineName(words[1], {false, witnesses_.size()}));
    WARIFU_ASSIGN_OR_RETURN(VerifierKey key, TakeKey(words[2], SignatureType::kCosignature));
    witnesses_.push_back(
        {std::string(words[1]), std::move(key), words.size() == 4 ? std::string(words[3]) : ""});
    return Ok();
  }

  Status TakeGroup(const Words& words) {
    if (words.size() < 4)
      return Bad(Said("it must be: group <name> <all, any or number> <name>..."));
    if (groups_.size() == kMaxPolicyGroups) return Bad(Said("more than 64 groups"));
    Policy::Group group = {std::string(words[1]), 0, {}};
    for (std::size_t i = 3; i < words.size(); ++i) {
      WARIFU_ASSIGN_OR_RETURN(const Member member, TakeMember(words[i]));
      group.members.push_back(member);
    }
    WARIFU_ASSIGN_OR_RETURN(group.threshold, TakeThreshold(words[2], group.members.size()));
    WARIFU_RETURN_IF_ERROR(DefineName(words[1], {true, groups_.size()}));
    groups_.push_back(std::move(group));
    return Ok();
  }

  Status TakeQuorum(const Words& words) {
    if (words.size() != 2) return Bad(Said("it must be: quorum <name or none>"));
    if (has_quorum_line_) return Bad(Said("a second quorum line; exactly one is possible"));
    has_quorum_line_ = true;
    if (words[1] == kNoQuorum) return Ok();
    WARIFU_ASSIGN_OR_RETURN(quorum_, FindName(words[1]));
    return Ok();
  }

  // Errors besides: a public key that this policy has already.
  Result<VerifierKey> TakeKey(std::string_view vkey, SignatureType type) {
    auto key = VerifierKey::Parse(vkey);
    if (!key.ok()) return Bad(key.error().sentence);
    if (key->type() != type) {
      return Bad(type == SignatureType::kEd25519 ? Said("its vkey is a witness's, not a log's")
                                                 : Said("its vkey is a log's, not a witness's"));
    }
    const auto same = [&key](const PublicKey& known) { return known == key->public_key(); };
    if (std::any_of(keys_.begin(), keys_.end(), same))
      return Bad(Said("its key stands above already"));
    keys_.push_back(key->public_key());
    return key;
  }

  Result<std::size_t> TakeThreshold(std::string_view word, std::size_t members) const {
    if (word == "any") return std::size_t{1};
    if (word == "all") return members;
    const auto number = ParseDecimal(word);
    if (!number || *number < 1 || *number > members) {
      return Bad(Said("how many must sign: all, any, or a number from 1 to that of the members"));
    }
    return static_cast<std::size_t>(*number);
  }

  Status DefineName(std::string_view name, const Member& member) {
    if (name == kNoQuorum) return Bad(Said("nothing can be named none"));
    if (!names_.emplace(name, Named{member, false}).second) return Bad(Said("its name is taken"));
    return Ok();
  }

  Result<Member> FindName(std::string_view name) const {
    const auto place = names_.find(name);
    if (place == names_.end()) {
      return Bad(Said("no line above defines \"{name}\"", name));
    }
    return place->second.member;
  }

  // A name can be a member once: then nobody counts twice.
  Result<Member> TakeMember(std::string_view name) {
    WARIFU_ASSIGN_OR_RETURN(const Member member, FindName(name));
    if (std::exchange(names_.find(name)->second.is_member, true)) {
      return Bad(Said("\"{name}\" is a member already", name));
    }
    return member;
  }

  Result<Policy> Finish() {
    if (!log_key_) return BadInput("policy: it has no log line");
    if (!has_quorum_line_) return BadInput("policy: it has no quorum line; \"quorum none\" is one");
    Policy policy(std::move(*log_key_));
    policy.log_url_ = std::move(log_url_);
    policy.witnesses_ = std::move(witnesses_);
    policy.groups_ = std::move(groups_);
    policy.quorum_ = quorum_;
    return policy;
  }

  struct Named {
    Member member;
    bool is_member;  // of a group
  };

  std::size_t line_ = 0;
  std::optional<VerifierKey> log_key_;
  std::string log_url_;
  std::vector<PolicyWitness> witnesses_;
  std::vector<Policy::Group> groups_;
  std::optional<Member> quorum_;
  bool has_quorum_line_ = false;
  std::map<std::string, Named, std::less<>> names_;
  std::vector<PublicKey> keys_;
};

Result<Policy> Policy::Parse(std::string_view text) { return PolicyParser().Parse(text); }

}  // namespace warifu
