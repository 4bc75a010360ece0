// Attacks by papers and words: other contracts than the one that was signed, text that lies.
#include <gtest/gtest.h>

#include "core/crypto/sha256.h"
#include "tests/attacks/attack.h"

namespace warifu {
namespace {

constexpr char kSignedPaper[] = "conditions form of ESD";

// A paper that was shown beside a genuine offer.
Seen ShowPaper(Ground& ground, const std::string& paper) {
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kEsd);
  return ground.Verify(CodeOfStatement(offer), {"--paper", ground.client().File("paper", paper)});
}

Seen SubstituteTheContract(Ground& ground) {
  const Seen same = ShowPaper(ground, kSignedPaper);
  EXPECT_EQ(same.exit_code, 0);
  EXPECT_NE(same.screen.find("This paper is the one that was signed with the offer."),
            std::string::npos);
  return ShowPaper(ground, "another contract, for use");
}

Seen HideAFeeInASecondPaper(Ground& ground) {
  return ShowPaper(ground, std::string(kSignedPaper) + ", and 5,000 USD for the school");
}

// At most so many requirements, of closed kinds; what is left, whoever replays the log can read.
Seen HideABrokerInTheRequirements(Ground& ground) {
  const auto demand = [](v1::Offer& o, int count) {
    for (int i = 0; i < count; ++i) {
      v1::Requirement* requirement = o.mutable_job()->add_requirements();
      requirement->set_kind(v1::REQUIREMENT_KIND_OTHER);
      requirement->set_code("CO-TRANG-SCHOOL-" + std::to_string(i));
    }
  };
  const Seen many = ground.RefusedOffer(LegalOffer::kSsw, [&](v1::Offer& o) { demand(o, 5); });
  EXPECT_EQ(many.code, "REQUIREMENTS_TOO_MANY");
  const v1::Statement offer =
      ground.PublishOffer(LegalOffer::kSsw, [&](v1::Offer& o) { demand(o, 1); });
  return ground.Run({"show", CodeOfStatement(offer)});
}

// --- Text.

Seen Write(Ground& ground, const std::string& title) {
  return ground.RefusedOffer(
      LegalOffer::kEsd, [&](v1::Offer& o) { o.mutable_job()->mutable_title(1)->set_text(title); });
}

Seen WriteTwoWays(Ground& ground) {
  EXPECT_EQ(Write(ground, "Lương １００").code, "");  // full-width digits in free text are text
  EXPECT_EQ(Write(ground, "Tro\xCC\x82ng").code, "TEXT_UNCLEAN");  // decomposed
  EXPECT_EQ(Write(ground,
                  "tr\xE2\x80\x8B"
                  "ồng")
                .code,
            "TEXT_UNCLEAN");  // no width
  return Write(ground,
               "\xE2\x80\xAE"
               "000,041 trồng rau");  // right to left
}

Seen WriteAnAmountInOtherDigits(Ground& ground) {
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kEsd);
  return ground.Verify(CodeOfStatement(offer), {"--told-total", "၁၄၀၀၀၀၀၀၀ VND"});
}

Seen SayAnotherPayInTheTitle(Ground& ground) {
  const v1::Statement offer = ground.PublishOffer(LegalOffer::kEsd, [](v1::Offer& o) {
    o.mutable_job()->mutable_title(0)->set_text("Vegetable grower, 300,000 JPY a month");
  });
  return ground.Verify(CodeOfStatement(offer));
}

Seen LeaveOutTheWorkersLanguage(Ground& ground) {
  return ground.RefusedOffer(LegalOffer::kEsd, [](v1::Offer& o) {
    o.mutable_job()->mutable_title()->DeleteSubrange(1, 1);
  });
}

}  // namespace

std::vector<Attack> AttacksByPapers() {
  constexpr std::string_view kUnknown = "This registry knows no such offer.";
  const auto refused = Ending::kRefused;
  const auto shown = Ending::kShown;
  return {
      {"A11", "Another contract than the one that was signed", shown, Stop::kVerify,
       "PAPER_DIFFERS", 18, "This paper is not the one that was signed. Do not sign it",
       SubstituteTheContract},
      {"A14", "A fee is hidden in a second paper", shown, Stop::kVerify, "PAPER_DIFFERS", 18,
       "This paper is not the one that was signed. Do not sign it, and do not pay for it.",
       HideAFeeInASecondPaper},
      {"A16", "A broker is hidden among the requirements", shown, Stop::kClient, "", 0,
       "CO-TRANG-SCHOOL-0", HideABrokerInTheRequirements},
      {"A25", "Digits, accents and directions of writing that deceive", refused, Stop::kExamine,
       "TEXT_UNCLEAN", 13, kUnknown, WriteTwoWays},
      {"A26", "A text says something else than the fields", shown, Stop::kVerify, "GENUINE", 0,
       "Nobody has checked these words.", SayAnotherPayInTheTitle},
      {"B33", "A told amount in digits of another script", refused, Stop::kVerify,
       "TOLD_TOTAL_TOO_HIGH", 18, "You were told to pay: 140,000,000 VND",
       WriteAnAmountInOtherDigits},
      {"B34", "The offer is not written in the worker's language", refused, Stop::kAdmission,
       "LANGUAGE_MISSING", 13, kUnknown, LeaveOutTheWorkersLanguage},
  };
}

}  // namespace warifu
