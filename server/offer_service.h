// OfferService: what a worker's program needs to check an offer itself.
//
// Source: proto/warifu/v1/offer_service.proto.
// Threads: the transport's.
#ifndef WARIFU_SERVER_OFFER_SERVICE_H_
#define WARIFU_SERVER_OFFER_SERVICE_H_

#include "registry/registry.h"
#include "server/reading_call.h"
#include "warifu/v1/offer_service.grpc.pb.h"

namespace warifu {

class OfferService final : public v1::OfferService::CallbackService {
 public:
  // All must outlive the service.
  OfferService(const Registry& registry, ReadGuard guard) : registry_(registry), guard_(guard) {}

  grpc::ServerUnaryReactor* GetOfferProof(grpc::CallbackServerContext* context,
                                          const v1::GetOfferProofRequest* request,
                                          v1::GetOfferProofResponse* response) override;
  grpc::ServerUnaryReactor* SearchOffers(grpc::CallbackServerContext* context,
                                         const v1::SearchOffersRequest* request,
                                         v1::SearchOffersResponse* response) override;

 private:
  const Registry& registry_;
  ReadGuard guard_;
};

}  // namespace warifu

#endif  // WARIFU_SERVER_OFFER_SERVICE_H_
