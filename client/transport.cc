#include "client/transport.h"

#include <grpcpp/grpcpp.h>

#include <chrono>
#include <utility>

#include "client/foreseen_answer.h"
#include "core/base/time.h"
#include "core/text/escape.h"
#include "core/text/host_port.h"
#include "warifu/v1/log_service.grpc.pb.h"
#include "warifu/v1/offer_service.grpc.pb.h"
#include "warifu/v1/organization_service.grpc.pb.h"
#include "warifu/v1/submission_service.grpc.pb.h"

namespace warifu {
namespace {

ErrorCode CodeOf(grpc::StatusCode code) {
  switch (code) {
    case grpc::StatusCode::INVALID_ARGUMENT:
    case grpc::StatusCode::OUT_OF_RANGE:
      return ErrorCode::kBadInput;
    case grpc::StatusCode::NOT_FOUND:
      return ErrorCode::kNotFound;
    case grpc::StatusCode::PERMISSION_DENIED:
    case grpc::StatusCode::UNAUTHENTICATED:
      return ErrorCode::kRefused;
    case grpc::StatusCode::ABORTED:
      return ErrorCode::kOutcomeUnknown;
    case grpc::StatusCode::DATA_LOSS:
      return ErrorCode::kDamaged;
    case grpc::StatusCode::UNIMPLEMENTED:
      return ErrorCode::kNewerProgram;
    case grpc::StatusCode::UNAVAILABLE:
    case grpc::StatusCode::RESOURCE_EXHAUSTED:
    case grpc::StatusCode::DEADLINE_EXCEEDED:
    case grpc::StatusCode::CANCELLED:
      return ErrorCode::kUnavailable;
    default:  // its fault, whatever it says: kInternal is for bugs of this program
      return ErrorCode::kInconsistent;
  }
}

bool IsLoopback(const std::string& address) {
  const std::string host = address.substr(0, address.rfind(':'));
  const bool is_ipv4 = host.find_first_not_of("0123456789.") == std::string::npos;
  return (is_ipv4 && host.starts_with("127.")) || host == "localhost" || host == "[::1]";
}

std::shared_ptr<grpc::ChannelCredentials> CredentialsOf(const TransportOptions& options) {
  if (options.tls_ca_pem.empty() && IsLoopback(options.address)) {
    return grpc::InsecureChannelCredentials();
  }
  grpc::SslCredentialsOptions tls;
  tls.pem_root_certs = options.tls_ca_pem;
  tls.pem_cert_chain = options.tls_cert_pem;
  tls.pem_private_key = options.tls_key_pem;
  return grpc::SslCredentials(tls);
}

Result<std::vector<Hash>> HashesOf(const google::protobuf::RepeatedPtrField<std::string>& field) {
  std::vector<Hash> hashes;
  for (const std::string& bytes : field) {
    const std::optional<Hash> hash = Hash::From(bytes);
    if (!hash) return Inconsistent("the server answered with a hash of wrong size");
    hashes.push_back(*hash);
  }
  return hashes;
}

// The answer of a paged call; `hints`: its field for them.
template <typename Hint, typename Hints, typename Response>
HintPage<Hint> PageOf(Hints& hints, Response& response) {
  HintPage<Hint> page;
  page.untrusted_hints.assign(std::make_move_iterator(hints.begin()),
                              std::make_move_iterator(hints.end()));
  page.untrusted_next_token = std::move(*response.mutable_next_page_token());
  page.size = response.size();
  page.as_of_ms = response.as_of_ms();
  return page;
}

template <typename Request>
void SetPage(const AskedPage& page, Request& request) {
  request.set_page_size(page.size);
  request.set_page_token(page.token);
}

std::string CodeBytes(const Code& code) { return std::string(code.view()); }

// What a server said of itself; in our own words what the transport says when there is none.
Sentence WhyNoAnswer(const std::string& said, int deadline_ms) {
  if (said == "Deadline Exceeded") {
    return Said("it took longer than {seconds} seconds; try again later",
                static_cast<std::uint64_t>(deadline_ms) / kMsPerSecond);
  }
  if (said.starts_with("DNS resolution failed")) {
    return Said("there is no such host; check the address (--server) and the network");
  }
  const bool broken = said.empty() || said.starts_with("failed to connect") ||
                      said.starts_with("Socket closed") || said.find("ipv4:") != said.npos ||
                      said.find("ipv6:") != said.npos;
  if (!broken) return Verbatim(said);
  return Said(
      "nobody can be reached there; check the address (--server), the network, and with TLS the "
      "certificates (--tls-ca)");
}

template <typename Response>
SubmitOutcome OutcomeOf(Response& response) {
  if (!response.has_refused()) return std::move(*response.mutable_receipt());
  const auto& findings = response.refused().findings();
  return Findings(findings.begin(), findings.end());
}

using SubmitStream = grpc::ClientReaderWriter<v1::SubmitManyRequest, v1::SubmitManyResponse>;

// Sends at most kStatementsAhead more than are answered, and counts the answers taken. Ends early
// when the stream does; why, the stream's status tells. Errors: those of `take`.
Status TalkOver(SubmitStream& stream, std::span<const std::string> signed_statements,
                const std::function<Status(SubmitAnswer)>& take, std::size_t& answered) {
  std::size_t sent = 0;
  bool open = true;
  while (answered < signed_statements.size()) {
    while (open && sent < signed_statements.size() && sent < answered + kStatementsAhead) {
      v1::SubmitManyRequest request;
      request.set_signed_statement(signed_statements[sent]);
      open = stream.Write(request);
      ++sent;
    }
    v1::SubmitManyResponse response;
    if (!stream.Read(&response)) return Ok();
    WARIFU_RETURN_IF_ERROR(take({OutcomeOf(response), response.known_before()}));
    ++answered;
  }
  stream.WritesDone();
  v1::SubmitManyResponse more;
  if (!stream.Read(&more)) return Ok();
  return InternalError("the server answered more than it was asked");
}

class GrpcConnection : public RegistryConnection {
 public:
  GrpcConnection(const TransportOptions& options, const std::shared_ptr<grpc::Channel>& channel)
      : address_(options.address),
        deadline_ms_(options.deadline_ms),
        submission_(v1::SubmissionService::NewStub(channel)),
        offer_(v1::OfferService::NewStub(channel)),
        organization_(v1::OrganizationService::NewStub(channel)),
        log_(v1::LogService::NewStub(channel)) {}

