// Secret: what somebody typed that nobody else may read, as a passphrase. It lies in memory that is
// locked and guarded, and is wiped when it goes; no copy of it is made.
//
// Not here: keys (core/crypto/ed25519.h has its own such memory).
// Threads: one at a time.
#ifndef WARIFU_CORE_CRYPTO_SECRET_H_
#define WARIFU_CORE_CRYPTO_SECRET_H_

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace warifu {

class Secret {
 public:
  // Empty, with room for `capacity` bytes. Requires: capacity > 0.
  explicit Secret(std::size_t capacity);
  // These bytes. The caller wipes its own copy.
  static Secret Of(std::string_view bytes);
  // These bytes, which are wiped where they lay.
  static Secret Taken(std::string&& bytes);

  Secret(Secret&&) = default;
  Secret& operator=(Secret&&) = default;

  // False, and nothing added: there is no room for all of it.
  bool Append(std::string_view bytes);
  // Wipes what is behind the first `size` bytes. Requires: size <= view().size().
  void Shorten(std::size_t size);
  // Wipes all but the first line, and the line's end.
  void KeepFirstLine();

  // Lives as long as the secret, and until it is moved from.
  std::string_view view() const { return {bytes_.get(), size_}; }
  bool empty() const { return size_ == 0; }

 private:
  struct Free {
    void operator()(char* bytes) const;
  };

  std::unique_ptr<char[], Free> bytes_;
  std::size_t capacity_;
  std::size_t size_ = 0;
};

}  // namespace warifu

#endif  // WARIFU_CORE_CRYPTO_SECRET_H_
