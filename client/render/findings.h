// Findings in words and as JSON: which rule, where, what was found, what would do.
#ifndef WARIFU_CLIENT_RENDER_FINDINGS_H_
#define WARIFU_CLIENT_RENDER_FINDINGS_H_

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "client/context.h"
#include "core/statement/examined.h"

namespace warifu {

// One or two lines in `language`, ending with the code's word.
std::string FindingInWords(const std::string& language, const v1::Finding& finding);
nlohmann::json FindingJson(const v1::Finding& finding);
nlohmann::json FindingsJson(const Findings& findings);

// Each on its own lines.
void PrintFindings(Context& context, const Findings& findings);

}  // namespace warifu

#endif  // WARIFU_CLIENT_RENDER_FINDINGS_H_
