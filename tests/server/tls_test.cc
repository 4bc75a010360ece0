// TLS and client certificates, as `warifud serve` sets them up.
#include <gmock/gmock.h>
#include <grpcpp/client_context.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>
#include <gtest/gtest.h>
#include <openssl/ssl.h>

#include <chrono>

#include "core/base/exit.h"
#include "server/listen_address.h"
#include "tests/server/certificate.h"
#include "tests/server/command_world.h"
#include "tests/server/tls_handshake.h"
#include "warifu/v1/log_service.grpc.pb.h"

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

TEST_F(TlsTest, AsksClientsForTheirCertificate) {
  args_.tls_client_ca = world_.Path("client.pem");
  EXPECT_EQ(world_.RunServing(args_,
                              [this] {
                                EXPECT_TRUE(CanRead(Trusting(server_, client_)));
                                EXPECT_FALSE(CanRead(Trusting(server_)));
                                EXPECT_FALSE(CanRead(Trusting(server_, server_)));
                              }),
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
