// Why a typed amount is refused, in the reader's language.
//
// Threads: pure functions.
#ifndef WARIFU_CLIENT_WORKER_AMOUNT_WORDS_H_
#define WARIFU_CLIENT_WORKER_AMOUNT_WORDS_H_

#include <string>
#include <string_view>

#include "core/text/amount.h"

namespace warifu {

// One sentence. `option` is where it was typed, "--told-total".
std::string AmountRefusalInWords(const AmountRefusal& refusal, std::string_view option,
                                 std::string_view typed, const std::string& language);

}  // namespace warifu

#endif  // WARIFU_CLIENT_WORKER_AMOUNT_WORDS_H_
