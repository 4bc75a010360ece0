#include "tests/server/tls_handshake.h"

#include <gtest/gtest.h>
#include <openssl/bio.h>
#include <openssl/ssl.h>

#include <memory>

namespace warifu {
namespace {

// As HTTP/2 is announced; gRPC talks to nobody who does not.
constexpr unsigned char kAlpn[] = {2, 'h', '2'};

}  // namespace

std::string AgreedCipher(std::uint16_t port, const TlsOffer& offer) {
  const std::unique_ptr<SSL_CTX, void (*)(SSL_CTX*)> context(SSL_CTX_new(TLS_client_method()),
                                                             SSL_CTX_free);
  SSL_CTX_set_security_level(context.get(), 0);  // the client would take anything
  EXPECT_EQ(SSL_CTX_set_min_proto_version(context.get(), offer.version), 1);
  EXPECT_EQ(SSL_CTX_set_max_proto_version(context.get(), offer.version), 1);
  const std::string ciphers = offer.ciphers.empty() ? "ALL:@SECLEVEL=0" : offer.ciphers;
  EXPECT_EQ(SSL_CTX_set_cipher_list(context.get(), ciphers.c_str()), 1);
  EXPECT_EQ(SSL_CTX_set_alpn_protos(context.get(), kAlpn, sizeof kAlpn), 0);
  const std::unique_ptr<BIO, void (*)(BIO*)> connection(BIO_new_ssl_connect(context.get()),
                                                        BIO_free_all);
  BIO_set_conn_hostname(connection.get(), ("127.0.0.1:" + std::to_string(port)).c_str());
  if (BIO_do_connect(connection.get()) != 1) return "";
  SSL* tls = nullptr;
  BIO_get_ssl(connection.get(), &tls);
  return SSL_get_cipher_name(tls);
}

}  // namespace warifu
