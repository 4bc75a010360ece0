// Attacks by who runs the log, or stands between it and the worker: another history, another view,
// an entry that breaks the rules, an answer that leaves something out.
#include <gtest/gtest.h>

#include <algorithm>

#include "client/transport.h"
#include "core/base/check.h"
#include "tests/attacks/attack.h"
#include "tests/client/lying_connection.h"
#include "tests/support/lying/lies.h"
#include "tests/support/proofs.h"

namespace warifu {
namespace {

constexpr char kOtherOrigin[] = "other.example";
constexpr char kOtherAddress[] = "other.example:443";

// The operator keeps the log key, and runs the log once more without the offer.
Seen DeleteFromTheLog(Ground& /*shared*/) {
  Ground before;
  const v1::Statement offer = before.PublishOffer(LegalOffer::kEsd);
  EXPECT_EQ(before.Verify(CodeOfStatement(offer)).exit_code, 0);
  Ground after;
  after.PublishOffer(LegalOffer::kTitp);
  after.PublishOffer(LegalOffer::kSsw);
  before.Misdirect(after.registry().address());
  return before.Verify(CodeOfStatement(offer));
}

// A worker who demands witnesses is shown a log that none of them saw.
Seen ShowAnotherView(Ground& /*shared*/) {
  Ground own;
  TrustFields fields = own.Trust(OneOfTwoWitnesses());
  fields.serial = 2;
  own.client().Believe(TrustFile::Make(fields).value());
  const v1::Statement offer = own.PublishOffer(LegalOffer::kEsd);
  return own.Verify(CodeOfStatement(offer));
}

Seen LieNamed(std::string_view name) {
  const std::vector<Lie> lies = AllLies();
  const auto lie =
      std::find_if(lies.begin(), lies.end(), [&](const Lie& one) { return one.name == name; });
  WARIFU_CHECK(lie != lies.end());
  LyingScene it;
  lie->tell(it);
  it.Run(lie->asked);
  Seen seen;
  seen.code = StoppedBy(it.answer());
  seen.exit_code = it.Read(lie->asked);
  seen.screen = InOneLine(it.client.out() + "\n" + it.client.err());
  return seen;
}

// --- Other files and other registries.

// The same registry by name, without its witnesses; whose file it is, the fingerprint tells that
// the authority printed.
Seen WeakenTheTrustFile(Ground& /*shared*/) {
  Ground own;
  TrustFields fields = own.Trust(OneOfTwoWitnesses());
  fields.serial = 2;
  const TrustFile printed = TrustFile::Make(fields).value();
  own.client().Believe(printed);
  fields.policy = own.Trust().policy;
  fields.serial = 3;
  const std::string file = own.client().File("weak.trust", TrustFile::Make(fields).value().text());
  const Seen added = own.Run({"trust", "add", file, "--fingerprint", printed.Fingerprint()});
  const v1::Statement offer = own.PublishOffer(LegalOffer::kEsd);
  EXPECT_EQ(own.Verify(CodeOfStatement(offer)).code, "QUORUM_MISSING");
  return added;
}

// Another registry that is believed too gives this one's answer as its own.
Seen AnswerForAnotherRegistry(Ground& /*shared*/) {
  Ground own;
  MemoryRegistry log(kOtherOrigin, "other log");
  const LegalWorld world;
  v1::Statement genesis = world.Genesis();
  genesis.mutable_genesis()->set_origin(kOtherOrigin);
  log.set_now_ms(own.registry().now_ms());
  EXPECT_TRUE(log.Append(world.Sign(genesis)).admitted());
  log.Seal();
  TrustFields fields = TrustFieldsOf(log);
  fields.servers = {kOtherAddress};
  own.client().Believe(TrustFile::Make(fields).value());
  const auto server = std::make_shared<FakeServer>(log);
  Lies lies;
  const auto honest = own.client().context().connect;
  lies.proof = [&honest](const Code& code) {
    return (*honest("registry.example:443"))->GetOfferProof(code, 0);
  };
  own.client().context().connect =
      [&](const std::string& address) -> Result<std::unique_ptr<RegistryConnection>> {
    if (address != kOtherAddress) return honest(address);
    return std::unique_ptr<RegistryConnection>(
        std::make_unique<LyingConnection>(ConnectToFake(server), lies));
  };
  const v1::Statement offer = own.PublishOffer(LegalOffer::kEsd);
  const Seen seen = own.Verify(CodeOfStatement(offer));
  own.client().context().connect = honest;
  return seen;
}

}  // namespace

std::vector<Attack> AttacksByTheLog() {
  constexpr std::string_view kMisbehaved = "THE REGISTRY CONTRADICTS ITSELF. DO NOT PAY.";
  constexpr std::string_view kNotChecked = "NOT CHECKED";
  const auto refused = Ending::kRefused;
  return {
      {"A17", "The operator deletes or changes what was logged", refused, Stop::kVerify,
       "HISTORY_REWRITTEN", 20, kMisbehaved, DeleteFromTheLog},
      {"A18", "One worker is shown another log than everybody else", refused, Stop::kVerify,
       "QUORUM_MISSING", 3, "those who must watch the registry have not all confirmed it",
       ShowAnotherView},
      {"B63", "The operator admits an offer that breaks a rule", refused, Stop::kVerify,
       "RULE_BROKEN/FEE_TOTAL_WRONG", 3, kNotChecked,
       [](Ground&) { return LieNamed("false-total"); }},
      {"B64", "The operator admits an offer that a party never signed", refused, Stop::kVerify,
       "SIGNATURE_BAD/SIGNATURE_MISSING", 3, kNotChecked,
       [](Ground&) { return LieNamed("missing-countersignature"); }},
      {"B65", "A proof lacks the ruleset that forbids the offer", refused, Stop::kVerify,
       "FILE_INCOMPLETE", 3, kNotChecked, [](Ground&) { return LieNamed("dropped-ruleset"); }},
      {"B66", "A proof brings the ruleset of another corridor instead", refused, Stop::kVerify,
       "FILE_INCOMPLETE", 3, kNotChecked, [](Ground&) { return LieNamed("ruleset-of-another"); }},
      {"B67", "A proof leaves out that a key was stolen", refused, Stop::kVerify, "FILE_INCOMPLETE",
       3, kNotChecked, [](Ground&) { return LieNamed("dropped-revocation"); }},
      {"B68", "A proof in hand has other terms under true signatures", refused, Stop::kVerify,
       "SIGNATURE_BAD/SIGNATURE_INVALID", 11, "FALSE. DO NOT PAY.",
       [](Ground&) { return LieNamed("altered-offer-in-hand"); }},
      {"B69", "The log holds more places than its ruleset allows", refused, Stop::kAudit,
       "PLACES_EXCEED_RULESET", 20, "NOT IN ORDER",
       [](Ground&) { return LieNamed("too-many-places"); }},
      {"B70", "A witness is asked to cosign another history", refused, Stop::kWitness, "FORK", 20,
       "The log does not begin with what this computer verified before: the registry contradicts "
       "itself.",
       [](Ground&) { return LieNamed("rewritten-history-to-a-witness"); }},
      {"B71", "A trust file with the true name and no witnesses", refused, Stop::kClient,
       "BAD_INPUT", 2, "Do not use it", WeakenTheTrustFile},
      {"B72", "Of two registries that answer, one lies", refused, Stop::kVerify, "GENUINE", 0,
       "Checked at registry.example", AnswerForAnotherRegistry},
  };
}

}  // namespace warifu