  Result<SubmitOutcome> Submit(std::string_view signed_statement) override {
    v1::SubmitRequest request;
    request.set_signed_statement(signed_statement.data(), signed_statement.size());
    v1::SubmitResponse response;
    WARIFU_RETURN_IF_ERROR(Call(kSubmitDeadlineMs, [&](grpc::ClientContext* context) {
      return submission_->Submit(context, request, &response);
    }));
    return OutcomeOf(response);
  }

  Status SubmitMany(std::span<const std::string> signed_statements,
                    const std::function<Status(SubmitAnswer)>& take) override {
    Status taken;
    std::size_t answered = 0;
    const Status called = Call(kStreamDeadlineMs, [&](grpc::ClientContext* context) {
      const auto stream = submission_->SubmitMany(context);
      taken = TalkOver(*stream, signed_statements, take, answered);
      if (!taken.ok()) context->TryCancel();
      return stream->Finish();
    });
    if (!taken.ok() || answered == signed_statements.size()) return taken;
    if (!called.ok()) return called;
    return Unavailable("the registry at {address} ended before it had answered all",
                       EscapeForTerminal(address_));
  }

  Result<Foreseen> DryRun(std::string_view payload, std::span<const PublicKey> signers) override {
    v1::DryRunRequest request;
    request.set_payload(payload.data(), payload.size());
    for (const PublicKey& key : signers) request.add_signers(key.ToString());
    v1::DryRunResponse response;
    WARIFU_RETURN_IF_ERROR(Call(deadline_ms_, [&](grpc::ClientContext* context) {
      return submission_->DryRun(context, request, &response);
    }));
    return ForeseenOf(response);
  }

