// The screen of a verdict: all that a worker reads, made by one function for every command.
//
// SCREENS: a headline by exit code, who signed, what may be asked for, take-home pay, until when,
// as of when, whom to call. What a worker never reads (hashes, indexes) is in the JSON
// (client/render/verdict_json.h) and below --explain (client/render/explain.h).
// Not here: judging (core/proof/verify.h), the pieces of the screen (client/worker).
// Threads: pure functions.
#ifndef WARIFU_CLIENT_RENDER_VERDICT_H_
#define WARIFU_CLIENT_RENDER_VERDICT_H_

#include <span>
#include <string>

#include "client/display.h"
#include "client/text/catalogue.h"
#include "client/worker/offer_screen.h"
#include "client/worker/verdict_view.h"

namespace warifu {

// The whole screen in one language, or in two, line under line (client/worker/layout.h). Where a
// language has not been reviewed by a native speaker and English is not among them, the English
// headline stands below.
std::string VerdictScreen(const VerdictView& view, std::span<const std::string> languages,
                          const Display& display);

// The headline alone, without a date: "NOT CHECKED TODAY. ...".
MessageId HeadlineOf(const VerdictView& view);

struct PreviewLook {
  std::uint64_t now_s = 0;
  int zone_minutes = 0;  // of the reader's clock, east of UTC
  Display display;
};

// The screen of a genuine offer as its draft would give it, under a headline that says so.
std::string PreviewScreen(const OfferScreen& screen, std::span<const std::string> languages,
                          const PreviewLook& look);

}  // namespace warifu

#endif  // WARIFU_CLIENT_RENDER_VERDICT_H_
