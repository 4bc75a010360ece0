#include "core/note/policy.h"

#include <algorithm>

#include "core/note/cosignature.h"

namespace warifu {
namespace {

void AppendUrl(const std::string& url, std::string& line) {
  if (!url.empty()) line.append(" ").append(url);
}

bool IsUnderNameOf(const VerifierKey& key, const NoteSignature& signature) {
  return signature.name == key.name() && signature.key_id == key.key_id();
}

// Whether one of the note's lines is a cosignature of `witness` in time.
// Errors: kInconsistent when a line under its name and id is not its cosignature.
Result<bool> HasCosigned(const Note& note, const VerifierKey& witness, std::uint64_t seal_time_ms) {
  bool cosigned = false;
  for (const NoteSignature& line : note.signatures) {
    if (!IsUnderNameOf(witness, line)) continue;
    WARIFU_ASSIGN_OR_RETURN(const Cosignature cosignature,
                            VerifyCosignature(note.text, line, witness));
    cosigned = cosigned || IsWithinCosignatureWindow(cosignature.timestamp_s, seal_time_ms);
  }
  return cosigned;
}

Sentence Join(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list.append(list.empty() ? "" : ", ").append(name);
  return list.empty() ? Said("nobody") : Verbatim(list);
}

}  // namespace

// The checkpoint, and for each witness of the policy whether its cosignature counts.
struct Policy::Count {
  Checkpoint checkpoint;
  std::vector<bool> cosigned;
};

Result<Policy::Count> Policy::Judge(std::string_view untrusted_note,
                                    std::uint64_t seal_time_ms) const {
  WARIFU_ASSIGN_OR_RETURN(const Note note, ParseNote(untrusted_note));
  WARIFU_ASSIGN_OR_RETURN(Checkpoint checkpoint, VerifyCheckpoint(note, log_key_));
  Count count = {std::move(checkpoint), {}};
  for (const PolicyWitness& witness : witnesses_) {
    WARIFU_ASSIGN_OR_RETURN(const bool cosigned, HasCosigned(note, witness.key, seal_time_ms));
    count.cosigned.push_back(cosigned);
  }
  return count;
}

QuorumCheckpoint Policy::NameWitnesses(const Count& count) const {
  QuorumCheckpoint result = {count.checkpoint, {}};
  for (std::size_t i = 0; i < witnesses_.size(); ++i) {
    if (count.cosigned[i]) result.witnesses.push_back(witnesses_[i].name);
  }
  return result;
}

Result<QuorumCheckpoint> Policy::CountWitnesses(std::string_view untrusted_note,
                                                std::uint64_t seal_time_ms) const {
  WARIFU_ASSIGN_OR_RETURN(const Count count, Judge(untrusted_note, seal_time_ms));
  return NameWitnesses(count);
}

Result<QuorumCheckpoint> Policy::Check(std::string_view untrusted_note,
                                       std::uint64_t seal_time_ms) const {
  WARIFU_ASSIGN_OR_RETURN(const Count count, Judge(untrusted_note, seal_time_ms));
  QuorumCheckpoint result = NameWitnesses(count);
  if (!HasQuorum(count.cosigned)) {
    return Refused("checkpoint: the witnesses that saw it in time are no quorum: {witnesses}",
                   Join(result.witnesses));
  }
  return result;
}

// Groups refer to those before them only, so one pass decides them all.
bool Policy::HasQuorum(const std::vector<bool>& cosigned) const {
  if (!quorum_) return true;
  std::vector<bool> witnessed;
  const auto holds = [&](const Member& member) {
    return member.is_group ? witnessed[member.place] : cosigned[member.place];
  };
  for (const Group& group : groups_) {
    const auto count = std::count_if(group.members.begin(), group.members.end(), holds);
    witnessed.push_back(static_cast<std::size_t>(count) >= group.threshold);
  }
  return holds(*quorum_);
}

const std::string& Policy::NameOf(const Member& member) const {
  return member.is_group ? groups_[member.place].name : witnesses_[member.place].name;
}

std::string Policy::ToString() const {
  std::string text = "log " + log_key_.ToString();
  AppendUrl(log_url_, text);
  text += "\n";
  for (const PolicyWitness& witness : witnesses_) {
    text.append("witness ").append(witness.name).append(" ").append(witness.key.ToString());
    AppendUrl(witness.url, text);
    text += "\n";
  }
  for (const Group& group : groups_) {
    text.append("group ").append(group.name).append(" ").append(std::to_string(group.threshold));
    for (const Member& member : group.members) text.append(" ").append(NameOf(member));
    text += "\n";
  }
  return text + "quorum " + (quorum_ ? NameOf(*quorum_) : "none") + "\n";
}

}  // namespace warifu