  Result<OfferProofAnswer> GetOfferProof(const Code& code, std::uint32_t first_place) override {
    v1::GetOfferProofRequest request;
    request.set_code(CodeBytes(code));
    request.set_first_place(first_place);
    v1::GetOfferProofResponse response;
    WARIFU_RETURN_IF_ERROR(Call(deadline_ms_, [&](grpc::ClientContext* context) {
      return offer_->GetOfferProof(context, request, &response);
    }));
    OfferProofAnswer answer{std::move(*response.mutable_proof()), {}};
    for (v1::NewsItem& item : *response.mutable_news()) {
      answer.untrusted_news.push_back(std::move(*item.mutable_signed_statement()));
    }
    return answer;
  }

  Result<std::string> GetCheckpoint() override {
    v1::GetCheckpointResponse response;
    WARIFU_RETURN_IF_ERROR(Call(deadline_ms_, [&](grpc::ClientContext* context) {
      return log_->GetCheckpoint(context, {}, &response);
    }));
    return std::move(*response.mutable_checkpoint());
  }

  Result<CandidateAnswer> GetCandidate() override {
    v1::GetCandidateResponse response;
    WARIFU_RETURN_IF_ERROR(Call(deadline_ms_, [&](grpc::ClientContext* context) {
      return log_->GetCandidate(context, {}, &response);
    }));
    return CandidateAnswer{std::move(*response.mutable_checkpoint()), response.none_published()};
  }

  Result<bool> AddCosignature(std::string_view cosigned_checkpoint) override {
    v1::AddCosignatureRequest request;
    request.set_cosigned_checkpoint(cosigned_checkpoint.data(), cosigned_checkpoint.size());
    v1::AddCosignatureResponse response;
    WARIFU_RETURN_IF_ERROR(Call(deadline_ms_, [&](grpc::ClientContext* context) {
      return log_->AddCosignature(context, request, &response);
    }));
    return response.published();
  }

  Result<std::vector<std::string>> GetEntries(LeafIndex first, std::uint64_t count) override {
    v1::GetEntriesRequest request;
    request.set_first(first.value());
    request.set_count(count);
    v1::GetEntriesResponse response;
    WARIFU_RETURN_IF_ERROR(Call(deadline_ms_, [&](grpc::ClientContext* context) {
      return log_->GetEntries(context, request, &response);
    }));
    auto& entries = *response.mutable_entries();
    if (entries.empty() || static_cast<std::uint64_t>(entries.size()) > count) {
      return Inconsistent("the server answered with another number of entries");
    }
    return std::vector<std::string>(std::make_move_iterator(entries.begin()),
                                    std::make_move_iterator(entries.end()));
  }

  Result<std::string> GetTile(unsigned level, std::uint64_t index, unsigned width) override {
    v1::GetTileRequest request;
    request.set_level(level);
    request.set_index(index);
    request.set_width(width);
    v1::GetTileResponse response;
    WARIFU_RETURN_IF_ERROR(Call(deadline_ms_, [&](grpc::ClientContext* context) {
      return log_->GetTile(context, request, &response);
    }));
    return std::move(*response.mutable_hashes());
  }

  Result<std::vector<Hash>> GetInclusion(LeafIndex index, TreeSize size) override {
    v1::GetInclusionRequest request;
    request.set_index(index.value());
    request.set_size(size.value());
    v1::GetInclusionResponse response;
    WARIFU_RETURN_IF_ERROR(Call(deadline_ms_, [&](grpc::ClientContext* context) {
      return log_->GetInclusion(context, request, &response);
    }));
    return HashesOf(response.hashes());
  }

  Result<std::vector<Hash>> GetConsistency(TreeSize first, TreeSize second) override {
    v1::GetConsistencyRequest request;
    request.set_first_size(first.value());
    request.set_second_size(second.value());
    v1::GetConsistencyResponse response;
    WARIFU_RETURN_IF_ERROR(Call(deadline_ms_, [&](grpc::ClientContext* context) {
      return log_->GetConsistency(context, request, &response);
    }));
    return HashesOf(response.hashes());
  }

  Result<std::string> GetStatement(const Code& code) override {
    v1::GetStatementRequest request;
    request.set_code(CodeBytes(code));
    return GetReceipt(request);
  }

  Result<std::string> GetStatementAt(LeafIndex index) override {
    v1::GetStatementRequest request;
    request.set_index(index.value());
    return GetReceipt(request);
  }

