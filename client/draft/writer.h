// Writes a Statement as a draft (the inverse of client/draft/reader.h), and the template of each
// kind.
#ifndef WARIFU_CLIENT_DRAFT_WRITER_H_
#define WARIFU_CLIENT_DRAFT_WRITER_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/statement/examined.h"
#include "warifu/v1/statement.pb.h"

namespace warifu {

enum class DraftComments { kNo, kYes };

// The draft that reads back as `statement`, with each field's meaning in `language` as a comment
// if wanted.
std::string WriteDraft(const v1::Statement& statement, DraftComments comments,
                       std::string_view language = "en");

// More comments for a field, by its name: {"Offer.programme", {"Allowed: SSW1"}}. One line each.
using DraftNotes = std::map<std::string, std::vector<std::string>>;

// A draft to fill in: every field of the kind with its meaning and what `notes` say of it; what may
// be left out stands in comments.
std::string DraftTemplate(StatementKind kind, std::string_view language = "en",
                          const DraftNotes& notes = {});

}  // namespace warifu

#endif  // WARIFU_CLIENT_DRAFT_WRITER_H_
