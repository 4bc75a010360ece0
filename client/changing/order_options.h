// The options that every command has that makes a Change, declared once.
//
// Threads: pure functions.
#ifndef WARIFU_CLIENT_CHANGING_ORDER_OPTIONS_H_
#define WARIFU_CLIENT_CHANGING_ORDER_OPTIONS_H_

#include <string>
#include <vector>

#include "client/args.h"
#include "client/declaration.h"
#include "client/reason.h"

namespace warifu {

// What `words` take, then --key, --reason, --decision, --decided-on and --confirm. `expected`: what
// is typed to confirm ("CODE"); `what_expected`: that in words.
std::vector<Taken> WithOrder(std::vector<Taken> words, ReasonFor what, ChangeOrder& order,
                             const std::string& expected, const std::string& what_expected);

// The same, where a root may have to sign: --key may be repeated, and there is --output.
std::vector<Taken> WithRootOrder(std::vector<Taken> words, ReasonFor what, ChangeOrder& order,
                                 const std::string& expected, const std::string& what_expected);

// "Reasons: job-gone, ...", for the notes.
std::string ReasonNote(ReasonFor what);

inline constexpr char kChangeExitCodes[] =
    "0 done; 17 refused by a rule; 3 the registry gave no answer, or one that cannot be believed; "
    "2 a mistake in what was typed, or nobody to ask; 130 not confirmed.";

}  // namespace warifu

#endif  // WARIFU_CLIENT_CHANGING_ORDER_OPTIONS_H_
