// A draft or a statement file, as what may be linted, shown and signed.
#ifndef WARIFU_CLIENT_LOADING_H_
#define WARIFU_CLIENT_LOADING_H_

#include <optional>
#include <string>
#include <variant>

#include "client/context.h"
#include "client/registry_facts.h"
#include "core/base/result.h"
#include "core/statement/under_way.h"

namespace warifu {

// The statement, or what is wrong with its form.
using Loaded = std::variant<UnfinishedStatement, Findings>;

// Reads `.json` drafts (registry and issued_at are filled in when absent) and `.statement` files.
// `registry`: for codes in drafts and for the registry's name; null: offline, then the trust file
// alone names it. Errors: the file cannot be read as either; no trust file where one is needed.
Result<Loaded> LoadStatement(const Context& context, const std::string& path,
                             const BelievedRegistry* registry);

// Whether the file is one of these two at all. Asks nobody. Errors: it cannot be read, or is
// neither.
Status CheckLoadable(const std::string& path);

// As LoadStatement, but findings are an error too, with the first in words.
Result<UnfinishedStatement> LoadOrFail(const Context& context, const std::string& path,
                                       const BelievedRegistry* registry);

// The form of a draft that names no registry and no time yet; what can be computed is filled in.
Loaded JudgeDraft(const Context& context, v1::Statement& statement);

}  // namespace warifu

#endif  // WARIFU_CLIENT_LOADING_H_
