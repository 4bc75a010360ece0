// The tables that scripts/make-catalogue writes; read through client/text/catalogue.h only.
#ifndef WARIFU_CLIENT_TEXT_CATALOGUE_TABLE_H_
#define WARIFU_CLIENT_TEXT_CATALOGUE_TABLE_H_

#include <cstddef>
#include <span>

namespace warifu {

struct CatalogueLanguage {
  const char* tag;
  bool reviewed;             // by a native speaker
  const char* const* texts;  // by MessageId
};

std::span<const CatalogueLanguage> CatalogueLanguages();
const char* MessageName(std::size_t id);

}  // namespace warifu

#endif  // WARIFU_CLIENT_TEXT_CATALOGUE_TABLE_H_
