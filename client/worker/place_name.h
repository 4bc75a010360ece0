// Where a workplace is, in words: "Ibaraki, Japan", "日本 茨城県".
//
// Source: ISO 3166-2:JP, Latin and Japanese names. Threads: pure functions.
#ifndef WARIFU_CLIENT_WORKER_PLACE_NAME_H_
#define WARIFU_CLIENT_WORKER_PLACE_NAME_H_

#include <string>
#include <string_view>

#include "warifu/v1/offer.pb.h"

namespace warifu {

// "Ibaraki" of "JP-08", in Japanese "茨城県"; the code itself (escaped) where no name is known.
std::string SubdivisionName(std::string_view code, std::string_view language);

// The subdivisions of all worksites, each once, and the country, in `language`.
std::string WhereInWords(const v1::Offer& offer, std::string_view language);

}  // namespace warifu

#endif  // WARIFU_CLIENT_WORKER_PLACE_NAME_H_
