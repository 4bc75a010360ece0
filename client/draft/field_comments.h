// What each field means, in the reader's language: from the comments in proto/warifu/v1 and from
// client/text/*.fields (compiled in by scripts/make-field-comments).
#ifndef WARIFU_CLIENT_DRAFT_FIELD_COMMENTS_H_
#define WARIFU_CLIENT_DRAFT_FIELD_COMMENTS_H_

#include <string_view>

namespace warifu {

// `field`: "Offer.programme". English of a language without comments. Empty when there is none; a
// test checks that each field of a statement has one.
std::string_view FieldComment(std::string_view field, std::string_view language = "en");

}  // namespace warifu

#endif  // WARIFU_CLIENT_DRAFT_FIELD_COMMENTS_H_
