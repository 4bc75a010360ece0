// The papers that belong to an offer, on a worker's screen.
//
// Their hashes stand in `verify --explain` and in its JSON: nobody compares those by eye.
#ifndef WARIFU_CLIENT_WORKER_PAPERS_H_
#define WARIFU_CLIENT_WORKER_PAPERS_H_

#include <string>

#include "client/worker/page.h"
#include "warifu/v1/offer.pb.h"

namespace warifu {

// "the letter of demand", in the page's language.
std::string PaperName(const v1::Document& paper, const Page& page);

// Which papers were signed with the offer, and how to compare one.
void WritePapers(const v1::Offer& offer, Page& page);

}  // namespace warifu

#endif  // WARIFU_CLIENT_WORKER_PAPERS_H_
