// The manual page warifu(1), made from what the commands declare.
//
// Not here: the form of a page (core/text/man_page.h). Threads: a pure function.
#ifndef WARIFU_CLIENT_MANUAL_H_
#define WARIFU_CLIENT_MANUAL_H_

#include <string>

namespace warifu {

std::string ManualPage();

}  // namespace warifu

#endif  // WARIFU_CLIENT_MANUAL_H_