  Result<std::string> GetRecord(std::string_view organization) override {
    v1::GetStatementRequest request;
    request.set_organization(organization.data(), organization.size());
    return GetReceipt(request);
  }

  Result<std::string> GetBinding(const PublicKey& key) override {
    v1::GetStatementRequest request;
    request.set_key(key.ToString());
    return GetReceipt(request);
  }

  Result<HintPage<v1::OfferHint>> SearchOffers(const v1::OfferFilter& filter,
                                               const AskedPage& page) override {
    v1::SearchOffersRequest request;
    *request.mutable_filter() = filter;
    SetPage(page, request);
    v1::SearchOffersResponse response;
    WARIFU_RETURN_IF_ERROR(Call(deadline_ms_, [&](grpc::ClientContext* context) {
      return offer_->SearchOffers(context, request, &response);
    }));
    return PageOf<v1::OfferHint>(*response.mutable_offers(), response);
  }

  Result<HintPage<v1::StatementHint>> ListOrganizations(const AskedPage& page) override {
    v1::ListOrganizationsRequest request;
    SetPage(page, request);
    v1::ListOrganizationsResponse response;
    WARIFU_RETURN_IF_ERROR(Call(deadline_ms_, [&](grpc::ClientContext* context) {
      return organization_->ListOrganizations(context, request, &response);
    }));
    return PageOf<v1::StatementHint>(*response.mutable_organizations(), response);
  }

  Result<HintPage<v1::StatementHint>> ListStatementsOf(std::string_view organization,
                                                       v1::OrganizationStatementKind kind,
                                                       const AskedPage& page) override {
    v1::ListOrganizationStatementsRequest request;
    request.set_organization(organization.data(), organization.size());
    request.set_kind(kind);
    SetPage(page, request);
    v1::ListOrganizationStatementsResponse response;
    WARIFU_RETURN_IF_ERROR(Call(deadline_ms_, [&](grpc::ClientContext* context) {
      return organization_->ListOrganizationStatements(context, request, &response);
    }));
    return PageOf<v1::StatementHint>(*response.mutable_statements(), response);
  }

 private:
  // Makes one call with a deadline and turns its status into an Error.
  template <typename F>
  Status Call(int deadline_ms, F call) const {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::milliseconds(deadline_ms));
    const grpc::Status status = call(&context);
    if (status.ok()) return Ok();
    const ErrorCode code = CodeOf(status.error_code());
    const std::string said = EscapeForTerminal(status.error_message());
    if (code == ErrorCode::kUnavailable) {
      return Error{code, Said("no answer from the registry at {address}: {why}",
                              EscapeForTerminal(address_), WhyNoAnswer(said, deadline_ms))};
    }
    return Error{code, Verbatim(said)};
  }

  Result<std::string> GetReceipt(const v1::GetStatementRequest& request) {
    v1::GetStatementResponse response;
    WARIFU_RETURN_IF_ERROR(Call(deadline_ms_, [&](grpc::ClientContext* context) {
      return log_->GetStatement(context, request, &response);
    }));
    return std::move(*response.mutable_receipt());
  }

  std::string address_;
  int deadline_ms_;
  std::unique_ptr<v1::SubmissionService::Stub> submission_;
  std::unique_ptr<v1::OfferService::Stub> offer_;
  std::unique_ptr<v1::OrganizationService::Stub> organization_;
  std::unique_ptr<v1::LogService::Stub> log_;
};

}  // namespace

Result<std::unique_ptr<RegistryConnection>> ConnectToRegistry(const TransportOptions& options) {
  if (!ParseHostPort(options.address)) {
    return BadInput("--server {address}: write it as HOST:PORT, for example registry.example:443",
                    EscapeForTerminal(options.address));
  }
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(kMaxAnswerBytes);
  arguments.SetInt(GRPC_ARG_ENABLE_RETRIES, 0);
  const auto channel =
      grpc::CreateCustomChannel(options.address, CredentialsOf(options), arguments);
  std::unique_ptr<RegistryConnection> connection =
      std::make_unique<GrpcConnection>(options, channel);
  return connection;
}

std::string TransportVersion() { return grpc::Version(); }

}  // namespace warifu
