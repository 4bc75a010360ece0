// SigningDesk: what happens between reading a statement and setting a signature under it. Lints
// first, shows in words what is signed, refuses the wrong signer, says who is next.
#ifndef WARIFU_CLIENT_SIGNING_H_
#define WARIFU_CLIENT_SIGNING_H_

#include <optional>
#include <string>

#include "client/context.h"
#include "client/linting.h"
#include "client/registry_facts.h"
#include "client/render/offer_since.h"
#include "client/turn.h"
#include "core/base/result.h"
#include "core/crypto/ed25519.h"

namespace warifu {

// Digits of a new key's fingerprint that the signer of its binding types as read out by its owner.
inline constexpr std::size_t kConfirmedFingerprintDigits = 8;

// Who signs after the signatures that are there.
struct NextSigner {
  std::optional<RequiredSigner> who = {};  // nothing: nobody more, as far as is known
  // False: whether anybody more must sign could not be asked.
  bool certain = true;
  bool genesis = false;  // with which a registry begins; it is not handed in

  bool complete() const { return certain && !who; }
  friend bool operator==(const NextSigner&, const NextSigner&) = default;
};

// What may be signed, or what must be mended first.
struct Prepared {
  std::optional<UnfinishedStatement> statement;  // nothing when its form is not in order
  Findings findings;                             // not empty: nothing is to be signed
  NextSigner next;                               // once this key has signed
  std::optional<OfferSince> since;               // of an offer
  std::optional<PreviewFacts> preview;           // of an offer, where the registry was asked
};

class SigningDesk {
 public:
  // Connects unless --offline, or unless all files are geneses (then there is no registry yet).
  static Result<SigningDesk> Open(Context& context, const SignArgs& args);

  // Loads the file, refuses `key` when the statement itself tells that it is not its turn, and asks
  // the registry what it would find once this key has signed. Nothing is signed yet, and no
  // signature is sent. Errors: those of loading and asking; kRefused: complete already, or another
  // signer's turn.
  Result<Prepared> Prepare(const std::string& path, const PublicKey& key);

  // In words; of an offer first what differs from the last one between the same company and the
  // same last party, then what the worker will read. The full text where it is the only one.
  void Show(const std::string& path, const Prepared& prepared);
  // A line of an offer among many: whether it is as the last one.
  void ShowInList(const std::string& path, const Prepared& prepared) const;
  // Nothing with --json: there it stands in the answer.
  void ShowFindings(const std::string& path, const Findings& findings) const;

  // A KeyBinding wants part of the new key's fingerprint, unless its own key signs first; a genesis
  // shows what can never be changed. Errors: kBadInput when what was typed or given by --confirm
  // differs.
  Status ConfirmSpecial(const UnfinishedStatement& statement, const SignArgs& args);

  const BelievedRegistry* registry() const { return registry_ ? &*registry_ : nullptr; }

 private:
  SigningDesk(Context& context, bool alone) : context_(&context), alone_(alone) {}
  const v1::Genesis* GenesisFor(const UnfinishedStatement& statement) const;
  // Errors: kRefused when `key` may not sign now.
  Status CheckTurn(const std::string& path, const UnfinishedStatement& statement,
                   const PublicKey& key) const;
  NextSigner NextOf(const UnfinishedStatement& statement,
                    const std::optional<RegistryOpinion>& opinion) const;
  // What an offer is held against. Errors stay in it: they keep nobody from signing, and are shown.
  std::optional<OfferSince> CompareToLast(const UnfinishedStatement& statement,
                                          const PublicKey& signer) const;
  Status ShowTelephone(const v1::KeyBinding& binding);

  Context* context_;
  bool alone_;  // one file is to be signed
  std::optional<BelievedRegistry> registry_;
  std::optional<VerifiedReceipt> genesis_;
};

}  // namespace warifu

#endif  // WARIFU_CLIENT_SIGNING_H_
