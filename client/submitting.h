// Handing in one statement: submit, verify the receipt, wait until it is published.
#ifndef WARIFU_CLIENT_SUBMITTING_H_
#define WARIFU_CLIENT_SUBMITTING_H_

#include <nlohmann/json.hpp>
#include <string>
#include <variant>

#include "client/context.h"
#include "client/registry_facts.h"
#include "core/base/result.h"
#include "core/statement/under_way.h"

namespace warifu {

// How long a submitter waits for publication, and how often it looks.
inline constexpr int kPublishedPollMs = 200;
inline constexpr int kPublishedPolls = 300;

// It stands in the log, or why not.
using Submitted = std::variant<VerifiedReceipt, Findings>;

// Submits the statement and verifies what comes back: a receipt of another statement, or one that
// does not verify, is an error.
Result<Submitted> Submit(const BelievedRegistry& registry, const UnfinishedStatement& statement);

// Waits until the published checkpoint covers `index`.
// Errors: kUnavailable when it does not within the bounds above.
Status WaitUntilPublished(Context& context, const BelievedRegistry& registry, LeafIndex index);

// What came of one file; printed already unless --json.
struct SubmitReport {
  int exit_code = 0;
  nlohmann::json json;  // {file, receipt | refused | would_be_admitted, error}
};

// Adds what went wrong to a report that has its file: printed, unless --json.
void AddFailure(Context& context, const Error& error, SubmitReport& report);

// Submits the file, with the options of `submit`. What fails once the statement stands in the log
// is in the report, beside the receipt.
Result<SubmitReport> SubmitFile(Context& context, const BelievedRegistry& registry,
                                const std::string& path, const SubmitArgs& args);

// The same without options. `registry` may be null: then it is opened.
Result<SubmitReport> SubmitOne(Context& context, const BelievedRegistry* registry,
                               const std::string& path);

}  // namespace warifu

#endif  // WARIFU_CLIENT_SUBMITTING_H_
