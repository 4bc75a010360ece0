// TLS and client certificates, as `warifud serve` sets them up.
#include <gmock/gmock.h>
#include <grpcpp/client_context.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <gtest/gtest.h>
#include <openssl/ssl.h>

#include <chrono>
#include <memory>

#include "core/base/exit.h"
#include "server/listen_address.h"
#include "tests/server/certificate.h"
#include "tests/server/command_world.h"
#include "tests/server/tls_handshake.h"
#include "warifu/v1/log_service.grpc.pb.h"
#include "warifu/v1/submission_service.grpc.pb.h"

namespace warifu {
namespace {

using ::testing::HasSubstr;

class TlsTest : public ::testing::Test {
 protected:
  TlsTest() {
    world_.MakeRegistry();
    world_.WriteFile("server.pem", server_.certificate_pem);
    world_.WriteFile("server.key", server_.key_pem);
    world_.WriteFile("client.pem", client_.certificate_pem);
    args_ = world_.Serve();
    args_.tls_cert = world_.Path("server.pem");
    args_.tls_key = world_.Path("server.key");
  }

  // Whether the checkpoint can be had over a new connection.
  bool CanRead(const std::shared_ptr<grpc::ChannelCredentials>& credentials) {
    const auto channel = grpc::CreateChannel(world_.Address(), credentials);
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(5));
    v1::GetCheckpointResponse response;
    return v1::LogService::NewStub(channel)->GetCheckpoint(&context, {}, &response).ok();
  }
  // Whether each of the three ways to hand in is open: what is handed in is read, and is none.
  bool MaySubmit(const std::shared_ptr<grpc::ChannelCredentials>& credentials) {
    const auto service =
        v1::SubmissionService::NewStub(grpc::CreateChannel(world_.Address(), credentials));
    v1::SubmitRequest request;
    request.set_signed_statement("no statement");
    v1::SubmitResponse response;
    const auto alone_context = NewContext();
    const grpc::Status alone = service->Submit(alone_context.get(), request, &response);
    const auto dry_context = NewContext();
    v1::DryRunResponse foreseen;
    const grpc::Status dry = service->DryRun(dry_context.get(), {}, &foreseen);
    const auto stream_context = NewContext();
    const auto stream = service->SubmitMany(stream_context.get());
    stream->WritesDone();
    const grpc::Status streamed = stream->Finish();
    EXPECT_EQ(alone.ok(), streamed.ok());
    EXPECT_EQ(dry.error_code() == grpc::StatusCode::PERMISSION_DENIED,
              alone.error_code() == grpc::StatusCode::PERMISSION_DENIED);
    return alone.ok();
  }
  static std::unique_ptr<grpc::ClientContext> NewContext() {
    auto context = std::make_unique<grpc::ClientContext>();
    context->set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(5));
    return context;
  }
  static std::shared_ptr<grpc::ChannelCredentials> Trusting(const Certificate& server) {
    grpc::SslCredentialsOptions options;
    options.pem_root_certs = server.certificate_pem;
    return grpc::SslCredentials(options);
  }
  static std::shared_ptr<grpc::ChannelCredentials> Trusting(const Certificate& server,
                                                            const Certificate& own) {
    grpc::SslCredentialsOptions options;
    options.pem_root_certs = server.certificate_pem;
    options.pem_cert_chain = own.certificate_pem;
    options.pem_private_key = own.key_pem;
    return grpc::SslCredentials(options);
  }

  const Certificate server_ = MakeCertificate();
  const Certificate client_ = MakeCertificate();
  CommandWorld world_;
  ServeArgs args_;
};

TEST_F(TlsTest, ServesWhoTrustsItsCertificate) {
  EXPECT_EQ(world_.RunServing(args_,
                              [this] {
                                EXPECT_TRUE(CanRead(Trusting(server_)));
                                EXPECT_FALSE(CanRead(Trusting(client_)));
                                EXPECT_FALSE(CanRead(grpc::InsecureChannelCredentials()));
                              }),
            kExitOk)
      << world_.err();
}

TEST_F(TlsTest, AsksSubmittersForTheirCertificate) {
  args_.tls_client_ca = world_.Path("client.pem");
  EXPECT_EQ(world_.RunServing(args_,
                              [this] {
                                EXPECT_TRUE(CanRead(Trusting(server_, client_)));
                                EXPECT_TRUE(CanRead(Trusting(server_)));
                                EXPECT_FALSE(CanRead(Trusting(server_, server_)));
                                EXPECT_TRUE(MaySubmit(Trusting(server_, client_)));
                                EXPECT_FALSE(MaySubmit(Trusting(server_)));
                                EXPECT_FALSE(MaySubmit(Trusting(server_, server_)));
                              }),
            kExitOk)
      << world_.err();
}

TEST_F(TlsTest, TakesStatementsOfAnybodyUnlessItIsToldWhoVouches) {
  EXPECT_EQ(world_.RunServing(args_, [this] { EXPECT_TRUE(MaySubmit(Trusting(server_))); }),
            kExitOk)
      << world_.err();
}

// TLS 1.2 with authenticated encryption and forward secrecy, or 1.3; nothing older or weaker.
TEST_F(TlsTest, SpeaksModernTlsOnly) {
  const auto agreed = [this](int version, const std::string& ciphers) {
    return AgreedCipher(ParseListenAddress(world_.Address())->port, {version, ciphers});
  };
  EXPECT_EQ(world_.RunServing(
                args_,
                [&] {
                  EXPECT_THAT(agreed(TLS1_3_VERSION, ""), HasSubstr("TLS_"));
                  EXPECT_THAT(agreed(TLS1_2_VERSION, ""), HasSubstr("ECDHE"));
                  EXPECT_THAT(agreed(TLS1_2_VERSION, "ECDHE+AESGCM"), HasSubstr("GCM"));
                  EXPECT_EQ(agreed(TLS1_1_VERSION, ""), "");
                  EXPECT_EQ(agreed(TLS1_VERSION, ""), "");
                  EXPECT_EQ(agreed(TLS1_2_VERSION, "ECDHE+AES:-AESGCM:-AESCCM"), "");  // CBC
                  EXPECT_EQ(agreed(TLS1_2_VERSION, "kRSA"), "");
                }),
            kExitOk)
      << world_.err();
}

TEST_F(TlsTest, RefusesACertificateThatIsNone) {
  world_.WriteFile("server.pem", "garbage");
  EXPECT_EQ(world_.Run(args_), kExitCouldNotCheck);
  EXPECT_THAT(world_.err(), HasSubstr("certificate"));
  args_.tls_cert = world_.Path("nothing");
  EXPECT_EQ(world_.Run(args_), kExitUsage);
  EXPECT_THAT(world_.err(), HasSubstr("--tls-cert"));
}

TEST_F(TlsTest, RefusesAKeyOfAnotherCertificate) {
  world_.WriteFile("server.key", client_.key_pem);
  EXPECT_EQ(world_.Run(args_), kExitCouldNotCheck);
  EXPECT_THAT(world_.err(), HasSubstr("key"));
}

}  // namespace
}  // namespace warifu
