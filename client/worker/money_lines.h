// The money of an offer: what the worker may be asked to pay, to whom, and what is taken home.
//
// Every number comes from fields. Not here: what somebody told the worker (told.h).
#ifndef WARIFU_CLIENT_WORKER_MONEY_LINES_H_
#define WARIFU_CLIENT_WORKER_MONEY_LINES_H_

#include "client/worker/offer_screen.h"
#include "client/worker/page.h"

namespace warifu {

// The total, then each fee with its payee, its accounts under it.
void WriteFees(const OfferScreen& screen, Page& page);
// The same under "Pay only these, and nobody else:".
void WriteOnlyTheseFees(const OfferScreen& screen, Page& page);
// "Pay nothing to ... before you have signed a contract", of payees that sign; nothing without.
void WriteNotBeforeContract(const OfferScreen& screen, Page& page);
// For which workers the fees are.
void WriteWorkerClass(const OfferScreen& screen, Page& page);
// Take-home pay of a month, after what, and what of it depends on something; what there is during
// training; the journey home, where the worker pays it.
void WriteTakeHome(const v1::Offer& offer, Page& page);

}  // namespace warifu

#endif  // WARIFU_CLIENT_WORKER_MONEY_LINES_H_
