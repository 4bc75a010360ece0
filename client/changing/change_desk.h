// ChangeDesk: one way to make a Change from the command line. What it does is shown, confirmed by
// typing something, signed and submitted; nothing is sent before all of that.
//
//     WARIFU_ASSIGN_OR_RETURN(ChangeDesk desk, ChangeDesk::Open(context, ReasonFor::kWithdraw,
//     args.order, args.code));
//     ...                                        // fetch the subject and what falls with it
//     return desk.Make(plan, [&] { ... });      // shows these
//
// Not here: what falls (client/changing/fallout.h), which Changes may be made (core/rules).
// Source: docs/format.md, "Standing". Threads: one at a time.
#ifndef WARIFU_CLIENT_CHANGING_CHANGE_DESK_H_
#define WARIFU_CLIENT_CHANGING_CHANGE_DESK_H_

#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "client/args.h"
#include "client/context.h"
#include "client/reason.h"
#include "client/registry_facts.h"
#include "client/text/catalogue.h"
#include "client/vouching.h"
#include "core/base/result.h"
#include "core/statement/under_way.h"

namespace warifu {

// What somebody wants to be changed.
struct PlannedChange {
  v1::Change change;        // subject, to, compromised_since_ms; the order gives the rest
  std::string what;         // the subject as the reader knows it: a code or an id
  std::string expected;     // what must be typed
  MessageId ask{};          // with {what} and {expected}
  MessageId done{};         // with {what}
  nlohmann::json answer{};  // of --json, beside "receipt"
};

class ChangeDesk {
 public:
  // Checks what can be known to be wrong before anybody is asked, then connects.
  // `expected`: what --confirm takes, for the sentence when nobody can be asked.
  // Errors: kBadInput (a reason, a key, no terminal), those of OpenRegistry.
  static Result<ChangeDesk> Open(Context& context, ReasonFor what, const ChangeOrder& order,
                                 const std::string& expected);

  const BelievedRegistry& registry() const { return registry_; }

  // Asks the registry whether the Change would be taken, shows (`show`; not with --json), asks,
  // signs, submits and waits until it is published. Where more root keys must sign, it is written
  // to a file instead, for them.
  // Exit code 17 for what a rule refuses. Errors: kBadInput when something else was typed.
  Result<int> Make(const PlannedChange& plan, const std::function<void()>& show);

 private:
  ChangeDesk(Context& context, v1::Reason reason, const ChangeOrder& order,
             BelievedRegistry registry)
      : context_(context), reason_(reason), order_(order), registry_(std::move(registry)) {}

  Result<UnfinishedResult> Draft(const PlannedChange& plan) const;
  Status AddDecision(v1::Change& change) const;
  Status Confirm(const PlannedChange& plan) const;
  Status Sign(UnfinishedStatement& statement) const;
  Result<int> Send(const PlannedChange& plan, const UnfinishedStatement& statement);
  Result<int> WriteForOthers(const PlannedChange& plan, const UnfinishedStatement& statement);
  int Refuse(const Findings& findings);

  Context& context_;
  v1::Reason reason_;
  const ChangeOrder& order_;
  BelievedRegistry registry_;
};

}  // namespace warifu

#endif  // WARIFU_CLIENT_CHANGING_CHANGE_DESK_H_
