#include "server/log_service.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/proof/limits.h"
#include "registry/limits.h"
#include "server/limits.h"
#include "server/requests.h"

namespace warifu {
namespace {

template <typename Repeated>
void AddHashes(const std::vector<Hash>& hashes, Repeated& out) {
  for (const Hash& hash : hashes) *out.Add() = hash.ToString();
}

}  // namespace

grpc::ServerUnaryReactor* LogService::GetCheckpoint(grpc::CallbackServerContext* context,
                                                    const v1::GetCheckpointRequest* request,
                                                    v1::GetCheckpointResponse* response) {
  return Read(guard_, {"GetCheckpoint", *context, *request}, *response, [=, this]() -> Status {
    WARIFU_ASSIGN_OR_RETURN(std::string checkpoint, registry_.PublishedCheckpoint());
    response->set_checkpoint(std::move(checkpoint));
    return Ok();
  });
}

grpc::ServerUnaryReactor* LogService::GetCandidate(grpc::CallbackServerContext* context,
                                                   const v1::GetCandidateRequest* request,
                                                   v1::GetCandidateResponse* response) {
  return Read(guard_, {"GetCandidate", *context, *request}, *response, [=, this]() -> Status {
    std::optional<std::string> candidate = registry_.CandidateCheckpoint();
    if (candidate.has_value()) response->set_checkpoint(*std::move(candidate));
    response->set_none_published(!registry_.IsPublished());
    return Ok();
  });
}

grpc::ServerUnaryReactor* LogService::AddCosignature(grpc::CallbackServerContext* context,
                                                     const v1::AddCosignatureRequest* request,
                                                     v1::AddCosignatureResponse* response) {
  return Read(guard_, {"AddCosignature", *context, *request}, *response, [=, this]() -> Status {
    const std::string& note = request->cosigned_checkpoint();
    WARIFU_RETURN_IF_ERROR(
        CheckAtMost("bytes of cosigned_checkpoint", note.size(), kMaxCheckpointBytes));
    WARIFU_ASSIGN_OR_RETURN(const bool published, registry_.AddCosignature(note));
    response->set_published(published);
    return Ok();
  });
}

grpc::ServerUnaryReactor* LogService::GetEntries(grpc::CallbackServerContext* context,
                                                 const v1::GetEntriesRequest* request,
                                                 v1::GetEntriesResponse* response) {
  return Read(guard_, {"GetEntries", *context, *request}, *response, [=, this]() -> Status {
    WARIFU_RETURN_IF_ERROR(CheckAtMost("first", request->first(), kMaxLogSize));
    WARIFU_RETURN_IF_ERROR(CheckAtMost("count", request->count(), kMaxEntriesPerAnswer));
    WARIFU_ASSIGN_OR_RETURN(
        std::vector<std::string> entries,
        registry_.Entries(LeafIndex(request->first()), request->count(), kMaxEntriesAnswerBytes));
    for (std::string& entry : entries) response->add_entries(std::move(entry));
    return Ok();
  });
}

grpc::ServerUnaryReactor* LogService::GetTile(grpc::CallbackServerContext* context,
                                              const v1::GetTileRequest* request,
                                              v1::GetTileResponse* response) {
  return Read(guard_, {"GetTile", *context, *request}, *response, [=, this]() -> Status {
    WARIFU_RETURN_IF_ERROR(CheckAtMost("index", request->index(), kMaxLogSize));
    WARIFU_ASSIGN_OR_RETURN(
        std::string hashes,
        registry_.TileBytes({request->level(), request->index(), request->width()}));
    response->set_hashes(std::move(hashes));
    return Ok();
  });
}

grpc::ServerUnaryReactor* LogService::GetInclusion(grpc::CallbackServerContext* context,
                                                   const v1::GetInclusionRequest* request,
                                                   v1::GetInclusionResponse* response) {
  return Read(guard_, {"GetInclusion", *context, *request}, *response, [=, this]() -> Status {
    WARIFU_ASSIGN_OR_RETURN(
        const std::vector<Hash> hashes,
        registry_.Inclusion(LeafIndex(request->index()), TreeSize(request->size())));
    AddHashes(hashes, *response->mutable_hashes());
    return Ok();
  });
}

grpc::ServerUnaryReactor* LogService::GetConsistency(grpc::CallbackServerContext* context,
                                                     const v1::GetConsistencyRequest* request,
                                                     v1::GetConsistencyResponse* response) {
  return Read(guard_, {"GetConsistency", *context, *request}, *response, [=, this]() -> Status {
    WARIFU_ASSIGN_OR_RETURN(
        const std::vector<Hash> hashes,
        registry_.Consistency(TreeSize(request->first_size()), TreeSize(request->second_size())));
    AddHashes(hashes, *response->mutable_hashes());
    return Ok();
  });
}

Result<std::string> LogService::FindStatement(const v1::GetStatementRequest& request) const {
  switch (request.which_case()) {
    case v1::GetStatementRequest::kCode: {
      WARIFU_ASSIGN_OR_RETURN(const Code code, ReadCode(request.code()));
      return registry_.StatementByCode(code);
    }
    case v1::GetStatementRequest::kIndex:
      WARIFU_RETURN_IF_ERROR(CheckAtMost("index", request.index(), kMaxLogSize));
      return registry_.StatementByIndex(LeafIndex(request.index()));
    case v1::GetStatementRequest::kOrganization:
      WARIFU_RETURN_IF_ERROR(CheckAtMost("bytes of organization", request.organization().size(),
                                         kMaxOrganizationIdBytes));
      return registry_.StatementOfOrganization(request.organization());
    case v1::GetStatementRequest::kKey: {
      const std::optional<PublicKey> key = PublicKey::From(request.key());
      if (!key) return BadInput("key: a public key has 32 bytes");
      return registry_.StatementOfKey(*key);
    }
    case v1::GetStatementRequest::WHICH_NOT_SET:
      break;
  }
  return BadInput("which: name a statement by code, index, organization or key");
}

grpc::ServerUnaryReactor* LogService::GetStatement(grpc::CallbackServerContext* context,
                                                   const v1::GetStatementRequest* request,
                                                   v1::GetStatementResponse* response) {
  return Read(guard_, {"GetStatement", *context, *request}, *response, [=, this]() -> Status {
    WARIFU_ASSIGN_OR_RETURN(std::string receipt, FindStatement(*request));
    response->set_receipt(std::move(receipt));
    return Ok();
  });
}

}  // namespace warifu
