// Pages laid out for a display: lines broken to its width, headlines in color, one language or two.
//
// Two languages stand line under line, each with its tag in front, so that two people who share no
// language can point at the same sentence; what is the same in both stands once:
//
//     vi  Không ai khác được đòi tiền bạn.
//     ja  ほかの人は、あなたにお金を求めてはいけません。
//
// Threads: pure functions.
#ifndef WARIFU_CLIENT_WORKER_LAYOUT_H_
#define WARIFU_CLIENT_WORKER_LAYOUT_H_

#include <span>
#include <string>

#include "client/display.h"
#include "client/worker/page.h"

namespace warifu {

// The text of one page, or of two of the same lines in two languages. Pages that do not have the
// same number of lines stand one after the other. Requires: one or two pages.
std::string LayOut(std::span<const Page> pages, const Display& display);

}  // namespace warifu

#endif  // WARIFU_CLIENT_WORKER_LAYOUT_H_
