// A full load of submissions: threads that hand in offers without pause, one at a time and in
// streams, until the server is gone or they are told to stop; and what was answered.
//
// Threads: one, beside those that it starts.
#ifndef WARIFU_TESTS_SUPPORT_LOAD_PUBLISHING_LOAD_H_
#define WARIFU_TESTS_SUPPORT_LOAD_PUBLISHING_LOAD_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "core/base/types.h"
#include "tests/support/legal_world.h"

namespace warifu {

struct LoadAnswers {
  std::vector<Hash> submitted;        // payloads that were sent, answered or not
  std::vector<std::string> receipts;  // as they came
  std::vector<std::string> refusals;  // what a server that works would not have said
  std::uint64_t in_flight = 0;        // sent, and without an answer at the end
};

struct LoadOptions {
  std::string address;  // HOST:PORT
  std::string label;    // no two loads of one world share one
  int single = 4;       // threads that wait for each answer
  int streams = 2;      // threads that send ahead
  std::function<std::uint64_t()> now_s;
};

class PublishingLoad {
 public:
  // Begins. Borrows nothing.
  PublishingLoad(const LegalWorld& world, const LoadOptions& options);
  ~PublishingLoad();

  std::uint64_t acknowledged() const { return acknowledged_; }

  // Waits until each thread has no answer to wait for; what it sent last may be in flight if the
  // server is gone. Once.
  LoadAnswers Stop();

 private:
  void Submit(LegalWorld world, LoadOptions options, int number);
  void Stream(LegalWorld world, LoadOptions options, int number);
  void Add(LoadAnswers answers);

  std::atomic<bool> stopping_ = false;
  std::atomic<std::uint64_t> acknowledged_ = 0;
  std::mutex mutex_;  // over answers_
  LoadAnswers answers_;
  std::vector<std::thread> threads_;
};

}  // namespace warifu

#endif  // WARIFU_TESTS_SUPPORT_LOAD_PUBLISHING_LOAD_H_
