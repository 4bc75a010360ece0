// A cell of a table as a field of a draft: "job.places", "parties[1].organization",
// "job.title.vi".
//
// Not here: the table's form (client/draft/table.h), whether the values are good (the reader).
// Threads: pure functions.
#ifndef WARIFU_CLIENT_DRAFT_TABLE_ROW_H_
#define WARIFU_CLIENT_DRAFT_TABLE_ROW_H_

#include <google/protobuf/descriptor.h>

#include <string>

#include "client/draft/json_tree.h"
#include "core/base/result.h"

namespace warifu {

// Puts `cell` at `path` of `body`, the draft's object of this type; makes what is missing on the
// way. Items of a list of single values stand in one cell: "NO_DEPOSIT; NO_GUARANTEE".
// Errors: kBadInput, saying what the path should name.
Status SetCell(const google::protobuf::Descriptor& type, const std::string& path,
               const std::string& cell, JsonNode& body);

}  // namespace warifu

#endif  // WARIFU_CLIENT_DRAFT_TABLE_ROW_H_
