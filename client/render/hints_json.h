// The JSON of `offer list`, `offer search` and `organization`; docs/json.md describes it.
//
// Threads: pure functions.
#ifndef WARIFU_CLIENT_RENDER_HINTS_JSON_H_
#define WARIFU_CLIENT_RENDER_HINTS_JSON_H_

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "client/render/hints.h"

namespace warifu {

nlohmann::json OfferPageJson(const OfferPage& page, const std::string& language);
nlohmann::json OrganizationsJson(const Hints<v1::StatementHint>& page);
nlohmann::json OrganizationJson(const OrganizationPage& view);

}  // namespace warifu

#endif  // WARIFU_CLIENT_RENDER_HINTS_JSON_H_
