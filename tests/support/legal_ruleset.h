// The ruleset of the legal world: the figures of Viet Nam to Japan, with a few occupations and
// prefectures only, so that tests stay small. The whole table is examples/ruleset-vn-jp.json.
// Threads: pure functions.
#ifndef WARIFU_TESTS_SUPPORT_LEGAL_RULESET_H_
#define WARIFU_TESTS_SUPPORT_LEGAL_RULESET_H_

#include <cstdint>
#include <string_view>

#include "warifu/v1/statement.pb.h"

namespace warifu {

v1::Corridor LegalCorridor();  // VN to JP
v1::Money LegalMoney(std::int64_t minor_units, std::string_view currency);
v1::Occupation LegalOccupation(std::string_view isco08, std::string_view national_code);

// Machinery (SSW-03-01), crops (ESD-11-01, TITP-01).
v1::Occupation MachineryOccupation();
v1::Occupation CropsOccupation();
v1::Occupation TraineeOccupation();

v1::Ruleset RulesetBody(std::string_view authority);

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_LEGAL_RULESET_H_
