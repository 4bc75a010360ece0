#include "server/offer_service.h"

#include <utility>

#include "server/limits.h"
#include "server/paging.h"
#include "server/requests.h"

namespace warifu {

grpc::ServerUnaryReactor* OfferService::GetOfferProof(grpc::CallbackServerContext* context,
                                                      const v1::GetOfferProofRequest* request,
                                                      v1::GetOfferProofResponse* response) {
  return Read(guard_, {"GetOfferProof", *context, *request}, *response, [=, this]() -> Status {
    WARIFU_ASSIGN_OR_RETURN(const Code code, ReadCode(request->code()));
    WARIFU_RETURN_IF_ERROR(CheckAtMost("first_place", request->first_place(), kMaxAskedPlace));
    WARIFU_ASSIGN_OR_RETURN(OfferAnswer answer, registry_.OfferProof(code, request->first_place()));
    response->set_proof(std::move(answer.proof));
    for (UnpublishedItem& item : answer.news) {
      response->add_news()->set_signed_statement(std::move(item.signed_statement));
    }
    return Ok();
  });
}

grpc::ServerUnaryReactor* OfferService::SearchOffers(grpc::CallbackServerContext* context,
                                                     const v1::SearchOffersRequest* request,
                                                     v1::SearchOffersResponse* response) {
  return Read(guard_, {"SearchOffers", *context, *request}, *response, [=, this]() -> Status {
    WARIFU_ASSIGN_OR_RETURN(SearchPage<v1::OfferHint> page,
                            registry_.SearchOffers(request->filter(), ReadPageRequest(*request)));
    AnswerPage(std::move(page), *response->mutable_offers(), *response);
    return Ok();
  });
}

}  // namespace warifu
