// Where a workplace is, in words: "Ibaraki, Japan".
//
// Source: ISO 3166-2:JP, Latin names. Threads: pure functions.
#ifndef WARIFU_CLIENT_WORKER_PLACE_NAME_H_
#define WARIFU_CLIENT_WORKER_PLACE_NAME_H_

#include <string>
#include <string_view>

#include "warifu/v1/offer.pb.h"

namespace warifu {

// "Ibaraki" of "JP-08"; the code itself (escaped) where no name is known.
std::string SubdivisionName(std::string_view code);

// The subdivisions of all worksites, each once, and the country, in `language`.
std::string WhereInWords(const v1::Offer& offer, std::string_view language);

}  // namespace warifu

#endif  // WARIFU_CLIENT_WORKER_PLACE_NAME_H_
