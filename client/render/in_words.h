// What a statement says, in sentences: for whoever is about to sign it, or holds its file.
//
// Not everything: the whole stands in the draft (client/draft/writer.h). What a worker reads of an
// offer is client/render/verdict.h's. Threads: pure functions.
#ifndef WARIFU_CLIENT_RENDER_IN_WORDS_H_
#define WARIFU_CLIENT_RENDER_IN_WORDS_H_

#include <string>

#include "warifu/v1/statement.pb.h"

namespace warifu {

// Lines, each with its end. Text of the statement is escaped.
// `zone_minutes`: of the reader's clock, east of UTC.
std::string StatementInWords(const v1::Statement& statement, const std::string& language,
                             int zone_minutes);

}  // namespace warifu

#endif  // WARIFU_CLIENT_RENDER_IN_WORDS_H_
