// Who signed an offer, with the numbers by which each can be told from a namesake.
#ifndef WARIFU_CLIENT_WORKER_PARTIES_H_
#define WARIFU_CLIENT_WORKER_PARTIES_H_

#include <string>

#include "client/worker/offer_screen.h"
#include "client/worker/page.h"

namespace warifu {

// "Offer 7K3Q-...: farm work, Ibaraki, Japan".
void WriteOfferLine(const OfferScreen& screen, Page& page);

// A line for each, that all signed, whether anybody else stands between, and similar names.
void WriteParties(const OfferScreen& screen, Page& page);

// "Satsuki Farm", the accepting company. Escaped.
std::string CompanyName(const OfferScreen& screen);

}  // namespace warifu

#endif  // WARIFU_CLIENT_WORKER_PARTIES_H_
