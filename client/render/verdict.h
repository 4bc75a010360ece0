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
#include <string_view>

#include "client/text/catalogue.h"
#include "client/worker/offer_screen.h"
#include "client/worker/verdict_view.h"

namespace warifu {

// The whole screen in each of `languages`, one after the other. A language that no native speaker
// has reviewed has the English headline under its own.
std::string VerdictScreen(const VerdictView& view, std::span<const std::string> languages);

// The headline alone, without a date: "NOT CHECKED TODAY. ...".
MessageId HeadlineOf(const VerdictView& view);

// The screen of a genuine offer as its draft would give it, under a headline that says so.
std::string PreviewScreen(const OfferScreen& screen, std::string_view language, int zone_minutes);

}  // namespace warifu

#endif  // WARIFU_CLIENT_RENDER_VERDICT_H_
