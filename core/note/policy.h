// Policies: which log a verifier trusts, and which witnesses must have seen a checkpoint.
//
//     log registry.example+4fda7aa3+AWQ2...=
//     witness W1 w1.example+...
//     witness W2 w2.example+...
//     group W any W1 W2
//     quorum W
//
// C2SP's format with its comments and free spacing, and a few bounds of ours: exactly one log, no
// key in two places, and the numbers below.
// Source: c2sp.org/tlog-policy.
// Threads: a Policy never changes.
#ifndef WARIFU_CORE_NOTE_POLICY_H_
#define WARIFU_CORE_NOTE_POLICY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/note/checkpoint.h"
#include "core/note/vkey.h"

namespace warifu {

inline constexpr std::size_t kMaxPolicyBytes = 64 << 10;
inline constexpr std::size_t kMaxPolicyLines = 1000;
inline constexpr std::size_t kMaxPolicyWitnesses = 64;
inline constexpr std::size_t kMaxPolicyGroups = 64;
// Bytes of a witness's or group's name, and of a URL.
inline constexpr std::size_t kMaxPolicyWordBytes = 1000;

struct PolicyWitness {
  std::string name;  // in this policy only
  VerifierKey key;
  std::string url;  // empty when none is given

  friend bool operator==(const PolicyWitness&, const PolicyWitness&) = default;
};

// A checkpoint that a policy accepts.
struct QuorumCheckpoint {
  Checkpoint checkpoint;
  std::vector<std::string>
      witnesses;  // names of those whose cosignature counted, in the policy's order
};

class Policy {
 public:
  // Errors: kBadInput, naming the line.
  static Result<Policy> Parse(std::string_view text);
  // Without comments and needless space: Parse(ToString()) is the same policy, and ToString of that
  // the same text.
  std::string ToString() const;

  const VerifierKey& log_key() const { return log_key_; }
  const std::string& log_url() const { return log_url_; }  // empty when none is given
  const std::vector<PolicyWitness>& witnesses() const { return witnesses_; }
  // False for "quorum none".
  bool needs_witnesses() const { return quorum_.has_value(); }

  // The checkpoint in the note, if the log signed it and the witnesses that cosigned it within
  // kCosignatureWindowMs of `seal_time_ms` are a quorum. To tell a missing quorum from the rest,
  // and before the seal's time is known, use VerifyCheckpoint(note, log_key()).
  // Errors: those of VerifyCheckpoint; those of VerifyCosignature for a line under the name and id
  // of a witness that is not its own; kRefused when the quorum is missing, naming who counted.
  Result<QuorumCheckpoint> Check(std::string_view untrusted_note, std::uint64_t seal_time_ms) const;

  // The same without asking for the quorum: which witnesses count.
  // Errors: as Check, but never kRefused.
  Result<QuorumCheckpoint> CountWitnesses(std::string_view untrusted_note,
                                          std::uint64_t seal_time_ms) const;

  friend bool operator==(const Policy&, const Policy&) = default;

 private:
  friend class PolicyParser;

  // A member of groups_ or witnesses_.
  struct Member {
    bool is_group = false;
    std::size_t place = 0;

    friend bool operator==(const Member&, const Member&) = default;
  };
  struct Group {
    std::string name;
    std::size_t threshold = 0;    // 1 to members.size()
    std::vector<Member> members;  // groups among them stand before this one

    friend bool operator==(const Group&, const Group&) = default;
  };

  explicit Policy(VerifierKey log_key) : log_key_(std::move(log_key)) {}

  struct Count;

  const std::string& NameOf(const Member& member) const;
  Result<Count> Judge(std::string_view untrusted_note, std::uint64_t seal_time_ms) const;
  QuorumCheckpoint NameWitnesses(const Count& count) const;
  bool HasQuorum(const std::vector<bool>& cosigned) const;

  VerifierKey log_key_;
  std::string log_url_;
  std::vector<PolicyWitness> witnesses_;
  std::vector<Group> groups_;
  std::optional<Member> quorum_;
};

}  // namespace warifu

#endif  // WARIFU_CORE_NOTE_POLICY_H_
