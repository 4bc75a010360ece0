// Reads a draft: JSON with comments, in the form that people write, into a Statement.
//
//     { "registry": "5b3a...",                       // may be absent: sign fills it in
//       "issued_at": "2026-10-05T09:00:00+07:00",    // may be absent: sign fills it in
//       "offer": { "programme": "SSW1", "net_pay": "145376 JPY", ... } }
//
// Fields have the names of proto/warifu/v1. Money is "184461 JPY", a date "2027-04-01", an instant
// has an offset, hashes and keys are hex, enum values stand without their prefix, texts in several
// languages are { "en": "...", "vi": "..." }. Where a field names another statement, its code will
// do (looked up at the registry), and so will the path of a `.statement` file, relative to the
// draft; "key:NAME" is the public half of a key in the client's home. Not here: whether the
// statement is in order (core/statement/examine.h). Threads: pure but for the resolver.
#ifndef WARIFU_CLIENT_DRAFT_READER_H_
#define WARIFU_CLIENT_DRAFT_READER_H_

#include <functional>
#include <string>
#include <string_view>

#include "client/draft/json_tree.h"
#include "core/base/result.h"
#include "core/base/types.h"
#include "warifu/v1/statement.pb.h"

namespace warifu {

// Finds what a draft names in another way than by its bytes.
struct DraftResolver {
  // The name of the statement with this code, or in the `.statement` file at this path.
  std::function<Result<Hash>(const std::string& code_or_path)> statement;
  // The public half of the key of this name.
  std::function<Result<PublicKey>(const std::string& key_name)> key;
};

// Errors: kBadInput, all mistakes at once, a line for each with the path of the field and what to
// write instead; those of the resolver.
Result<v1::Statement> ReadDraft(std::string_view draft, const DraftResolver& resolve);

// The same of a draft that is parsed already.
Result<v1::Statement> ReadDraftTree(const JsonNode& tree, const DraftResolver& resolve);

}  // namespace warifu

#endif  // WARIFU_CLIENT_DRAFT_READER_H_
