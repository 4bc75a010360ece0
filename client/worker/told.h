// What somebody told the worker, held against the offer.
#ifndef WARIFU_CLIENT_WORKER_TOLD_H_
#define WARIFU_CLIENT_WORKER_TOLD_H_

#include "client/worker/page.h"
#include "client/worker/verdict_view.h"

namespace warifu {

// The warning above all else: a told total below the offer's. Nothing without one.
void WriteToldTooLow(const VerdictView& view, Page& page);

// Under the headline NOT WHAT YOU WERE TOLD: each sum, account or paper that differs.
void WriteDifferences(const VerdictView& view, Page& page);

// Of an account and a paper that are the offer's; nothing where none was asked about.
void WriteAgreements(const VerdictView& view, Page& page);

}  // namespace warifu

#endif  // WARIFU_CLIENT_WORKER_TOLD_H_
