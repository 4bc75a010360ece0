// Handing in statements: submit them in order, verify each receipt, wait until all are published.
//
// Not here: what "published" demands (client/publication.h).
#ifndef WARIFU_CLIENT_SUBMITTING_H_
#define WARIFU_CLIENT_SUBMITTING_H_

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <variant>

#include "client/context.h"
#include "client/publication.h"
#include "client/registry_facts.h"
#include "core/base/result.h"
#include "core/statement/under_way.h"

namespace warifu {

// A connection that is lost is tried again so often without a single answer, each time after twice
// the wait.
inline constexpr int kSubmitTries = 4;
inline constexpr int kSubmitRetryMs = 500;

// It stands in the log, or why not.
using Submitted = std::variant<VerifiedReceipt, Findings>;

// Submits one statement and verifies what comes back: a receipt of another statement, or one that
// does not verify, is an error.
Result<Submitted> Submit(const BelievedRegistry& registry, const UnfinishedStatement& statement);

// What came of the files of one command; printed already unless --json.
struct SubmitReport {
  int exit_code = 0;  // the worst of all
  // For each file {file, receipt | refused | would_be_admitted, known_before, error}.
  nlohmann::json files = nlohmann::json::array();
};

// Submits the files in the order given, over one stream, with the options of `submit`. Where the
// connection is lost it goes on from the first statement without an answer. What fails once a
// statement stands in the log is in the report, beside its receipt.
// Errors: of a single file, why it was not submitted.
Result<SubmitReport> SubmitFiles(Context& context, const BelievedRegistry& registry,
                                 const SubmitArgs& args);

}  // namespace warifu

#endif  // WARIFU_CLIENT_SUBMITTING_H_
