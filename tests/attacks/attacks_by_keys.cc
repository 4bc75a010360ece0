// Attacks by keys and by time: stolen, foreign and revived keys, statements of another registry, of
// tomorrow and of long ago.
#include <gtest/gtest.h>

#include "core/base/time.h"
#include "core/statement/encode.h"
#include "tests/attacks/attack.h"
#include "tests/support/statement_builder.h"

namespace warifu {
namespace {

constexpr char kStolenKey[] = "VNTEST:SATSUKI 2";
constexpr std::uint64_t kYearS = 365 * 86400;

// A second key of the company, the time after which it is stolen, and its revocation for that.
struct Theft {
  explicit Theft(Ground& ground) {
    binding = ground.world().Key(kSatsuki, 2);
    ground.Publish(binding);
    since_ms = ground.registry().now_ms();
    ground.world().set_now_s(since_ms / kMsPerSecond + 10);
    ground.world().UseKey(kSatsuki, 2);
  }
  void Report(Ground& ground) const {
    v1::Statement change =
        ground.world().ChangeOf(NameOf(binding), v1::STATE_REVOKED, v1::REASON_KEY_STOLEN);
    LegalWorld::AddDecision(kAuthority, change);
    change.mutable_change()->set_compromised_since_ms(since_ms);
    ground.Publish(change, {"VNTEST 1"});
  }

  v1::Statement binding;
  std::uint64_t since_ms = 0;
};

Seen SignWithAStolenKey(Ground& /*shared*/) {
  Ground own;
  const Theft theft(own);
  const v1::Statement before = own.PublishOffer(LegalOffer::kEsd);
  theft.Report(own);
  EXPECT_EQ(own.HandIn(own.world().Offer(LegalOffer::kEsd)), "KEY_NOT_IN_FORCE");
  return own.Verify(CodeOfStatement(before));
}

Seen BindARevokedKeyAgain(Ground& /*shared*/) {
  Ground own;
  const Theft theft(own);
  const v1::Statement offer = own.PublishOffer(LegalOffer::kEsd);
  theft.Report(own);
  return own.RefusedBeside(own.world().Key(kSatsuki, 2), {kStolenKey, "VNTEST 1"},
                           CodeOfStatement(offer));
}

// The thief hands in, after the theft is known, what he dated before it.
Seen DateBeforeTheTheft(Ground& /*shared*/) {
  Ground own;
  const Theft theft(own);
  v1::Statement offer = own.world().Offer(LegalOffer::kEsd);
  offer.set_issued_at(theft.since_ms / kMsPerSecond - 1);
  theft.Report(own);
  return own.Refused(offer);
}

Seen BindAKeyOneself(Ground& ground) {
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kSsw);
  return ground.RefusedBeside(ground.world().Key(kHinoki, 3),
                              {"VNTEST:HINOKI 3", "VNTEST:CAY-TRAM 1"}, CodeOfStatement(offer));
}

// Other terms under signatures that the parties gave to an offer without the fee.
Seen AlterWhatWasSigned(Ground& ground) {
  v1::Statement offer = ground.world().Offer(LegalOffer::kEsd);
  v1::SignedStatement altered;
  EXPECT_TRUE(altered.ParseFromString(ground.world().Sign(offer)));
  offer.mutable_offer()->mutable_worker_fees(0)->mutable_amount()->set_minor_units(60'000'000);
  SetFeeTotal(*offer.mutable_offer());
  altered.set_payload(EncodeStatement(offer));
  const std::string codes = ground.HandIn(EncodeMessage(altered));
  Seen seen = ground.Verify(CodeOfStatement(offer));
  seen.code = codes;
  return seen;
}

// The same bytes mean the same to one parser, and are other bytes.
Seen WriteTheSameTwice(Ground& ground) {
  const v1::Statement offer = ground.world().Offer(LegalOffer::kEsd);
  const std::string payload = EncodeStatement(offer);
  const std::string longer = payload + payload.substr(0, 34);  // the registry's name, once more
  const std::string codes = ground.HandIn(SignPayload(longer, ground.world().SignersOf(offer)));
  Seen seen = ground.Verify(CodeOfStatement(offer));
  seen.code = codes;
  return seen;
}

Seen UseAnotherRegistrysStatement(Ground& ground) {
  v1::Statement offer = ground.world().Offer(LegalOffer::kEsd);
  offer.set_registry(std::string(32, 'r'));
  return ground.Refused(offer);
}

Seen DateTomorrow(Ground& ground) {
  v1::Statement offer = ground.world().Offer(LegalOffer::kEsd);
  offer.set_issued_at(offer.issued_at() + kYearS);
  return ground.Refused(offer);
}

Seen HandInWhatIsLongAgo(Ground& ground) {
  v1::Statement offer = ground.world().Offer(LegalOffer::kEsd);
  offer.set_issued_at(offer.issued_at() - kYearS);
  return ground.Refused(offer);
}

}  // namespace

std::vector<Attack> AttacksByKeys() {
  constexpr std::string_view kUnknown = "This registry knows no such offer.";
  constexpr std::string_view kStolen = "somebody stole a signature of Satsuki Farm";
  const auto refused = Ending::kRefused;
  return {
      {"A19", "The stolen key of a company signs offers", refused, Stop::kVerify, "KEY_COMPROMISED",
       15, kStolen, SignWithAStolenKey},
      {"B46", "A revoked key is bound once more", refused, Stop::kAdmission, "KEY_BOUND_BEFORE", 15,
       kStolen, BindARevokedKeyAgain},
      {"B47", "A thief dates an offer before the theft", refused, Stop::kAdmission,
       "KEY_NOT_IN_FORCE", 13, kUnknown, DateBeforeTheTheft},
      {"B48", "A key is bound to a company without its authority", refused, Stop::kAdmission,
       "SIGNER_WRONG", 0, "It was still open when last looked at", BindAKeyOneself},
      {"B49", "Terms are changed under true signatures", refused, Stop::kExamine,
       "SIGNATURE_INVALID", 13, kUnknown, AlterWhatWasSigned},
      {"B50", "Bytes that say the same in another way", refused, Stop::kExamine, "NOT_CANONICAL",
       13, kUnknown, WriteTheSameTwice},
      {"B51", "A statement that was made for another registry", refused, Stop::kExamine,
       "WRONG_REGISTRY", 13, kUnknown, UseAnotherRegistrysStatement},
      {"B52", "An offer that is dated next year", refused, Stop::kAdmission, "ISSUED_IN_FUTURE", 13,
       kUnknown, DateTomorrow},
      {"B53", "An offer that was kept for a year", refused, Stop::kAdmission, "ISSUED_TOO_LONG_AGO",
       13, kUnknown, HandInWhatIsLongAgo},
  };
}

}  // namespace warifu
