// SigningDesk: what happens between reading a statement and setting a signature under it. Lints
// first, shows in words what is signed, refuses the wrong signer, says who is next.
#ifndef WARIFU_CLIENT_SIGNING_H_
#define WARIFU_CLIENT_SIGNING_H_

#include <optional>
#include <string>

#include "client/context.h"
#include "client/linting.h"
#include "client/registry_facts.h"
#include "client/turn.h"
#include "core/base/result.h"
#include "core/crypto/ed25519.h"

namespace warifu {

// Digits of a new key's fingerprint that the signer of its binding types as read out by its owner.
inline constexpr std::size_t kConfirmedFingerprintDigits = 8;

// Who signs after the signatures that are there.
struct NextSigner {
  std::optional<RequiredSigner> who;  // nothing: nobody more, as far as is known
  // False: whether anybody more must sign could not be asked.
  bool certain = true;

  bool complete() const { return certain && !who; }
};

// What came of one signature.
struct SignOutcome {
  Findings findings;  // the signer was the wrong one, by the registry: nothing should be kept
  NextSigner next;
};

class SigningDesk {
 public:
  // Connects unless --offline, or unless all files are geneses (then there is no registry yet).
  static Result<SigningDesk> Open(Context& context, const SignArgs& args);

  // Loads and lints, and refuses `key` when the statement itself tells that it is not its turn.
  // Errors: those of loading; kRefused: complete already, or another signer's turn.
  Result<LintResult> Prepare(const std::string& path, const PublicKey& key);

  void Show(const UnfinishedStatement& statement);
  // Nothing with --json: there it stands in the answer.
  void ShowFindings(const std::string& path, const Findings& findings);

  // A KeyBinding wants part of the new key's fingerprint, unless its own key signs first; a genesis
  // shows what can never be changed. Errors: kBadInput when what was typed or given by --confirm
  // differs.
  Status ConfirmSpecial(const UnfinishedStatement& statement, const SignArgs& args);

  // Signs, and asks the registry whether this signer was right and who is next.
  Result<SignOutcome> Sign(UnfinishedStatement& statement, const SigningKey& key);

  const BelievedRegistry* registry() const { return registry_ ? &*registry_ : nullptr; }

 private:
  explicit SigningDesk(Context& context) : context_(&context) {}
  const v1::Genesis* GenesisFor(const UnfinishedStatement& statement) const;
  NextSigner NextOf(const UnfinishedStatement& statement,
                    const std::optional<RegistryOpinion>& opinion) const;
  Status ShowTelephone(const v1::KeyBinding& binding);

  Context* context_;
  std::optional<BelievedRegistry> registry_;
  std::optional<VerifiedReceipt> genesis_;
};

}  // namespace warifu

#endif  // WARIFU_CLIENT_SIGNING_H_
