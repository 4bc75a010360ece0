// OfferService: what a worker's program needs to check an offer itself.
//
// Source: proto/warifu/v1/offer_service.proto.
// Threads: the transport's.
#ifndef WARIFU_SERVER_OFFER_SERVICE_H_
#define WARIFU_SERVER_OFFER_SERVICE_H_

#include "registry/registry.h"
#include "server/guarded_call.h"
#include "warifu/v1/offer_service.grpc.pb.h"

namespace warifu {

class OfferService final : public v1::OfferService::Service {
 public:
  // All must outlive the service.
  OfferService(const Registry& registry, CallGuard guard) : registry_(registry), guard_(guard) {}

  grpc::Status GetOfferProof(grpc::ServerContext* context, const v1::GetOfferProofRequest* request,
                             v1::GetOfferProofResponse* response) override;
  grpc::Status SearchOffers(grpc::ServerContext* context, const v1::SearchOffersRequest* request,
                            v1::SearchOffersResponse* response) override;

 private:
  const Registry& registry_;
  CallGuard guard_;
};

}  // namespace warifu

#endif  // WARIFU_SERVER_OFFER_SERVICE_H_
